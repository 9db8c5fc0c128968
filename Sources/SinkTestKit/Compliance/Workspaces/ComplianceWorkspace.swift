internal import NotionExportKit
internal import NotionModel

/// The workspaces of the compliance suite.
///
/// All times in them are in 2021, so that the current time in an output was added by the sink.
enum ComplianceWorkspace {
  static func id(_ number: UInt64) -> ObjectID {
    ObjectID(high: (0xC0DE_0000 + number) << 32 | 0x4000, low: 0x8000_0000_0000_0000 | number)
  }

  static let hostedPicture = "https://files.example/secure/one/picture.png"
  static let otherPicture = "https://files.example/secure/two/picture.png"
  static let lostFile = "https://files.example/secure/three/lost.pdf"

  /// Returns a workspace with all kinds of objects; `edited` is the same one after a month of use.
  static func make(edited: Bool = false) throws -> ScriptedWorkspace {
    var workspace = ScriptedWorkspace(name: "Compliance")
    try addPeople(&workspace)
    addFiles(&workspace, edited: edited)
    try addPages(&workspace, edited: edited)
    try addTasks(&workspace, edited: edited)
    return workspace
  }

  /// The removals in the log between ``make(edited:)`` and its edited form.
  static let removals: [ExportEvent] = [
    .removed(RemovedObject(id: id(7), kind: .page)), .removed(RemovedObject(id: id(23), kind: .page)),
    .removedAsset(AssetKey(hostedURL: otherPicture)),
  ]

  // MARK: Parts

  static func parent(_ number: UInt64) -> JSONObject {
    ["type": "page_id", "page_id": .string("\(id(number))")]
  }

  static func paragraph(_ text: String, _ children: [ScriptedBlock] = []) -> ScriptedBlock {
    .text("paragraph", ScriptedText.run(text), children: children)
  }

  private static func file(_ url: String) -> JSONObject {
    [
      "type": "file",
      "file": [
        "url": .string(url + "?X-Amz-Signature=secret"), "expiry_time": "2021-01-01T00:00:00.000Z",
      ],
      "caption": [],
    ]
  }

  private static func addPeople(_ workspace: inout ScriptedWorkspace) throws {
    for (number, name) in [(901, "Ada"), (902, "Grace <admin>")] as [(UInt64, String)] {
      try workspace.add(user: [
        "object": "user", "id": .string("\(id(number))"), "type": "person", "person": [:],
        "name": .string(name),
      ])
    }
  }

  private static func addFiles(_ workspace: inout ScriptedWorkspace, edited: Bool) {
    func picture(_ url: String, _ digit: String) -> Asset {
      Asset(
        key: AssetKey(hostedURL: url), name: "picture.png",
        content: .stored(
          Asset.StoredContent(
            sha256: String(repeating: digit, count: 64), byteCount: 64, mediaType: "image/png")))
    }
    workspace.add(asset: picture(hostedPicture, edited ? "c" : "a"))
    if !edited { workspace.add(asset: picture(otherPicture, "b")) }
    workspace.add(
      asset: Asset(
        key: AssetKey(hostedURL: lostFile), name: "lost.pdf",
        content: .unavailable(reason: "the file is gone")))
  }

  private static func addPages(_ workspace: inout ScriptedWorkspace, edited: Bool) throws {
    try workspace.add(page: "Home", id: id(1), content: home(edited: edited))
    // Two pages that exchange their titles, one that moves, one that is removed, namesakes.
    try workspace.add(
      page: edited ? "Second" : "First", id: id(2), in: parent(1), content: [paragraph("the first page")])
    try workspace.add(
      page: edited ? "First" : "Second", id: id(3), in: parent(1), content: [paragraph("the second page")])
    try workspace.add(
      page: edited ? "Renamed" : "Folder", id: id(4), in: parent(1), content: [paragraph("has a page inside")]
    )
    try workspace.add(page: "Same", id: id(5), in: parent(4), content: [paragraph("one of two namesakes")])
    try workspace.add(page: "same", id: id(6), in: parent(4), content: [paragraph("the other namesake")])
    if !edited {
      try workspace.add(page: "Goes", id: id(7), in: parent(1), content: [paragraph("will be removed")])
    }
    try workspace.add(
      page: "Moves", id: id(8), in: parent(edited ? 4 : 1), content: [paragraph(edited ? "anew" : "as ever")])
    try workspace.add(page: "", id: id(9), in: parent(1))
  }

  private static func home(edited: Bool) -> [ScriptedBlock] {
    var blocks: [ScriptedBlock] = [
      .text("heading_1", ScriptedText.run("Wörter & <b>Zeichen</b>")),
      .text(
        "paragraph", ScriptedText.run("See "), ScriptedText.mention(page: id(2), plainText: "First"),
        ScriptedText.run(" and "), ScriptedText.equation("a^2"), ScriptedText.run(".", bold: true)),
      paragraph("outer", [paragraph("inner", [paragraph("innermost")])]),
      .text("bulleted_list_item", ScriptedText.run("bullet")),
      .text("numbered_list_item", ScriptedText.run("number")),
      ScriptedBlock(
        "to_do", ["rich_text": [ScriptedText.run("task")], "checked": .bool(edited), "color": "default"]),
      ScriptedBlock("image", file(hostedPicture)), ScriptedBlock("file", file(lostFile)),
      ScriptedBlock("divider"),
      ScriptedBlock(
        "code",
        ["rich_text": [ScriptedText.run("let a = \"1\"\n")], "language": "swift", "caption": []]),
      ScriptedBlock(
        "table", ["table_width": 2, "has_column_header": true, "has_row_header": false],
        [ScriptedBlock("table_row", ["cells": [[ScriptedText.run("a|b")], [ScriptedText.run("c\nd")]]])]),
    ]
    if !edited { blocks.append(ScriptedBlock("image", file(otherPicture))) }
    return blocks
  }

  private static func addTasks(_ workspace: inout ScriptedWorkspace, edited: Bool) throws {
    let source: JSONObject = ["type": "data_source_id", "data_source_id": .string("\(id(21))")]
    try workspace.add(
      database: [
        "object": "database", "id": .string("\(id(20))"), "title": [ScriptedText.run("Tasks")],
        "parent": .object(parent(1)), "created_time": "2021-03-01T08:00:00.000Z",
        "data_sources": [["id": .string("\(id(21))"), "name": "Tasks"]],
      ],
      views: [
        [
          "object": "view", "id": .string("\(id(25))"), "type": "table", "name": "All",
          "data_source_id": .string("\(id(21))"),
        ]
      ])
    var schema: JSONObject = [
      "Name": ["id": "title", "name": "Name", "type": "title", "title": [:]],
      "Points": ["id": "pts", "name": "Points", "type": "number", "number": ["format": "number"]],
    ]
    if edited { schema["Done"] = ["id": "done", "name": "Done", "type": "checkbox", "checkbox": [:]] }
    try workspace.add(dataSource: [
      "object": "data_source", "id": .string("\(id(21))"), "title": [ScriptedText.run("Tasks")],
      "parent": ["type": "database_id", "database_id": .string("\(id(20))")], "properties": .object(schema),
    ])
    for (number, title) in [(22, "Write"), (23, "Check"), (24, "Write")] as [(UInt64, String)]
    where !(edited && number == 23) {
      try workspace.add(
        page: title, id: id(number), in: source,
        properties: [
          "Name": ["id": "title", "type": "title", "title": [ScriptedText.run(title)]],
          "Points": ["id": "pts", "type": "number", "number": edited ? 5 : 3],
        ], content: [paragraph("about \(title)")])
    }
  }
}

extension ScriptedWorkspace {
  /// An event for each object, in a possible order of a first crawl.
  var events: [ExportEvent] {
    userObjects.sorted { $0.id < $1.id }.map { .user($0) }
      + files.values.sorted { $0.key < $1.key }.map { .asset($0) }
      + pageObjects.keys.sorted().compactMap { page(PageID($0)) }.map { .page($0) }
      + databaseObjects.keys.sorted().compactMap { database(DatabaseID($0)) }.map { .database($0) }
      + dataSourceObjects.keys.sorted().compactMap { dataSource(DataSourceID($0)) }.map { .dataSource($0) }
  }
}
