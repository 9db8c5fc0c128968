import NotionModel
import SinkTestKit

/// A workspace whose texts would all run if they became markup.
enum InjectionWorkspace {
  private static func id(_ number: UInt64) -> ObjectID {
    ObjectID(high: 0x1213_0000_0000_4000, low: 0x8000_0000_0000_0000 | number)
  }

  static func make(port: UInt16) throws -> ScriptedWorkspace {
    let markup = InjectionVectors.markup(port: port)
    let addresses = InjectionVectors.addresses(port: port)
    var workspace = ScriptedWorkspace(name: markup[0])
    try workspace.add(user: [
      "object": "user", "id": .string("\(id(900))"), "type": "person", "person": [:],
      "name": .string(markup[1]),
    ])
    try workspace.add(
      page: page(content: blocks(markup, addresses), markup, addresses), content: blocks(markup, addresses),
      comments: [comment(markup)])
    try addDatabase(&workspace, markup, addresses)
    for (number, text) in markup.enumerated() {
      try workspace.add(
        page: text, id: id(2_000 + UInt64(number)), in: ["type": "page_id", "page_id": .string("\(id(1))")])
    }
    return workspace
  }

  private static func page(
    content: [ScriptedBlock], _ markup: [String], _ addresses: [String]
  ) -> JSONObject {
    [
      "object": "page", "id": .string("\(id(1))"), "created_time": "2026-03-01T08:00:00.000Z",
      "created_by": ["object": "user", "id": .string("\(id(900))")],
      "last_edited_time": "2026-03-02T09:30:00.000Z", "parent": ["type": "workspace", "workspace": true],
      "icon": ["type": "emoji", "emoji": .string(markup[0])],
      "cover": ["type": "external", "external": ["url": .string(addresses[0])]],
      "properties": [
        "title": [
          "id": "title", "type": "title", "title": .array(markup.prefix(6).map { ScriptedText.run($0) }),
        ]
      ],
    ]
  }

  private static func comment(_ markup: [String]) -> JSONObject {
    [
      "object": "comment", "id": .string("\(id(800))"),
      "parent": ["type": "page_id", "page_id": .string("\(id(1))")],
      "discussion_id": .string("\(id(801))"), "created_time": .string(markup[16]),
      "created_by": ["object": "user", "id": .string("\(id(900))")],
      "rich_text": .array(markup.map { ScriptedText.run($0) }),
      "display_name": ["type": "custom", "resolved_name": .string(markup[0])],
    ]
  }

  private static func blocks(_ markup: [String], _ addresses: [String]) -> [ScriptedBlock] {
    var blocks: [ScriptedBlock] = [ScriptedBlock("table_of_contents"), ScriptedBlock("breadcrumb")]
    for (number, text) in markup.enumerated() {
      let address = addresses[number % addresses.count]
      let runs: JSONValue = [
        ScriptedText.run(text, bold: true, code: number.isMultiple(of: 3), link: address),
        [
          "type": "text", "text": ["content": .string(text)], "plain_text": .string(text), "href": .null,
          "annotations": ["color": .string(text)],
        ],
      ]
      let body: JSONObject = ["rich_text": runs, "color": .string(text)]
      blocks += [
        ScriptedBlock("paragraph", body),
        ScriptedBlock("heading_2", body),
        ScriptedBlock("code", ["rich_text": runs, "caption": runs, "language": .string(text)]),
        ScriptedBlock("equation", ["expression": .string(text)]),
        ScriptedBlock("equation", ["expression": .string("\\text{\(text)}")]),
        .text("paragraph", ScriptedText.equation(text)),
        ScriptedBlock(
          "image", ["type": "external", "external": ["url": .string(address)], "caption": runs]),
        ScriptedBlock(
          "file",
          ["type": "external", "external": ["url": .string(address)], "name": .string(text), "caption": runs]),
        ScriptedBlock("bookmark", ["url": .string(address), "caption": runs]),
        ScriptedBlock("embed", ["url": .string(text)]),
        ScriptedBlock("unsupported", ["block_type": .string(text)]),
        ScriptedBlock(text, ["rich_text": runs]),
        ScriptedBlock("callout", ["rich_text": runs, "icon": ["type": "emoji", "emoji": .string(text)]]),
        ScriptedBlock("table", ["table_width": 1], [ScriptedBlock("table_row", ["cells": [runs]])]),
        ScriptedBlock("tab", [:], [ScriptedBlock("paragraph", body)]),
      ]
    }
    return blocks
  }

  private static func addDatabase(
    _ workspace: inout ScriptedWorkspace, _ markup: [String], _ addresses: [String]
  ) throws {
    try workspace.add(database: [
      "object": "database", "id": .string("\(id(100))"), "title": [ScriptedText.run(markup[0])],
      "description": .array(markup.map { ScriptedText.run($0) }),
      "parent": ["type": "page_id", "page_id": .string("\(id(1))")],
      "data_sources": [["id": .string("\(id(101))"), "name": .string(markup[0])]],
    ])
    var schema: JSONObject = ["Name": ["id": "title", "name": "Name", "type": "title", "title": [:]]]
    var values: JSONObject = [:]
    for (number, text) in markup.enumerated() {
      let type = ["select", "multi_select", "rich_text", "url", "email", "phone_number", "files"][number % 7]
      let name = "\(text) \(number)"
      let option: JSONValue = ["id": "o", "name": .string(text), "color": .string(text)]
      let value: JSONValue =
        switch type {
        case "select": option
        case "multi_select": [option]
        case "rich_text": [ScriptedText.run(text)]
        case "files":
          [
            [
              "name": .string(text), "type": "external",
              "external": ["url": .string(addresses[number % addresses.count])],
            ]
          ]
        case "url": .string(addresses[number % addresses.count])
        default: .string(text)
        }
      schema[name] = [
        "id": .string("p\(number)"), "name": .string(name), "type": .string(type), .init(type): [:],
      ]
      values[name] = ["id": .string("p\(number)"), "type": .string(type), .init(type): value]
    }
    try workspace.add(dataSource: [
      "object": "data_source", "id": .string("\(id(101))"), "title": [ScriptedText.run(markup[0])],
      "parent": ["type": "database_id", "database_id": .string("\(id(100))")], "properties": .object(schema),
    ])
    for (number, text) in markup.prefix(5).enumerated() {
      values["Name"] = ["id": "title", "type": "title", "title": [ScriptedText.run(text)]]
      try workspace.add(
        page: text, id: id(200 + UInt64(number)),
        in: ["type": "data_source_id", "data_source_id": .string("\(id(101))")], properties: values)
    }
  }
}
