public import Logging

/// The configuration of a ``NotionClient``; only the token has no default.
public struct ClientConfiguration: Sendable {
  /// A minimum number of bytes for each period.
  public struct LeastRate: Sendable, Hashable {
    /// The bytes.
    public var byteCount: Int
    /// The period.
    public var period: Duration

    /// Creates a rate.
    public init(byteCount: Int, period: Duration) {
      self.byteCount = byteCount
      self.period = period
    }
  }

  /// The secret of the integration.
  public var token: Token
  /// The address of the API.
  public var address: ServerAddress
  /// The `Notion-Version` header. The typed objects match the default.
  public var version: String
  /// The `User-Agent` header.
  public var userAgent: String
  /// Maximum number of concurrent requests to the API, of all kinds together.
  public var concurrency: Int
  /// Timeout of opening a connection.
  public var connectTimeout: Duration
  /// Timeout of a body after the arrival of its head; the retry policy has the timeout of the head.
  public var bodyTimeout: Duration
  /// Maximum size of a decompressed response, in bytes; a larger one is rejected while it is received.
  public var responseSizeLimit: Int
  /// Maximum size of a downloaded file, in bytes; `nil` sets no limit. Notion itself accepts files of up to 5
  /// GB.
  public var downloadSizeLimit: Int?
  /// Minimum rate of a download; slower ones are given up, such as those from a server that sends a byte now
  /// and then.
  public var downloadLeastRate: LeastRate
  /// The part of the server's rate limit to use.
  public var rateLimits: RateLimits
  /// Maximum number of concurrent requests of each kind.
  public var operationLimits: OperationLimiter.Limits
  /// The conditions of retries, and the timeout of a head.
  public var retry: RetryPolicy
  /// The conditions under which a failing server gets no requests.
  public var breaker: CircuitBreaker.Settings
  /// The seed of the retries' jitter; `nil` for a random one.
  public var jitterSeed: UInt64?
  /// Receives pauses, retries and failures. It is called on the client's executor, so it must be quick and
  /// must not wait for the client.
  public var onEvent: (@Sendable (ClientEvent) -> Void)?
  /// The variables that name a proxy: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`.
  public var environment: [String: String]
  /// The client's logger; it never logs the token or a signed URL.
  public var logger: Logger

  /// Creates a configuration with defaults for all but the token; the environment is that of the process.
  public init(token: Token, address: ServerAddress = .notion) {
    self.token = token
    self.address = address
    version = "2026-03-11"
    userAgent = "notion-export"
    concurrency = 16
    connectTimeout = .seconds(10)
    bodyTimeout = .seconds(60)
    responseSizeLimit = 32 << 20
    downloadSizeLimit = 5 << 30
    downloadLeastRate = LeastRate(byteCount: 16 << 10, period: .seconds(30))
    rateLimits = RateLimits()
    operationLimits = OperationLimiter.Limits()
    retry = RetryPolicy()
    breaker = CircuitBreaker.Settings()
    environment = ProcessEnvironment.variables
    logger = Logger(label: "notion-api", factory: { _ in SwiftLogNoOpLogHandler() })
  }
}
