import Metrics

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

/// The failures of a client: the last few in full, and the number of all.
public struct ErrorHistory: Sendable {
  /// A failure with its time.
  public struct Entry: Sendable {
    /// The failure of one attempt, even if a retry succeeded.
    public let error: NotionAPIError
    /// The time since the client's creation.
    public let time: Duration
  }

  /// Maximum number of failures that are kept.
  public static let capacity = 10

  /// The last failures, oldest first; at most ``capacity``.
  public private(set) var last: [Entry] = []
  /// The number of failures by kind of operation and code.
  public private(set) var counts: [OperationKind: [NotionAPIError.Code: Int]] = [:]
  /// The number of failures.
  public private(set) var total = 0

  /// Creates a history without failures.
  public init() {}

  /// Returns the number of failures with a code, in all operations.
  public func count(of code: NotionAPIError.Code) -> Int {
    counts.values.reduce(0) { $0 + ($1[code] ?? 0) }
  }

  mutating func record(_ error: NotionAPIError, at time: Duration) {
    total += 1
    if last.count == Self.capacity { last.removeFirst() }
    last.append(Entry(error: error, time: time))
    if let operation = error.operation { counts[operation, default: [:]][error.code, default: 0] += 1 }
  }
}

/// An event of a client that is of interest to a waiting user.
public enum ClientEvent: Sendable {
  /// The reason of a pause.
  public enum PauseReason: String, Sendable, Hashable {
    /// The rate limit is exhausted.
    case rateLimit
    /// The server reports an overload.
    case overload
    /// The server keeps failing.
    case serverFailures
  }

  /// No request is sent for a duration.
  case paused(PauseReason, for: Duration)
  /// Requests are sent again.
  case resumed
  /// A call failed and is retried after a delay.
  case retrying(NotionAPIError, after: Duration)
  /// A call failed permanently.
  case failed(NotionAPIError)
}

/// Updates the statistics of a client, and reports them to swift-metrics.
struct StatisticsRecorder: Sendable {
  var statistics = ClientStatistics()
  private var meter = RateMeter()

  mutating func record(_ permit: PipelinePermit, _ outcome: PipelineOutcome, at now: Duration) {
    let status: Int
    switch outcome {
    case .cancelled: return
    case .success(let code, let byteCount, _):
      status = code
      statistics.bytesReceived += byteCount
    case .failure(let error, let byteCount, _):
      status = error.status ?? 0
      statistics.bytesReceived += byteCount
      statistics.errors.record(error, at: now)
      Counter(
        label: "notion_api_failures",
        dimensions: [("operation", permit.kind.rawValue), ("code", error.code.description)]
      ).increment()
    }
    statistics.answers[permit.kind, default: [:]][status, default: 0] += 1
    if permit.ticket != nil, status != 0, status != 429 { meter.count(at: now) }
    let dimensions = [("operation", permit.kind.rawValue), ("status", String(status))]
    Counter(label: "notion_api_answers", dimensions: dimensions).increment()
    let nanoseconds = Int64((now - permit.startedAt).inSeconds * 1e9)
    Timer(label: "notion_api_latency", dimensions: [("operation", permit.kind.rawValue)])
      .recordNanoseconds(nanoseconds)
  }

  mutating func snapshot(at now: Duration) -> ClientStatistics {
    statistics.rate = meter.rate(at: now)
    return statistics
  }
}

/// Counts events of the last ten seconds.
struct RateMeter: Sendable {
  private static let seconds = 10
  private var counts = [Int](repeating: 0, count: seconds)
  private var newest = 0
  private var began: Double?

  mutating func count(at time: Duration) {
    if began == nil { began = time.inSeconds }
    advance(to: time)
    counts[newest % Self.seconds] += 1
  }

  /// Returns the rate per second, over the time since the first event if that is shorter than ten seconds.
  mutating func rate(at time: Duration) -> Double {
    guard let began else { return 0 }
    advance(to: time)
    return Double(counts.reduce(0, +)) / min(Double(Self.seconds), max(1, time.inSeconds - began))
  }

  private mutating func advance(to time: Duration) {
    let second = Int(time.components.seconds)
    guard second > newest else { return }
    for passed in (newest + 1)...max(newest + 1, second) where passed > second - Self.seconds {
      counts[passed % Self.seconds] = 0
    }
    newest = second
  }
}
