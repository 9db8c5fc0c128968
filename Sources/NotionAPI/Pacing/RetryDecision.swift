/// What a ``RetryPolicy`` says after a failure.
public enum RetryDecision: Sendable, Hashable {
  /// Send it again, not before so long.
  case retry(after: Duration)
  /// Hand the failure to the caller.
  case giveUp
}
