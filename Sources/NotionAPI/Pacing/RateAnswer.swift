/// What became of a request, as far as an ``AdaptiveRateLimiter`` cares.
public enum RateAnswer: Sendable, Hashable {
  /// The server took the request, whatever it then made of it; with the headers that tell what is left.
  case accepted(RateQuota?)
  /// 429, with how long to wait where the server told.
  case refused(retryAfter: Duration?)
  /// The server is overloaded (529, or 503 with `Retry-After`): everybody waits, nothing is learnt.
  case overloaded(retryAfter: Duration?)
  /// The server does not want to be asked again at all.
  case blocked
  /// No answer came, so the request may have counted or not.
  case unknown
}
