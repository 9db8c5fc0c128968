public import NotionModel

/// The kind of a block's content.
public enum BlockInterior: Sendable, Hashable {
  /// None, or a separate object (a child page or database).
  case none
  /// Its own blocks.
  case own
  /// The blocks of the original that this synced copy shows.
  case synced(BlockID)
  /// Blocks that could not be read; the report has the reason too.
  case unavailable(reason: String)
}
