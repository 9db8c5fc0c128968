/// The decision about a request.
public enum RateDecision: Sendable, Hashable {
  /// Send it; the ticket is returned with the answer.
  case send(RateTicket)
  /// Ask again at this time, since the limiter's creation.
  case waitUntil(Duration)
  /// Ask again after any answer.
  case waitForAnswer
  /// Give up: the server blocks this client.
  case blocked
}
