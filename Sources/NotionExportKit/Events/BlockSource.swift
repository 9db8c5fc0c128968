public import NotionModel

/// The source of a ``BlockStream``: the archive, or a test's script.
public protocol BlockSource: Sendable {
  /// Returns the blocks directly in a container, about a hundred at most.
  ///
  /// - Parameters:
  ///   - container: a page, or a block with children.
  ///   - cursor: the ``BlockBatch/next`` of the previous batch, or `nil` for the first.
  /// - Returns: the blocks, and the cursor of the next batch.
  /// - Throws: an error of reading the archive.
  func blocks(in container: BlockID, after cursor: Int?) async throws -> BlockBatch

  /// Records a cut in a stream of these blocks; called each time the stream reaches it.
  func note(_ cut: BlockCut)
}

extension BlockSource {
  /// Ignores the cut.
  public func note(_ cut: BlockCut) {}
}
