/// The decision of a ``RetryPolicy`` after a failure.
public enum RetryDecision: Sendable, Hashable {
  /// Send it again, after the delay.
  case retry(after: Duration)
  /// Throw the failure to the caller.
  case giveUp
}
