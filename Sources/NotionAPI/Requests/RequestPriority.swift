/// The priority of a request in the queue and in the number of its attempts.
public enum RequestPriority: Int, Sendable, Hashable, Codable, CaseIterable, Comparable {
  /// Optional: given up first.
  case low
  /// The default.
  case normal
  /// Others wait for its response, so it is sent first and retried most often.
  case high

  /// Orders low before high.
  public static func < (left: RequestPriority, right: RequestPriority) -> Bool {
    left.rawValue < right.rawValue
  }
}
