/// Something worth showing to whoever waits for a client.
public enum ClientEvent: Sendable {
  /// Why nothing is sent for a while.
  public enum PauseReason: String, Sendable, Hashable {
    /// The allowance is spent.
    case rateLimit
    /// The server says that it is overloaded.
    case overload
    /// The server keeps failing.
    case serverFailures
  }

  /// Nothing is sent for so long.
  case paused(PauseReason, for: Duration)
  /// Requests go again.
  case resumed
  /// A call failed and is sent again after so long.
  case retrying(NotionAPIError, after: Duration)
  /// A call failed for good.
  case failed(NotionAPIError)
}
