/// The part of the server's rate limit that the user permits.
public struct RateLimits: Sendable, Hashable {
  /// Maximum number of requests a second, evenly spaced; `nil` sets no such limit.
  public var maximumPerSecond: Double?
  /// The share of the allowance to use, above 0 and at most 1; the rest is left to other clients.
  ///
  /// The allowance is learnt only by exceeding it, so the first window and every sixteenth after it are used
  /// completely.
  public var share: Double

  /// Creates limits.
  public init(maximumPerSecond: Double? = nil, share: Double = 1) {
    self.maximumPerSecond = maximumPerSecond
    self.share = share
  }
}
