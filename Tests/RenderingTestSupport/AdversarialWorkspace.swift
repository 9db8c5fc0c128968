import NotionExportKit
package import NotionModel
package import SinkTestKit

/// A workspace of everything that exporters get wrong.
package enum AdversarialWorkspace {
  package static func id(_ number: UInt64) -> ObjectID {
    ObjectID(high: (0xA000_0000 + number) << 32 | 0x4000, low: 0x8000_0000_0000_0000 | number)
  }

  package static func make() throws -> ScriptedWorkspace {
    var workspace = ScriptedWorkspace(name: "Traps & *snares*")
    try workspace.add(user: [
      "object": "user", "id": .string("\(id(900))"), "type": "person", "person": [:], "name": "Zoë [admin] *",
    ])
    let png = AssetKey(hostedURL: "https://files.example/a/picture%20one.png")
    let copy = AssetKey(hostedURL: "https://files.example/b/picture%20one.png")
    let same = AssetKey(hostedURL: "https://files.example/c/other name.png")
    for (key, digest) in [(png, "aa"), (copy, "bb"), (same, "aa")] {
      let content = Asset.StoredContent(
        sha256: String(repeating: digest, count: 32), byteCount: 1, mediaType: "image/png",
        pixelSize: digest == "aa" ? PixelSize(width: 640, height: 480) : nil)
      workspace.add(asset: Asset(key: key, name: "picture one.png", content: .stored(content)))
    }
    try addPages(&workspace)
    try addTasks(&workspace)
    try addSources(&workspace)
    return workspace
  }

  private static func parent(_ number: UInt64) -> JSONObject {
    ["type": "page_id", "page_id": .string("\(id(number))")]
  }

  private static func file(_ url: String, caption: String = "") -> JSONObject {
    [
      "type": "file", "file": ["url": .string(url), "expiry_time": "2026-01-01T00:00:00.000Z"],
      "caption": caption.isEmpty ? [] : [ScriptedText.run(caption)],
    ]
  }

  private static func addPages(_ workspace: inout ScriptedWorkspace) throws {
    try workspace.add(page: "Home: a/b?", id: id(1), content: home)
    for (number, title) in [
      "CON", "con", "..", "../../etc/passwd", "", "trailing. ", "Notes", "notes", "No\u{301}tes.md",
    ]
    .enumerated() {
      try workspace.add(
        page: title, id: id(10 + UInt64(number)), in: parent(1),
        content: [
          .text("paragraph", ScriptedText.run("back: "), ScriptedText.mention(page: id(1), plainText: "x"))
        ])
    }
    try workspace.add(
      page: "assets", id: id(30), in: parent(11), content: [.text("heading_2", ScriptedText.run("Deep"))])
  }

  private static var home: [ScriptedBlock] {
    func item(_ type: String, _ text: String, _ more: JSONObject = [:], _ children: [ScriptedBlock] = [])
      -> ScriptedBlock
    {
      var payload: JSONObject = ["rich_text": [ScriptedText.run(text)], "color": "default"]
      for (key, value) in more.members { payload[key] = value }
      return ScriptedBlock(type, payload, children)
    }
    let heading = ScriptedBlock(
      "heading_2",
      ["rich_text": [ScriptedText.run("Über #1: *traps*, a `code` & more")], "is_toggleable": true],
      id: id(800), [item("paragraph", "Inside the toggle heading.")])
    return [
      ScriptedBlock("table_of_contents", ["color": "default"]), ScriptedBlock("breadcrumb"), heading,
      item("heading_2", "Über #1: *traps*, a `code` & more"),
      .text(
        "paragraph", ScriptedText.run("To "),
        ScriptedText.run("the heading", link: "/\(id(1).compactText)#\(id(800).compactText)"),
        ScriptedText.run(", "),
        ScriptedText.run("deep (a)", link: "https://www.notion.so/x/assets-\(id(30).compactText)?pvs=4"),
        ScriptedText.run(", "), ScriptedText.run("nowhere", link: "/\(id(999).compactText)"),
        ScriptedText.run(", "),
        ScriptedText.mention(page: id(16), plainText: "old title"), ScriptedText.run(" costs $5, "),
        ScriptedText.equation("a_1 * b_2 < \\{c\\}"), ScriptedText.run(" and "), ScriptedText.equation("x+y")),
      ScriptedBlock("link_to_page", ["type": "page_id", "page_id": .string("\(id(17))")]),
      item("numbered_list_item", "one"),
      item(
        "numbered_list_item", "two", [:],
        [item("paragraph", "a child"), item("code", "let a = 1", ["language": "swift"])]),
      item("numbered_list_item", "three"), item("numbered_list_item", "seven", ["list_start_index": 7]),
      item("numbered_list_item", "eight"), item("bulleted_list_item", "bullet"),
      item("to_do", "done", ["checked": true]),
      item("to_do", "open", ["checked": false]),
      item("numbered_list_item", "lettered", ["list_format": "letters", "list_start_index": 3]),
      item("numbered_list_item", "next letter"),
      item("numbered_list_item", "roman", ["list_format": "roman", "list_start_index": 4]),
      item("paragraph", "1. # - not markup"),
      item("quote", "line\nline", [:], [item("bulleted_list_item", "in the quote")]),
      item(
        "callout", "Mind the gap", ["icon": ["type": "emoji", "emoji": "⚠️"]],
        [item("paragraph", "and the child")]),
      item("callout", "A pear", ["icon": ["type": "emoji", "emoji": "🍐"]]),
      item("toggle", "<b>Toggle</b>", [:], [item("paragraph", "inside")]),
      item("paragraph", "parent", [:], [item("paragraph", "indented")]),
      item("code", "```\nfence\n```", ["language": "plain text"]),
      ScriptedBlock("equation", ["expression": "\\sum_{i}^{n} i\n\n= x"]),
      ScriptedBlock(
        "table", ["table_width": 2, "has_column_header": true, "has_row_header": true],
        [
          ScriptedBlock(
            "table_row", ["cells": [[ScriptedText.run("a|b")], [ScriptedText.run("line\nbreak")]]]),
          ScriptedBlock("table_row", ["cells": [[ScriptedText.run("`x|y`", code: true)], []]]),
        ]),
      ScriptedBlock(
        "image", file("https://files.example/a/picture%20one.png?X-Amz-Signature=secret", caption: "first")),
      ScriptedBlock("image", file("https://files.example/b/picture%20one.png?X-Amz-Signature=secret")),
      ScriptedBlock("file", file("https://files.example/c/other name.png?X-Amz-Signature=secret")),
      ScriptedBlock(
        "bookmark", ["url": "https://example.com/a_b?c=d&e=(f)", "caption": [ScriptedText.run("a *site*")]]),
      ScriptedBlock(
        "column_list", [:],
        [
          ScriptedBlock("column", [:], [item("paragraph", "left")]),
          ScriptedBlock("column", [:], [item("paragraph", "right")]),
        ]),
      ScriptedBlock(
        "tab", [:],
        [item("paragraph", "Tab one", [:], [item("paragraph", "in tab one")]), item("paragraph", "Tab two")]),
      ScriptedBlock("unsupported", ["block_type": "ai_block"]),
      item("block_of_tomorrow", "text of a block of tomorrow"), ScriptedBlock("divider"),
      item("heading_4", "Four #"),
    ]
  }

  private static func addTasks(_ workspace: inout ScriptedWorkspace) throws {
    try workspace.add(
      database: [
        "object": "database", "id": .string("\(id(100))"), "title": [ScriptedText.run("Tasks")],
        "parent": .object(parent(1)),
        "data_sources": [["id": .string("\(id(101))"), "name": "Tasks"]],
      ],
      views: [
        [
          "object": "view", "id": .string("\(id(102))"), "type": "table",
          "data_source_id": .string("\(id(101))"),
          "sorts": [["property": "Cost", "direction": "descending"]],
          "configuration": [
            "type": "table",
            "properties": [
              ["property_id": "title", "visible": true], ["property_id": "cost", "visible": true],
              ["property_id": "rel", "visible": true], ["property_id": "note", "visible": false],
            ],
          ],
        ]
      ])
    try workspace.add(dataSource: [
      "object": "data_source", "id": .string("\(id(101))"), "title": [ScriptedText.run("Tasks")],
      "parent": ["type": "database_id", "database_id": .string("\(id(100))")],
      "properties": [
        "Name": ["id": "title", "name": "Name", "type": "title", "title": [:]],
        "Cost": ["id": "cost", "name": "Cost", "type": "number", "number": ["format": "euro"]],
        "Note|s": ["id": "note", "name": "Note|s", "type": "rich_text", "rich_text": [:]],
        "After": [
          "id": "rel", "name": "After", "type": "relation",
          "relation": [
            "data_source_id": .string("\(id(101))"), "single_property": [:], "type": "single_property",
          ],
        ],
        "Tags": ["id": "tags", "name": "Tags", "type": "multi_select", "multi_select": ["options": []]],
        "When": ["id": "when", "name": "When", "type": "date", "date": [:]],
      ],
    ])
    for (number, title, cost) in [
      (110, "Tasks", 1234.5), (111, "a, \"quoted\"\nrow", 99999), (112, "yes", 3),
    ] as [(UInt64, String, Double)] {
      try workspace.add(
        page: title, id: id(number), in: ["type": "data_source_id", "data_source_id": .string("\(id(101))")],
        properties: [
          "Name": ["id": "title", "type": "title", "title": [ScriptedText.run(title)]],
          "Cost": ["id": "cost", "type": "number", "number": JSONNumber(cost).map { .number($0) } ?? .null],
          "Note|s": [
            "id": "note", "type": "rich_text",
            "rich_text": [ScriptedText.run("one, \"two\"\nthree", bold: true)],
          ],
          "After": [
            "id": "rel", "type": "relation", "relation": [["id": .string("\(id(110))")]], "has_more": false,
          ],
          "Tags": [
            "id": "tags", "type": "multi_select",
            "multi_select": [["id": "t", "name": "two words", "color": "red"]],
          ],
          "When": [
            "id": "when", "type": "date",
            "date": [
              "start": "2026-05-01T10:00:00.000+02:00", "end": "2026-05-02T10:00:00.000+02:00",
              "time_zone": .null,
            ],
          ],
        ], content: [.text("paragraph", ScriptedText.run("The body of \(title)."))])
    }
  }

  /// A database of two data sources, and a view of another database.
  private static func addSources(_ workspace: inout ScriptedWorkspace) throws {
    let sources: [(UInt64, String)] = [(201, "Cats"), (202, "Dogs")]
    try workspace.add(database: [
      "object": "database", "id": .string("\(id(200))"), "title": [ScriptedText.run("Animals")],
      "parent": .object(parent(1)),
      "data_sources": .array(sources.map { ["id": .string("\(id($0.0))"), "name": .string($0.1)] }),
    ])
    for (number, title) in sources {
      try workspace.add(dataSource: [
        "object": "data_source", "id": .string("\(id(number))"), "title": [ScriptedText.run(title)],
        "parent": ["type": "database_id", "database_id": .string("\(id(200))")],
        "properties": ["Name": ["id": "title", "name": "Name", "type": "title", "title": [:]]],
      ])
      try workspace.add(
        page: "Tom", id: id(number + 10),
        in: ["type": "data_source_id", "data_source_id": .string("\(id(number))")],
        properties: ["Name": ["id": "title", "type": "title", "title": [ScriptedText.run("Tom")]]])
    }
    try workspace.add(
      database: [
        "object": "database", "id": .string("\(id(300))"), "title": [ScriptedText.run("Linked")],
        "parent": .object(parent(1)), "data_sources": [],
      ],
      views: [
        [
          "object": "view", "id": .string("\(id(301))"), "type": "table",
          "data_source_id": .string("\(id(101))"),
        ]
      ])
  }
}
