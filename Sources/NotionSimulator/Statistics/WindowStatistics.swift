/// What happened in one window of the rate limit.
public struct WindowStatistics: Sendable, Hashable {
  /// When the window began.
  public var start: Timestamp
  /// How many requests it allowed; `nil` without a fixed window.
  public var allowance: Int?
  /// How many requests were accepted.
  public var accepted = 0
  /// How many requests were refused with 429.
  public var refused = 0
}
