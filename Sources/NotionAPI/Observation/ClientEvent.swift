/// An event of a client that is of interest to a waiting user.
public enum ClientEvent: Sendable {
  /// The reason of a pause.
  public enum PauseReason: String, Sendable, Hashable {
    /// The rate limit is exhausted.
    case rateLimit
    /// The server reports an overload.
    case overload
    /// The server keeps failing.
    case serverFailures
  }

  /// No request is sent for a duration.
  case paused(PauseReason, for: Duration)
  /// Requests are sent again.
  case resumed
  /// A call failed and is retried after a delay.
  case retrying(NotionAPIError, after: Duration)
  /// A call failed permanently.
  case failed(NotionAPIError)
}
