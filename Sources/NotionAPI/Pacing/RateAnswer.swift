/// The outcome of a request for an ``AdaptiveRateLimiter``.
public enum RateAnswer: Sendable, Hashable {
  /// The server accepted the request, whatever its status; with the headers about the remaining quota.
  case accepted(RateQuota?)
  /// 429, with the wait if the server specified one.
  case refused(retryAfter: Duration?)
  /// The server is overloaded (529, or 503 with `Retry-After`): all requests wait, and nothing is learnt.
  case overloaded(retryAfter: Duration?)
  /// The server blocks all further requests.
  case blocked
  /// There was no answer, so the request may have been counted or not.
  case unknown
}
