public import NotionModel

/// What a block contains.
public enum BlockInterior: Sendable, Hashable {
  /// Nothing, or what it contains is an object of its own (a child page or database).
  case none
  /// Its own blocks.
  case own
  /// The blocks of the original that this synced copy shows.
  case synced(BlockID)
  /// Blocks that could not be read; the report has the reason too.
  case unavailable(reason: String)
}
