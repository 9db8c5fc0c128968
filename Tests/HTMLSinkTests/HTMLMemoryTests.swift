import CMalloc
import Foundation
import HTMLSink
import Logging
import NotionExportKit
import NotionModel
import SinkTestKit
import Synchronization
import Testing

#if os(Linux)
/// The memory of a page does not depend on its length, and is released after the page was written.
struct HTMLMemoryTests {
  /// A page with any number of blocks: the same hundred, repeated.
  private struct LongPage: BlockSource {
    let count: Int
    let entries: [BlockBatch.Entry]

    init(count: Int) throws {
      self.count = count
      let types = ["paragraph", "bulleted_list_item", "numbered_list_item", "to_do", "quote", "heading_2"]
      entries = try (0..<100).map { number in
        let type = types[number % types.count]
        let json: JSONObject = [
          "object": "block", "id": .string("\(ObjectID(high: 5, low: UInt64(number)))"),
          "type": .string(type), "has_children": false,
          type: [
            "rich_text": [
              ScriptedText.run("Block \(number) of a page that is "), ScriptedText.run("long", bold: true),
              ScriptedText.run(" enough.", link: "https://example.com/\(number)"),
            ]
          ],
        ]
        let block = try JSONSlice(validating: JSONValue.object(json).serialized).decode(Block.self)
        return BlockBatch.Entry(block: block, children: .none)
      }
    }

    func blocks(in container: BlockID, after cursor: Int?) -> BlockBatch {
      let end = min((cursor ?? 0) + entries.count, count)
      let length = end - (cursor ?? 0)
      return BlockBatch(entries: Array(entries.prefix(length)), next: end < count ? end : nil)
    }
  }

  /// An output that only counts bytes.
  private final class CountingOutput: OutputTree {
    private let sizes = Mutex<(bytes: Int, files: Int, peak: Int)>((0, 0, 0))
    var total: (bytes: Int, files: Int, peak: Int) { sizes.withLock { $0 } }

    func replaceFiles(
      of owner: FileOwner, _ body: nonisolated(nonsending) (any OutputFiles) async throws -> Void
    ) async throws { try await body(Files(output: self)) }

    func removeFiles(of owner: FileOwner) async throws {}
    func notes(of owner: FileOwner) async throws -> [String: [UInt8]] { [:] }
    func notes(withPrefix prefix: String) -> WorkspaceListing<OutputNote> { WorkspaceListing([]) }

    private struct Files: OutputFiles {
      let output: CountingOutput

      nonisolated(nonsending) func write(
        _ path: OutputPath, _ body: nonisolated(nonsending) (inout OutputFile) async throws -> Void
      ) async throws {
        let output = output
        var file = OutputFile { bytes in
          let used = Int(mallinfo2().uordblks)
          output.sizes.withLock { $0 = ($0.bytes + bytes.count, $0.files, max($0.peak, used)) }
        }
        try await body(&file)
        try file.drain()
        output.sizes.withLock { $0.files += 1 }
      }

      nonisolated(nonsending) func write(_ path: OutputPath, content: Asset.StoredContent) async throws {}
      nonisolated(nonsending) func note(_ key: String, _ value: [UInt8]) async throws {}
    }
  }

  private func sink(_ output: CountingOutput, _ workspace: ScriptedWorkspace) throws -> any Sink {
    let context = SinkContext(
      workspace: workspace, output: output, logger: Logger(label: "test"), report: { _ in })
    return try HTMLSinkPlugin().makeSink(HTMLSinkPlugin.Options(), in: context)
  }

  private func page(blocks: Int) throws -> (ScriptedWorkspace, PageDocument) {
    let id = ObjectID(high: 4, low: 4)
    var workspace = ScriptedWorkspace(name: "Test")
    try workspace.add(page: "Page", id: id)
    let page = try #require(workspace.page(PageID(id)))
    let content = BlockStream(of: BlockID(id), from: try LongPage(count: blocks))
    return (workspace, PageDocument(page: page.page, place: page.place, content: content))
  }

  private func peak(blocks: Int) async throws -> Int {
    let (workspace, document) = try page(blocks: blocks)
    let output = CountingOutput()
    let before = Int(mallinfo2().uordblks)
    try await sink(output, workspace).write(.page(document))
    #expect(output.total.files == 1)
    #expect(output.total.bytes > blocks * 100)
    return output.total.peak - before
  }

  @Test("A page of 50,000 blocks costs what one of 1,000 costs")
  func longPages() async throws {
    _ = try await peak(blocks: 1_000)
    let short = try await peak(blocks: 1_000)
    let long = try await peak(blocks: 50_000)
    #expect(long < short + 3_000_000, "\(short) bytes for 1,000 blocks, \(long) for 50,000")
  }

  @Test("Ten thousand pages leave nothing behind")
  func manyPages() async throws {
    let (workspace, document) = try page(blocks: 3)
    let output = CountingOutput()
    let sink = try sink(output, workspace)
    for _ in 0..<200 { try await sink.write(.page(document)) }
    let before = Int(mallinfo2().uordblks)
    for _ in 0..<10_000 { try await sink.write(.page(document)) }
    let after = Int(mallinfo2().uordblks)
    #expect(output.total.files == 10_200)
    // Fifty bytes a page would be seen.
    #expect(after - before < 100_000, "\(after - before) bytes more")
  }
}
#endif
