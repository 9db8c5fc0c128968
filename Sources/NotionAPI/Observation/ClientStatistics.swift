/// The counters of a client at one moment.
public struct ClientStatistics: Sendable {
  /// The number of responses by kind of operation and HTTP status; 0 means no response.
  public internal(set) var answers: [OperationKind: [Int: Int]] = [:]
  /// The number of retries.
  public internal(set) var retries = 0
  /// The number of pauses of all requests that the server demanded.
  public internal(set) var pauses = 0
  /// The total duration of the pauses.
  public internal(set) var pausedTime = Duration.zero
  /// The size of received bodies after decompression, downloads included, in bytes.
  public internal(set) var bytesReceived = 0
  /// The number of requests in flight.
  public internal(set) var inFlight = 0
  /// The number of queued requests.
  public internal(set) var waiting = 0
  /// The rate of requests that the server accepted in the last ten seconds, per second.
  public internal(set) var rate = 0.0
  /// The learnt rate limit.
  public internal(set) var limit = AdaptiveRateLimiter().knowledge
  /// The rest of the current pause; `nil` if there is none.
  public internal(set) var pausedFor: Duration?
  /// The state of the circuit breaker.
  public internal(set) var breaker = CircuitBreaker.State.closed
  /// The current concurrency limit of each kind.
  public internal(set) var concurrency: [OperationKind: Int] = [:]
  /// The failures.
  public internal(set) var errors = ErrorHistory()

  /// Creates the statistics of an unused client.
  public init() {}

  /// The number of requests that were sent, answered or not, downloads included.
  public var requests: Int { answers.values.reduce(0) { $0 + $1.values.reduce(0, +) } }

  /// The number of requests that the server refused because of its rate limit.
  public var refused: Int { answers.values.reduce(0) { $0 + ($1[429] ?? 0) } }
}
