/// What the user allows of the server's allowance.
public struct RateLimits: Sendable, Hashable {
  /// The most requests a second, evenly spaced; `nil` sets no limit of its own.
  public var maximumPerSecond: Double?
  /// The part of the allowance to use, above 0 and at most 1; the rest is left to others.
  ///
  /// The allowance is known only from meeting it, so the first window and every sixteenth after it are spent
  /// to their end all the same.
  public var share: Double

  /// Sets limits.
  public init(maximumPerSecond: Double? = nil, share: Double = 1) {
    self.maximumPerSecond = maximumPerSecond
    self.share = share
  }
}
