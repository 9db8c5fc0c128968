import NotionExportKit
import NotionModel
import SinkTestKit
import Testing

@testable import SinkRendering

/// A view shows the rows that it shows in Notion, in its order.
struct ViewRowsTests {
  private static func id(_ number: UInt64) -> ObjectID { ObjectID(high: number << 40, low: number) }

  private static let source = id(100)

  private func workspace() throws -> ScriptedWorkspace {
    func option(_ name: String) -> JSONValue { ["id": .string(name), "name": .string(name), "color": "red"] }
    var workspace = ScriptedWorkspace(name: "W")
    try workspace.add(dataSource: [
      "object": "data_source", "id": .string("\(Self.source)"), "title": [ScriptedText.run("Rows")],
      "parent": ["type": "workspace", "workspace": true],
      "properties": [
        "Name": ["id": "title", "name": "Name", "type": "title", "title": [:]],
        "Cost": ["id": "co%3At", "name": "Cost", "type": "number", "number": ["format": "number"]],
        "State": [
          "id": "state", "name": "State", "type": "status",
          "status": [
            "options": [option("Done"), option("New"), option("Open")],
            "groups": [
              ["id": "g1", "name": "To do", "color": "red", "option_ids": ["New"]],
              ["id": "g2", "name": "In progress", "color": "red", "option_ids": ["Open"]],
              ["id": "g3", "name": "Complete", "color": "red", "option_ids": ["Done"]],
            ],
          ],
        ],
        "Tags": ["id": "tags", "name": "Tags", "type": "multi_select", "multi_select": ["options": []]],
        "Due": ["id": "due", "name": "Due", "type": "date", "date": [:]],
        "Paid": ["id": "paid", "name": "Paid", "type": "checkbox", "checkbox": [:]],
        "People": ["id": "people", "name": "People", "type": "people", "people": [:]],
        "Sum": ["id": "sum", "name": "Sum", "type": "formula", "formula": ["expression": "1"]],
        "Kin": ["id": "kin", "name": "Kin", "type": "rollup", "rollup": ["function": "show_original"]],
      ],
    ])
    let rows: [(String, JSONValue, String, [String], String?, Bool)] = [
      ("apple", 3, "Open", ["a", "b"], "2026-05-01", true), ("Pear", 12, "New", [], nil, false),
      ("banana", 3, "Done", ["b"], "2026-04-30T23:30:00.000-05:00", false),
      ("", .null, "New", ["a"], "2026-05-02", true),
    ]
    for (index, row) in rows.enumerated() {
      try workspace.add(
        page: row.0, id: Self.id(UInt64(index + 1)),
        in: ["type": "data_source_id", "data_source_id": .string("\(Self.source)")],
        properties: [
          "Name": ["id": "title", "type": "title", "title": [ScriptedText.run(row.0)]],
          "Cost": ["id": "co%3At", "type": "number", "number": row.1],
          "State": ["id": "state", "type": "status", "status": option(row.2)],
          "Tags": ["id": "tags", "type": "multi_select", "multi_select": .array(row.3.map(option))],
          "Due": [
            "id": "due", "type": "date",
            "date": row.4.map { ["start": .string($0), "end": .null, "time_zone": .null] } ?? .null,
          ],
          "Paid": ["id": "paid", "type": "checkbox", "checkbox": .bool(row.5)],
          "Sum": ["id": "sum", "type": "formula", "formula": ["type": "number", "number": row.1]],
          "Kin": [
            "id": "kin", "type": "rollup",
            "rollup": [
              "type": "array", "function": "show_original",
              "array": .array(
                row.3.map { ["type": "rich_text", "rich_text": [ScriptedText.run($0)]] }),
            ],
          ],
        ])
    }
    return workspace
  }

  private func rows(
    filter: JSONValue = .null, sorts: JSONValue = [], quick: JSONValue = .null
  ) async throws -> [UInt64] {
    let workspace = try workspace()
    let view = try view(filter: filter, sorts: sorts, quick: quick)
    let dataSource = try #require(workspace.dataSource(DataSourceID(Self.source))).dataSource
    var numbers: [UInt64] = []
    for try await row in ViewRows(of: dataSource, through: view, in: workspace) {
      #expect(row.document?.page.id.object == row.reference.id)
      numbers.append(row.reference.id.low)
    }
    return numbers
  }

  private func view(filter: JSONValue, sorts: JSONValue = [], quick: JSONValue = .null) throws -> View {
    try JSONSlice(
      validating: JSONValue.object([
        "object": "view", "id": .string("\(Self.id(200))"), "type": "table", "filter": filter,
        "sorts": sorts, "quick_filters": quick,
      ]).serialized
    ).decode(View.self)
  }

  @Test("Pages of few rows are kept for whoever goes through them again, those of many rows are not")
  func kept() async throws {
    let few = try RowPageCache(in: workspace())
    _ = try await few.document(of: Self.id(1))
    _ = try await few.document(of: Self.id(2))
    #expect(few.kept == [Self.id(1), Self.id(2)])

    var many = ScriptedWorkspace(name: "W")
    let text = String(repeating: "long ", count: 20_000)
    for number in 1...5 as ClosedRange<UInt64> {
      try many.add(
        page: "Row", id: Self.id(number),
        in: ["type": "data_source_id", "data_source_id": .string("\(Self.source)")],
        properties: ["Name": ["id": "title", "type": "title", "title": [ScriptedText.run(text)]]])
    }
    let documents = RowPageCache(in: many)
    for number in 1...5 as ClosedRange<UInt64> {
      let document = try await documents.document(of: Self.id(number))
      #expect(document?.page.id.object == Self.id(number))
    }
    #expect(documents.kept.isEmpty)
  }

  @Test("Without a view all rows stand in the order of the data source")
  func noView() async throws { #expect(try await rows() == [1, 2, 3, 4]) }

  @Test("A view's sorts order the rows, empty ones last, equal ones as they were")
  func sorts() async throws {
    func sorted(_ sorts: (String, String)...) async throws -> [UInt64] {
      try await rows(
        sorts: .array(sorts.map { ["property": .string($0.0), "direction": .string($0.1)] }))
    }
    #expect(try await sorted(("Cost", "ascending")) == [1, 3, 2, 4])
    #expect(try await sorted(("co%3At", "descending")) == [2, 1, 3, 4])
    #expect(try await sorted(("co:t", "descending"), ("title", "descending")) == [2, 3, 1, 4])
    #expect(try await sorted(("Name", "ascending")) == [1, 3, 2, 4])
    #expect(try await sorted(("State", "ascending")) == [2, 4, 1, 3])
    #expect(try await sorted(("Due", "ascending")) == [1, 3, 4, 2])
    #expect(try await sorted(("Paid", "descending"), ("Name", "ascending")) == [1, 4, 3, 2])
  }

  @Test(
    "A view's filter leaves rows out",
    arguments: [
      (["property": "State", "status": ["equals": "New"]], [2, 4]),
      (["property": "state", "status": ["does_not_equal": "New"]], [1, 3]),
      (["property": "Cost", "number": ["greater_than": 3]], [2]),
      (["property": "co%3At", "number": ["is_empty": true]], [4]),
      (["property": "Cost", "number": ["does_not_equal": 3]], [2, 4]),
      (["property": "Name", "title": ["contains": "EAR"]], [2]),
      (["property": "Name", "rich_text": ["is_not_empty": true]], [1, 2, 3]),
      (["property": "Tags", "multi_select": ["contains": "b"]], [1, 3]),
      (["property": "Tags", "multi_select": ["does_not_contain": "a"]], [2, 3]),
      (["property": "Paid", "checkbox": ["equals": true]], [1, 4]),
      (["property": "Due", "date": ["on_or_after": "2026-05-01"]], [1, 4]),
      (["property": "Due", "date": ["equals": "2026-04-30"]], [3]),
      (["property": "Sum", "formula": ["number": ["less_than": 12]]], [1, 3]),
      (["property": "Kin", "rollup": ["any": ["rich_text": ["equals": "a"]]]], [1, 4]),
      (["property": "Kin", "rollup": ["none": ["rich_text": ["equals": "a"]]]], [2, 3]),
      (["timestamp": "created_time", "created_time": ["before": "2020-01-01"]], []),
      (
        [
          "and": [
            ["property": "Cost", "number": ["equals": 3]],
            [
              "or": [
                ["property": "Paid", "checkbox": ["equals": true]],
                ["property": "State", "status": ["equals": "Nothing"]],
              ]
            ],
          ]
        ], [1]
      ),
    ] as [(JSONValue, [UInt64])])
  func filters(filter: JSONValue, expected: [UInt64]) async throws {
    #expect(try await rows(filter: filter) == expected)
    // A sort goes another way through the rows, and the filter holds there too.
    let sorted = try await rows(
      filter: filter, sorts: [["timestamp": "created_time", "direction": "ascending"]])
    #expect(sorted == expected)
  }

  @Test(
    "What depends on the day or on who looks, or is not known, leaves no row out",
    arguments: [
      ["property": "Due", "date": ["past_week": [:]]],
      ["property": "People", "people": ["contains": "me"]],
      ["property": "Due", "date": ["on_or_after": "one_week_ago"]],
      ["timestamp": "created_time", "created_time": ["this_week": [:]]],
      ["property": "Sum", "formula": ["date": ["next_year": [:]]]],
      ["property": "Name", "title": ["rhymes_with": "chair"]], ["something": "else"],
    ] as [JSONValue])
  func personal(filter: JSONValue) async throws {
    #expect(try await rows(filter: filter) == [1, 2, 3, 4])
    #expect(try await unapplied(filter).count == 1)
  }

  @Test("What is passed over is told, and only that")
  func unapplied() async throws {
    #expect(try await unapplied(["property": "Tags", "multi_select": ["contains": "me"]]).isEmpty)
    #expect(try await unapplied(["property": "Due", "date": ["before": "2026-05-01"]]).isEmpty)
    #expect(
      try await unapplied(["property": "Kin", "rollup": ["any": ["rich_text": ["equals": "a"]]]]).isEmpty)
    let reasons = try await unapplied([
      "or": [
        ["property": "Due", "date": ["past_week": [:]]],
        [
          "and": [
            ["property": "People", "people": ["does_not_contain": "me"]], ["property": "x", "number": 3],
          ]
        ],
        ["property": "Due", "date": ["past_week": [:]]],
      ]
    ])
    #expect(reasons == [.day("past week"), .person, .missing])
  }

  private func unapplied(_ filter: JSONValue) async throws -> [UnappliedSetting.Reason] {
    let workspace = try workspace()
    let dataSource = try #require(workspace.dataSource(DataSourceID(Self.source))).dataSource
    return ViewRows(of: dataSource, through: try view(filter: filter), in: workspace).unapplied.map(\.reason)
  }

  @Test("Filters on the filter bar hold beside the view's own")
  func quickFilters() async throws {
    let rows = try await rows(
      filter: ["property": "Cost", "number": ["equals": 3]],
      quick: ["paid": ["checkbox": ["equals": false]]])
    #expect(rows == [3])
  }
}
