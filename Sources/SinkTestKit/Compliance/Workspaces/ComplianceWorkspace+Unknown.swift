internal import NotionExportKit
internal import NotionModel

extension ComplianceWorkspace {
  /// Words before and after the unknown content.
  static let (wordBefore, wordAfter) = ("complianceWordBefore", "complianceWordAfter")

  /// Returns a page with blocks, properties and texts of unknown types, and of known types with invalid
  /// values, between two valid paragraphs.
  static func unknown() throws -> ScriptedWorkspace {
    var workspace = ScriptedWorkspace(name: "Tomorrow")
    let blocks: [ScriptedBlock] = [
      ScriptedBlock("hologram_of_tomorrow", ["rich_text": [ScriptedText.run("hologram")], "depth": 3]),
      ScriptedBlock("container_of_tomorrow", [:], [paragraph("inside")]),
      ScriptedBlock("unsupported", ["block_type": "ai_block"]), ScriptedBlock("unsupported"),
      ScriptedBlock("paragraph", ["rich_text": "no array"]), ScriptedBlock("image", ["type": "hologram"]),
      ScriptedBlock("synced_block", ["synced_from": ["type": "block_id", "block_id": .string("\(id(77))")]]),
      ScriptedBlock("link_to_page", ["type": "page_id", "page_id": .string("\(id(78))")]),
      .text("paragraph", ["type": "mention", "mention": ["type": "planet"], "plain_text": "Mars"]),
      .text("paragraph", ["type": "smell", "smell": [:], "plain_text": "roses"]),
      ScriptedBlock("code", ["rich_text": [ScriptedText.run("x")], "language": "tomorrow"]),
      ScriptedBlock("table", ["table_width": 0]), ScriptedBlock("table_row", ["cells": []]),
      ScriptedBlock(
        "callout", ["rich_text": [], "icon": ["type": "sound", "sound": "a"], "color": "ultraviolet"]),
    ]
    try workspace.add(
      page: "Tomorrow", id: id(1),
      properties: [
        "Mood": ["id": "mood", "type": "mood", "mood": ["level": 3]],
        "Broken": ["id": "brk", "type": "number", "number": "many"],
        "Empty": ["id": "emp", "type": "select", "select": .null],
      ],
      content: [paragraph(wordBefore)] + blocks + [paragraph(wordAfter)])
    try workspace.add(page: [
      "object": "page", "id": .string("\(id(2))"), "properties": [:], "parent": ["type": "planet"],
    ])
    try workspace.add(dataSource: [
      "object": "data_source", "id": .string("\(id(3))"), "title": [],
      "properties": ["Mood": ["id": "mood", "name": "Mood", "type": "mood", "mood": [:]]],
    ])
    try workspace.add(
      database: ["object": "database", "id": .string("\(id(4))"), "title": []],
      views: [
        [
          "object": "view", "id": .string("\(id(5))"), "type": "hologram",
          "data_source_id": .string("\(id(3))"),
        ]
      ])
    workspace.add(
      asset: Asset(
        key: AssetKey(externalURL: "https://elsewhere.example/x"), name: "",
        content: .unavailable(reason: "refused")))
    return workspace
  }
}
