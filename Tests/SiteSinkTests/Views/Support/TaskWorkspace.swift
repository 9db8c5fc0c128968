import NotionExportKit
import NotionModel
import SinkTestKit

/// A database of tasks with a property of each kind that affects views.
enum TaskWorkspace {
  static let database = ScriptedWorkspace.id(1)
  static let source = ScriptedWorkspace.id(2)
  static let otherSource = ScriptedWorkspace.id(3)
  static let linked = ScriptedWorkspace.id(4)

  struct Row {
    var title: String
    var status: String?
    var tags: [String] = []
    var due: JSONValue = .null
    var owners: [Int] = []
    var estimate: Double?
    var isDone = false
    var picture: String?
    var cover: String?
    var content: [ScriptedBlock] = []
  }

  static let rows: [Row] = [
    Row(
      title: "Paint & <b>", status: "Open", tags: ["van", "cake"], due: date("2026-05-01"), owners: [1, 2],
      estimate: 1_200.5, picture: "https://e.com/p.png"),
    Row(
      title: "Sand", status: "New", tags: ["van"], due: date("2026-04-30T23:30:00.000-05:00"), owners: [2],
      estimate: 9, isDone: true, cover: "https://e.com/c.png"),
    Row(title: "Sell", status: nil, due: date("2026-05-30", "2026-06-02"), estimate: 80),
    Row(
      title: "Sail", status: "Done", tags: ["cake"], due: .null,
      content: [
        .text("paragraph", ScriptedText.run("Before")),
        ScriptedBlock(
          "column_list", [:],
          [
            ScriptedBlock(
              "column", [:],
              [ScriptedBlock("image", ["type": "external", "external": ["url": "https://e.com/i.png"]])])
          ]),
      ]),
    Row(title: "", status: "New", estimate: 80),
  ]

  static func date(_ start: String, _ end: String? = nil, zone: String? = nil) -> JSONValue {
    [
      "start": .string(start), "end": end.map { .string($0) } ?? .null,
      "time_zone": zone.map { .string($0) } ?? .null,
    ]
  }

  static func view(
    _ number: UInt64, _ type: String, _ name: String, source: ObjectID = source,
    in database: ObjectID = database,
    filter: JSONValue = .null, sorts: JSONValue = .null, _ configuration: JSONObject = [:]
  ) -> JSONObject {
    var configuration = configuration
    configuration["type"] = .string(type)
    return [
      "object": "view", "id": .string("\(ScriptedWorkspace.id(100 + number))"), "type": .string(type),
      "name": .string(name), "parent": ["type": "database_id", "database_id": .string("\(database)")],
      "data_source_id": .string("\(source)"), "filter": filter, "sorts": sorts,
      "configuration": .object(configuration),
    ]
  }

  static func make(
    views: [JSONObject], rows: [Row] = rows, hasOtherSource: Bool = false
  ) throws -> ScriptedWorkspace {
    var workspace = ScriptedWorkspace(name: "Work")
    for (number, name) in [(1, "Zoe"), (2, "adam")] as [(UInt64, String)] {
      try workspace.add(user: [
        "object": "user", "id": .string("\(ScriptedWorkspace.id(50 + number))"), "type": "person",
        "person": [:], "name": .string(name),
      ])
    }
    let sources = hasOtherSource ? [source, otherSource] : [source]
    try workspace.add(
      database: [
        "object": "database", "id": .string("\(database)"), "title": [ScriptedText.run("Tasks")],
        "parent": ["type": "workspace", "workspace": true],
        "data_sources": .array(sources.map { ["id": .string("\($0)"), "name": "S"] }),
      ], views: views)
    for source in sources {
      try workspace.add(dataSource: [
        "object": "data_source", "id": .string("\(source)"),
        "title": [ScriptedText.run(source == otherSource ? "Others" : "Tasks")],
        "parent": ["type": "database_id", "database_id": .string("\(database)")],
        "properties": .object(schema),
      ])
    }
    for (index, row) in rows.enumerated() { try add(row, UInt64(1_000 + index), to: &workspace) }
    return workspace
  }

  private static func option(_ name: String) -> JSONValue {
    ["id": .string("id-\(name)"), "name": .string(name), "color": "blue"]
  }

  private static var schema: JSONObject {
    [
      "Task": ["id": "title", "name": "Task", "type": "title", "title": [:]],
      "State": [
        "id": "st", "name": "State", "type": "status",
        "status": [
          "options": [option("Done"), option("Open"), option("New"), option("Stuck")],
          "groups": [
            ["id": "1", "name": "To do", "color": "gray", "option_ids": ["id-New"]],
            ["id": "2", "name": "Doing", "color": "blue", "option_ids": ["id-Open", "id-Stuck"]],
            ["id": "3", "name": "Complete", "color": "green", "option_ids": ["id-Done"]],
          ],
        ],
      ],
      "Needs": [
        "id": "ta%3Ags", "name": "Needs", "type": "multi_select",
        "multi_select": ["options": [option("van"), option("cake")]],
      ],
      "Due": ["id": "due", "name": "Due", "type": "date", "date": [:]],
      "Owner": ["id": "own", "name": "Owner", "type": "people", "people": [:]],
      "Estimate": ["id": "est", "name": "Estimate", "type": "number", "number": ["format": "euro"]],
      "Finished": ["id": "fin", "name": "Finished", "type": "checkbox", "checkbox": [:]],
      "Picture": ["id": "pic", "name": "Picture", "type": "files", "files": [:]],
    ]
  }

  private static func add(_ row: Row, _ number: UInt64, to workspace: inout ScriptedWorkspace) throws {
    let files: [JSONValue] =
      row.picture.map { url in
        [
          ["name": "notes.pdf", "type": "external", "external": ["url": "https://e.com/notes.pdf"]],
          ["name": "picture", "type": "external", "external": ["url": .string(url)]],
        ]
      } ?? []
    try workspace.add(
      page: [
        "object": "page", "id": .string("\(ScriptedWorkspace.id(number))"),
        "created_time": "2026-03-01T08:00:00.000Z", "last_edited_time": "2026-03-02T09:30:00.000Z",
        "parent": ["type": "data_source_id", "data_source_id": .string("\(source)")],
        "cover": row.cover.map { ["type": "external", "external": ["url": .string($0)]] } ?? .null,
        "properties": [
          "Task": ["id": "title", "type": "title", "title": [ScriptedText.run(row.title)]],
          "State": ["id": "st", "type": "status", "status": row.status.map(option) ?? .null],
          "Needs": ["id": "ta%3Ags", "type": "multi_select", "multi_select": .array(row.tags.map(option))],
          "Due": ["id": "due", "type": "date", "date": row.due],
          "Owner": [
            "id": "own", "type": "people",
            "people": .array(
              row.owners.map {
                ["object": "user", "id": .string("\(ScriptedWorkspace.id(UInt64(50 + $0)))")]
              }),
          ],
          "Estimate": [
            "id": "est", "type": "number",
            "number": row.estimate.flatMap { JSONNumber($0) }.map { .number($0) } ?? .null,
          ],
          "Finished": ["id": "fin", "type": "checkbox", "checkbox": .bool(row.isDone)],
          "Picture": ["id": "pic", "type": "files", "files": .array(files)],
        ],
      ], content: row.content)
  }
}
