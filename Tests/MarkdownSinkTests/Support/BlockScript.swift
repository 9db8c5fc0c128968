import NotionExportKit
import NotionModel

@testable import MarkdownSink

/// A block with its children, for tests.
struct BlockScript: Sendable {
  var type: String
  var payload: JSONObject
  var children: [BlockScript] = []

  init(_ type: String, _ payload: JSONObject, _ children: [BlockScript] = []) {
    self.type = type
    self.payload = payload
    self.children = children
  }

  func block(_ number: Int) throws -> Block {
    let id = ObjectID(high: 0xB10C, low: UInt64(number))
    let object: JSONObject = [
      "object": "block", "id": .string("\(id)"), "type": .string(type),
      "has_children": .bool(!children.isEmpty), type: .object(payload),
    ]
    return try JSONSlice(validating: JSONValue.object(object).serialized).decode(Block.self)
  }

  /// The Markdown of sibling blocks.
  static func markdown(_ scripts: [BlockScript], _ flavor: MarkdownFlavor = .gfm) async throws -> String {
    let output = ByteCollector()
    var number = 0
    var writer = BlockWriter(flavor: flavor, references: MarkdownPlainReferences())
    var file = OutputFile { output.append($0) }
    try await write(scripts, depth: 0, &number, &writer, &file)
    try writer.finish(&file)
    try file.drain()
    return output.text
  }

  private static func write(
    _ scripts: [BlockScript], depth: Int, _ number: inout Int,
    _ writer: inout BlockWriter<MarkdownPlainReferences>, _ file: inout OutputFile
  ) async throws {
    for script in scripts {
      number += 1
      let node = BlockNode(
        block: try script.block(number), depth: depth, children: script.children.isEmpty ? .none : .own)
      try await writer.write(.enter(node), to: &file)
      try await write(script.children, depth: depth + 1, &number, &writer, &file)
      try await writer.write(.leave(node), to: &file)
    }
  }
}
