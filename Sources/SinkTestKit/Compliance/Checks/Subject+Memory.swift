#if canImport(Glibc)
internal import CMalloc
#elseif canImport(Darwin)
internal import Darwin
#endif
internal import NotionExportKit
internal import NotionModel
internal import Synchronization

extension Subject {
  func checkMemory() async throws {
    guard HeapMeter.isAvailable else { return }
    try await compare("a page of \(Load.more) large blocks", pages: 1, blocks: Load.more, with: (1, Load.few))
    try await compare("\(Load.more) large pages", pages: Load.more, blocks: 1, with: (Load.few, 1))
  }

  private func compare(_ what: String, pages: Int, blocks: Int, with small: (pages: Int, blocks: Int))
    async throws
  {
    let difference = (Load.more - Load.few) * LargeBlocks.blockSize
    // Other tests of the process use memory meanwhile, so the best of three runs counts.
    var least = Int.max
    for _ in 0..<3 {
      let few = try await peak(pages: small.pages, blocks: small.blocks)
      let many = try await peak(pages: pages, blocks: blocks)
      least = min(least, many - few)
      if least < difference / 3 { return }
    }
    throw violation(
      .bounded,
      "\(what) took \(least / 1024) KiB more memory than \(Load.few) of them, of \(difference / 1024) KiB that they "
        + "are more")
  }

  /// Returns the peak memory of a run, above the memory before it.
  private func peak(pages: Int, blocks: Int) async throws -> Int {
    let meter = HeapMeter()
    var base = ScriptedWorkspace(name: "Large")
    for number in 0..<pages {
      try base.add(page: "Page \(number)", id: ComplianceWorkspace.id(5000 + UInt64(number)))
    }
    let source = LargeBlocks(count: blocks) { meter.sample() }
    let workspace = InterposedWorkspace(base: base, source: source)
    let tree = LaneOutputTree(keepsContents: false) { meter.sample() }
    meter.start()
    try await run(over: workspace, workspace.events, into: tree)
    return meter.peak
  }
}

/// The sizes of the smaller and the larger run.
private enum Load {
  static let few = 8
  static let more = 48
}

/// A meter of the memory that the process has allocated, read at intervals.
final class HeapMeter: Sendable {
  private struct State {
    var start = 0
    var peak = 0
  }

  private let state = Mutex(State())

  /// Whether the C library reports the allocated memory.
  static var isAvailable: Bool { bytesInUse != nil }

  /// Begins to measure.
  func start() {
    let now = Self.bytesInUse ?? 0
    state.withLock { $0 = State(start: now, peak: now) }
  }

  /// Takes a sample.
  func sample() {
    let now = Self.bytesInUse ?? 0
    state.withLock { $0.peak = max($0.peak, now) }
  }

  /// The peak of the samples, in bytes above the start.
  var peak: Int { state.withLock { $0.peak - $0.start } }

  private static var bytesInUse: Int? {
    #if canImport(Glibc)
    let information = mallinfo2()
    return information.uordblks + information.hblkhd
    #elseif canImport(Darwin)
    var statistics = malloc_statistics_t()
    malloc_zone_statistics(nil, &statistics)
    return statistics.size_in_use
    #else
    return nil
    #endif
  }
}

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
