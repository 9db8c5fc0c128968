/// The right to send one request, given by an ``AdaptiveRateLimiter`` and handed back with the answer.
public struct RateTicket: Sendable, Hashable {
  /// Counts the tickets of a limiter.
  let number: Int
  /// When the request went out, since the limiter's beginning.
  let sentAt: Duration
  /// How many refusals had been met when the request went out.
  let era: Int
}
