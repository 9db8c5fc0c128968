internal import NotionExportKit
internal import NotionModel

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
