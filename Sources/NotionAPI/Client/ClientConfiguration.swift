public import Logging

/// Everything that a ``NotionClient`` needs to know; only the token has no default.
public struct ClientConfiguration: Sendable {
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
  /// The variables that name a proxy: `HTTPS_PROXY`, `HTTP_PROXY`, `ALL_PROXY`, `NO_PROXY`.
  public var environment: [String: String]
  /// Where the client writes; it never writes the token or a signed URL.
  public var logger: Logger

  /// Takes the defaults for all but the token; the environment is that of the process.
  public init(token: Token, address: ServerAddress = .notion) {
    self.token = token
    self.address = address
    version = "2026-03-11"
    userAgent = "notion-export/1.0"
    concurrency = 16
    connectTimeout = .seconds(10)
    bodyTimeout = .seconds(60)
    responseSizeLimit = 32 << 20
    environment = ProcessEnvironment.variables
    logger = Logger(label: "notion-api", factory: { _ in SwiftLogNoOpLogHandler() })
  }
}
