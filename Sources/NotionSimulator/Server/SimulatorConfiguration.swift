/// The configuration of a simulator.
public struct SimulatorConfiguration: Sendable {
  /// The address to listen on.
  public var host = "127.0.0.1"
  /// The port to listen on; 0 for any free one.
  public var port = 0
  /// Whether any free port may replace ``port`` if that is in use.
  public var fallsBackToFreePort = false
  /// The token that requests must carry.
  public var token = "ntn_simulated"
  /// The clock of edits, windows and expiry.
  public var clock: any SimulatorClock = SystemSimulatorClock()
  /// The rate limit.
  public var rateLimit: RateLimit = .none
  /// The limit shared with other integrations.
  public var workspaceLimit: WorkspaceLimit?
  /// The `Retry-After` header of a 429.
  public var retryAfter: RetryAfterForm = .seconds
  /// The headers with the remaining quota.
  public var rateLimitHeaders: RateLimitHeaders = .none
  /// The latency of answers.
  public var latency: Latency = .none
  /// Maximum number of rows of a query, which then ends with an incomplete `request_status`.
  public var rowCap = 10_000
  /// Maximum number of results of a search, which then ends with an incomplete `request_status`.
  public var searchCap = Int.max
  /// The validity of a signed address.
  public var urlLifetime: Duration = .seconds(3600)
  /// The rules of faults; the first one that applies to a request is used.
  public var faults: [FaultRule] = []
  /// Changes to answers just before they are sent, applied in order.
  public var rewrites: [AnswerRewrite] = []
  /// The seed of all random behaviour: faults, latency.
  public var seed: UInt64 = 1

  /// Creates a configuration without limits, latency and faults.
  public init() {}

  /// Returns the same configuration after `change`.
  public func with(_ change: (inout SimulatorConfiguration) -> Void) -> SimulatorConfiguration {
    var copy = self
    change(&copy)
    return copy
  }
}
