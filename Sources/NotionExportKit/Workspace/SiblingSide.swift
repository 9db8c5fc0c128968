/// Which siblings of a node are meant.
public enum SiblingSide: Sendable, Hashable, CaseIterable {
  /// Those before it.
  case before
  /// Those after it.
  case after
}
