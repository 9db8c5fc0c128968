public import NotionModel

/// Where a ``BlockStream`` reads from: the archive, or a test's script.
public protocol BlockSource: Sendable {
  /// The blocks directly in a container, at most about a hundred at a time.
  ///
  /// - Parameters:
  ///   - container: a page, or a block that has children.
  ///   - cursor: the ``BlockBatch/next`` of the batch before, or `nil` for the first.
  /// - Returns: the blocks, and how to ask for more.
  /// - Throws: what keeps the archive from being read.
  func blocks(in container: BlockID, after cursor: Int?) async throws -> BlockBatch

  /// Takes note of a cut in a stream of these blocks; called whenever the stream comes by it.
  func note(_ cut: BlockCut)
}

extension BlockSource {
  /// Takes no note.
  public func note(_ cut: BlockCut) {}
}
