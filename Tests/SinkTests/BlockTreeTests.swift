import NotionExportKit
import NotionModel
import Synchronization
import Testing

@testable import JSONSink

@Suite struct BlockTreeTests {
  /// Blocks that a test scripts: container to entries.
  private struct Script: BlockSource {
    var entries: [BlockID: [BlockBatch.Entry]] = [:]
    /// The number of blocks in a batch.
    var batchSize = 100

    func blocks(in container: BlockID, after cursor: Int?) async throws -> BlockBatch {
      let all = entries[container] ?? []
      let start = cursor ?? 0
      let end = min(start + batchSize, all.count)
      return BlockBatch(entries: Array(all[start..<end]), next: end < all.count ? end : nil)
    }
  }

  private static let page = BlockID(ObjectID(high: 0, low: 0))

  private static func id(_ number: UInt64) -> BlockID { BlockID(ObjectID(high: 1, low: number)) }

  private static func block(_ number: UInt64) throws -> Block {
    try Block(json: Array(#"{"object":"block","id":"\#(id(number))","type":"divider","divider":{}}"#.utf8))
  }

  private static func entry(
    _ number: UInt64, _ children: BlockInterior = .none, sections: [MeetingNotesPart] = []
  ) throws -> BlockBatch.Entry {
    BlockBatch.Entry(block: try block(number), children: children, sections: sections)
  }

  private func written(_ script: Script) async throws -> JSONValue {
    let bytes = Mutex<[UInt8]>([])
    try await withBytes(bytes) { file in
      var tree = BlockTree(form: ObjectForm(verbatim: false))
      try tree.open(&file)
      for try await event in BlockStream(of: Self.page, from: script) { try tree.write(event, &file) }
      #expect(try tree.close(&file) == nil)
    }
    return try JSONValue(json: bytes.withLock { $0 })
  }

  private func withBytes(
    _ bytes: borrowing Mutex<[UInt8]>, _ body: (inout OutputFile) async throws -> Void
  ) async throws {
    let collected = Collected()
    var file = OutputFile { collected.append($0) }
    try await body(&file)
    try file.drain()
    bytes.withLock { $0 = collected.bytes }
  }

  private final class Collected: Sendable {
    private let state = Mutex<[UInt8]>([])
    var bytes: [UInt8] { state.withLock { $0 } }
    func append(_ piece: [UInt8]) { state.withLock { $0 += piece } }
  }

  /// The tree of numbers that an output holds: `[1, [2, 3]]` for 1 with the children 2 and 3.
  private func shape(_ value: JSONValue?) -> String {
    let blocks = (value?.array ?? []).map { block in
      var text = block["id"]?.string.flatMap { ObjectID($0) }.map { "\($0.low)" } ?? "?"
      if block["children"] != nil { text += shape(block["children"]) }
      for section in block["sections"]?.object?.members ?? [] {
        text += "\(section.key)\(shape(section.value))"
      }
      if let reason = block["children_unavailable"]?.string { text += "!\(reason)" }
      return text
    }
    return "[\(blocks.joined(separator: " "))]"
  }

  @Test("A page without blocks is an empty array") func emptyPage() async throws {
    #expect(shape(try await written(Script())) == "[]")
  }

  @Test("Blocks are nested in their order", arguments: [1, 2, 100]) func nesting(batchSize: Int) async throws
  {
    var script = Script(batchSize: batchSize)
    script.entries[Self.page] = [try Self.entry(1), try Self.entry(2, .own), try Self.entry(3)]
    script.entries[Self.id(2)] = [try Self.entry(4, .own), try Self.entry(5)]
    script.entries[Self.id(4)] = [try Self.entry(6)]
    #expect(shape(try await written(script)) == "[1 2[4[6] 5] 3]")
  }

  @Test("A synced copy has the blocks of its original") func syncedCopy() async throws {
    var script = Script()
    script.entries[Self.page] = [try Self.entry(1, .synced(Self.id(9)))]
    script.entries[Self.id(9)] = [try Self.entry(2)]
    #expect(shape(try await written(script)) == "[1[2]]")
  }

  @Test("A copy inside its own original is cut") func recursiveCopy() async throws {
    var script = Script()
    script.entries[Self.page] = [try Self.entry(1, .synced(Self.id(9)))]
    script.entries[Self.id(9)] = [try Self.entry(2, .synced(Self.id(9)))]
    #expect(shape(try await written(script)) == "[1[2!a synced copy inside its own original]]")
  }

  @Test("The parts of a meeting note follow its children") func meetingNoteParts() async throws {
    var script = Script()
    let parts = [
      MeetingNotesPart(section: .summary, container: Self.id(7)),
      MeetingNotesPart(section: .transcript, container: Self.id(8)),
    ]
    script.entries[Self.page] = [try Self.entry(1, .own, sections: parts), try Self.entry(2)]
    script.entries[Self.id(1)] = [try Self.entry(3)]
    script.entries[Self.id(7)] = [try Self.entry(4, .own)]
    script.entries[Self.id(4)] = [try Self.entry(5)]
    #expect(shape(try await written(script)) == "[1[3]summary[4[5]]transcript[] 2]")
  }

  @Test("An unreadable part of a meeting note has the reason") func unreadablePart() async throws {
    var script = Script()
    let parts = [
      MeetingNotesPart(section: .summary, container: Self.id(7), unavailable: "the API refuses"),
      MeetingNotesPart(section: .transcript, container: Self.id(8)),
    ]
    script.entries[Self.page] = [try Self.entry(1, sections: parts), try Self.entry(2)]
    let blocks = try #require(try await written(script).array)
    let sections = try #require(blocks.first?["sections"])
    #expect(sections["summary"]?["children_unavailable"]?.string == "the API refuses")
    #expect(sections["transcript"]?.array?.isEmpty == true)
    #expect(blocks.count == 2)
  }

  @Test("Unavailable content has the reason") func unavailableContent() async throws {
    var script = Script()
    script.entries[Self.page] = [try Self.entry(1, .unavailable(reason: "the API \"refuses\""))]
    #expect(shape(try await written(script)) == #"[1!the API "refuses"]"#)
  }
}
