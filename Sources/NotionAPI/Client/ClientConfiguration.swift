public import Logging

/// Everything that a ``NotionClient`` needs to know; only the token has no default.
public struct ClientConfiguration: Sendable {
  /// A number of bytes that has to come in each period.
  public struct LeastRate: Sendable, Hashable {
    /// The bytes.
    public var byteCount: Int
    /// The period.
    public var period: Duration

    /// A rate.
    public init(byteCount: Int, period: Duration) {
      self.byteCount = byteCount
      self.period = period
    }
  }

  /// The secret of the integration.
  public var token: Token
  /// Where the API is.
  public var address: ServerAddress
  /// The `Notion-Version` header. The typed objects are made for the default.
  public var version: String
  /// The `User-Agent` header.
  public var userAgent: String
  /// The most requests to the API at one time, of all kinds together.
  public var concurrency: Int
  /// How long a connection may take to be made.
  public var connectTimeout: Duration
  /// How long a body may take once its head has arrived; the head's own time is the retry policy's matter.
  public var bodyTimeout: Duration
  /// The most bytes that one answer may have, unpacked; what is larger is refused while it comes in.
  public var responseSizeLimit: Int
  /// The most bytes that a downloaded file may have; `nil` sets no limit. Notion itself takes files of up to 5 GB.
  public var downloadSizeLimit: Int?
  /// How fast a downloaded file has to come in, so that a server that sends a byte now and then is given up.
  public var downloadLeastRate: LeastRate
  /// What to use of the server's allowance.
  public var rateLimits: RateLimits
  /// The most requests of each kind at one time.
  public var operationLimits: OperationLimiter.Limits
  /// When calls are sent again, and how long a head may take.
  public var retry: RetryPolicy
  /// When a failing server is left alone.
  public var breaker: CircuitBreaker.Settings
  /// The seed of the retries' jitter; `nil` for another one each time.
  public var jitterSeed: UInt64?
  /// Told of pauses, retries and failures. It is called on the client's own executor, so it must be quick and
  /// must not wait for the client.
  public var onEvent: (@Sendable (ClientEvent) -> Void)?
  /// The variables that name a proxy: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`.
  public var environment: [String: String]
  /// Where the client writes; it never writes the token or a signed URL.
  public var logger: Logger

  /// Takes the defaults for all but the token; the environment is that of the process.
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
