/// Who goes first where requests wait for each other, and how long one is tried.
public enum RequestPriority: Int, Sendable, Hashable, Codable, CaseIterable, Comparable {
  /// Nice to have: given up first.
  case low
  /// The usual.
  case normal
  /// Others wait for what it brings, so it goes first and is tried longest.
  case high

  /// Orders low before high.
  public static func < (left: RequestPriority, right: RequestPriority) -> Bool {
    left.rawValue < right.rawValue
  }
}
