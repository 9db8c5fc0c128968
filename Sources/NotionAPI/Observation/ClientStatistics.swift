/// What a client did so far, at one moment.
public struct ClientStatistics: Sendable {
  /// The answers by kind of operation and HTTP status; 0 stands for no answer.
  public internal(set) var answers: [OperationKind: [Int: Int]] = [:]
  /// The requests that were sent again after a failure.
  public internal(set) var retries = 0
  /// The times that everybody had to wait for the server.
  public internal(set) var pauses = 0
  /// How long those were, all together.
  public internal(set) var pausedTime = Duration.zero
  /// The bytes of the bodies received, unpacked, downloads included.
  public internal(set) var bytesReceived = 0
  /// The requests on their way.
  public internal(set) var inFlight = 0
  /// The requests that wait for their turn.
  public internal(set) var waiting = 0
  /// Requests a second that the server accepted in the last ten seconds.
  public internal(set) var rate = 0.0
  /// What the rate limiter has learnt.
  public internal(set) var limit = AdaptiveRateLimiter().knowledge
  /// How long nothing will be sent yet; `nil` while requests go.
  public internal(set) var pausedFor: Duration?
  /// The state of the circuit breaker.
  public internal(set) var breaker = CircuitBreaker.State.closed
  /// The present limit of requests at one time for each kind.
  public internal(set) var concurrency: [OperationKind: Int] = [:]
  /// The failures.
  public internal(set) var errors = ErrorHistory()

  /// Statistics of a client that did nothing yet.
  public init() {}

  /// The requests that were sent, answered or not, downloads included.
  public var requests: Int { answers.values.reduce(0) { $0 + $1.values.reduce(0, +) } }

  /// The requests that the server refused for its rate limit.
  public var refused: Int { answers.values.reduce(0) { $0 + ($1[429] ?? 0) } }
}
