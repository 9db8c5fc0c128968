/// What a 429 says about when to come back.
public enum RetryAfterForm: Sendable, Hashable {
  /// The seconds until the limit allows a request again, rounded up.
  case seconds
  /// The time at which it does, as an HTTP date.
  case httpDate
  /// No header.
  case missing
  /// This many seconds, whatever the limit; 0 and 631 have been seen.
  case fixed(Int)
}
