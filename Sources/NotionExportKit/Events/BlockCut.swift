public import NotionModel

/// A position at which a ``BlockStream`` omits or moves the content of a block.
///
/// The blocks of a workspace are not assumed to form a tree.
public struct BlockCut: Sendable, Hashable {
  /// The reasons for a cut.
  public enum Reason: Sendable, Hashable {
    /// The block is inside its own content.
    case containsItself
    /// The content is already in the page, at another position of the same block.
    case isRepeated
    /// The synced original has been shown too often to be shown again.
    case isRepeatedTooOften
    /// The content is nested too deeply; it follows the block, on the block's own level.
    case isTooDeep
  }

  /// The block whose content is cut.
  public let block: BlockID
  /// The reason.
  public let reason: Reason

  /// Creates a description of a cut.
  public init(block: BlockID, reason: Reason) {
    self.block = block
    self.reason = reason
  }
}
