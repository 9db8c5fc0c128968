/// A side of a node among its siblings.
public enum SiblingSide: Sendable, Hashable, CaseIterable {
  /// The siblings before it.
  case before
  /// The siblings after it.
  case after
}
