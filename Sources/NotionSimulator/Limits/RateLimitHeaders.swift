/// The headers with the remaining quota; Notion sends none.
public enum RateLimitHeaders: Sendable, Hashable {
  /// None.
  case none
  /// `RateLimit-Limit`, `RateLimit-Remaining`, `RateLimit-Reset`.
  case standard
  /// `X-RateLimit-Limit`, `X-RateLimit-Remaining`, `X-RateLimit-Reset`.
  case prefixed
}
