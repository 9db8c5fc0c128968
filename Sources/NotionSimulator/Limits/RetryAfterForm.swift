/// The `Retry-After` header of a 429.
public enum RetryAfterForm: Sendable, Hashable {
  /// The seconds until the limit allows a request again, rounded up.
  case seconds
  /// The time at which the limit allows a request again, as an HTTP date.
  case httpDate
  /// No header.
  case missing
  /// This number of seconds, independent of the limit; 0 and 631 have been observed.
  case fixed(Int)
}
