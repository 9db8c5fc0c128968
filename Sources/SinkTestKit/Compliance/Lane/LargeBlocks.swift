internal import NotionExportKit
internal import NotionModel

/// Content of large blocks, each created on demand and not cached.
struct LargeBlocks: BlockSource {
  /// The size of a block's text in bytes: twenty runs of the maximum of two thousand characters.
  static let blockSize = 20 * 2000

  let count: Int
  /// Called for each block that is read.
  let asked: @Sendable () -> Void

  func blocks(in container: BlockID, after cursor: Int?) async throws -> BlockBatch {
    asked()
    let number = cursor ?? 0
    guard number < count else { return BlockBatch(entries: [], next: nil) }
    let sentence = "Some words of \(container), block \(number). "
    let run = String(repeating: sentence, count: 2000 / sentence.utf8.count)
    let id = ComplianceWorkspace.id(1_000_000 + UInt64(number))
    let json: JSONObject = [
      "object": "block", "id": .string("\(id)"), "type": "paragraph", "has_children": false,
      "paragraph": [
        "rich_text": .array(Array(repeating: ScriptedText.run(run), count: 20)), "color": "default",
      ],
    ]
    let block = try JSONSlice(validating: JSONValue.object(json).serialized).decode(Block.self)
    return BlockBatch(
      entries: [BlockBatch.Entry(block: block, children: .none)], next: number + 1 < count ? number + 1 : nil)
  }
}
