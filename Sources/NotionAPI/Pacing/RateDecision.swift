/// What a request that wants to be sent is to do.
public enum RateDecision: Sendable, Hashable {
  /// Go; the ticket comes back with the answer.
  case send(RateTicket)
  /// Ask again at this time, since the limiter's beginning.
  case waitUntil(Duration)
  /// Ask again when some request has been answered.
  case waitForAnswer
  /// Give up: the server blocks this client.
  case blocked
}
