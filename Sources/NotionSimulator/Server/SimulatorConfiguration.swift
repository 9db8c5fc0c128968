/// How a simulator behaves.
public struct SimulatorConfiguration: Sendable {
  /// The address to listen at.
  public var host = "127.0.0.1"
  /// The port to listen at; 0 for any free one.
  public var port = 0
  /// Whether any free port will do where ``port`` is taken.
  public var fallsBackToFreePort = false
  /// The token that requests must carry.
  public var token = "ntn_simulated"
  /// The clock of edits, windows and expiry.
  public var clock: any SimulatorClock = SystemSimulatorClock()
  /// How many requests it accepts.
  public var rateLimit: RateLimit = .none
  /// The limit shared with other integrations.
  public var workspaceLimit: WorkspaceLimit?
  /// What a 429 says about when to come back.
  public var retryAfter: RetryAfterForm = .seconds
  /// Which headers tell what is left.
  public var rateLimitHeaders: RateLimitHeaders = .none
  /// How long answers take.
  public var latency: Latency = .none
  /// The most rows a query gives before it stops with `request_status` incomplete.
  public var rowCap = 10_000
  /// The most results a search gives before it stops with `request_status` incomplete.
  public var searchCap = Int.max
  /// How long a signed address is good.
  public var urlLifetime: Duration = .seconds(3600)
  /// What goes wrong, and when; the first rule that applies to a request is taken.
  public var faults: [FaultRule] = []
  /// Changes to answers just before they are sent, applied in order.
  public var rewrites: [AnswerRewrite] = []
  /// The seed of everything that happens by chance: faults, latency.
  public var seed: UInt64 = 1

  /// A simulator without limits, latency and faults.
  public init() {}

  /// The same configuration with `change` made to it.
  public func with(_ change: (inout SimulatorConfiguration) -> Void) -> SimulatorConfiguration {
    var copy = self
    change(&copy)
    return copy
  }
}
