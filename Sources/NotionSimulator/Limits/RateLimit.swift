/// The number of requests that the simulator accepts for one token.
public enum RateLimit: Sendable, Hashable {
  /// No limit.
  case none
  /// `allowance` requests in each window, in any distribution.
  ///
  /// Windows follow each other without a gap from the start of the simulator. Notion's are of 60 seconds,
  /// with 180 or 600 requests.
  case fixedWindow(allowance: Int, window: Duration)
  /// A bucket with a capacity of `burst` requests, refilled at `rate` a second.
  case tokenBucket(rate: Double, burst: Int)
}
