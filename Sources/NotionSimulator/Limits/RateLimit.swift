/// How many requests the simulator accepts of one token.
public enum RateLimit: Sendable, Hashable {
  /// Any number.
  case none
  /// `allowance` requests in each window; all of them may come at once.
  ///
  /// Windows follow each other without a gap from the moment the simulator starts. Notion's are of 60
  /// seconds, with 180 or 600 requests.
  case fixedWindow(allowance: Int, window: Duration)
  /// A bucket that holds `burst` requests and is refilled at `rate` a second.
  case tokenBucket(rate: Double, burst: Int)
}
