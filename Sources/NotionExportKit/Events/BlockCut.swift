public import NotionModel

/// A place at which a ``BlockStream`` leaves out, or moves, what a block contains.
///
/// The blocks of a workspace are trusted to be a tree only as far as that has been seen.
public struct BlockCut: Sendable, Hashable {
  /// The reasons for a cut.
  public enum Reason: Sendable, Hashable {
    /// The block stands in its own content.
    case containsItself
    /// The content stands in the page already, at another place of the same block.
    case isRepeated
    /// The synced original has been shown so often that it is not shown again.
    case isRepeatedTooOften
    /// The content is nested too deep; it follows after the block, on the block's own level.
    case isTooDeep
  }

  /// The block whose content is concerned.
  public let block: BlockID
  /// The reason.
  public let reason: Reason

  /// Describes a cut.
  public init(block: BlockID, reason: Reason) {
    self.block = block
    self.reason = reason
  }
}
