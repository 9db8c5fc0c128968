import NotionModel

/// Reads lists of blocks.
enum ReaderLoop {
  /// Reads `count` kilobytes (1,000 bytes) and more.
  static func measure(_ count: Int) async throws -> (elements: Int, time: Duration) {
    let lists = try await RecordedWorkspace.record(pages: 100).blockLists
    var bytes = 0
    let clock = ContinuousClock()
    let start = clock.now
    repeat {
      for list in lists {
        // The number of blocks is used, so that the optimiser does not remove the decoding.
        bytes += try ObjectList<Block>(json: list).results.isEmpty ? 0 : list.count
      }
    } while bytes < count * 1_000
    return (bytes / 1_000, clock.now - start)
  }
}
