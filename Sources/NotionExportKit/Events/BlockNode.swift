public import NotionModel

/// A block and what is known of its content.
public struct BlockNode: Sendable {
  /// The block.
  public let block: Block
  /// How many blocks and sections are open around it; 0 for the blocks directly in the page.
  public let depth: Int
  /// What follows before the block is left.
  public let children: BlockInterior

  /// Describes a block in a stream.
  public init(block: Block, depth: Int, children: BlockInterior) {
    self.block = block
    self.depth = depth
    self.children = children
  }
}
