/// The requests in one window of the rate limit.
public struct WindowStatistics: Sendable, Hashable {
  /// The start of the window.
  public var start: SimulatorTime
  /// The allowance of the window; `nil` without a fixed window.
  public var allowance: Int?
  /// The number of accepted requests.
  public var accepted = 0
  /// The number of requests refused with 429.
  public var refused = 0
}
