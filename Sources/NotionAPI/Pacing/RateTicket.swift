/// The right to send one request, issued by an ``AdaptiveRateLimiter`` and returned with the answer.
public struct RateTicket: Sendable, Hashable {
  /// The sequence number of the ticket.
  let number: Int
  /// The time at which the request was sent, since the limiter's creation.
  let sentAt: Duration
  /// The number of refusals before the request was sent.
  let era: Int
}
