public import NotionModel

/// A block and the kind of its content.
public struct BlockNode: Sendable {
  /// The block.
  public let block: Block
  /// The number of blocks and sections that enclose it; 0 for the blocks directly in the page.
  public let depth: Int
  /// The content that follows before the block is left.
  public let children: BlockInterior

  /// Creates the description of a block in a stream.
  public init(block: Block, depth: Int, children: BlockInterior) {
    self.block = block
    self.depth = depth
    self.children = children
  }
}
