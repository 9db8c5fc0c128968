#if canImport(FoundationEssentials)
import FoundationEssentials
#else
import Foundation
#endif

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

/// A scheme, host and port, and the path of the API, without a trailing slash.
public struct ServerAddress: Sendable, Hashable {
  /// `https`, or `http` on loopback.
  public let scheme: String
  /// The host in lower case, an IPv6 address in brackets.
  public let host: String
  /// The port, if specified.
  public let port: Int?
  /// The path, as in `/v1`; empty at the root.
  public let path: String

  /// Notion's own: `https://api.notion.com/v1`.
  public static let notion = ServerAddress(scheme: "https", host: "api.notion.com", port: nil, path: "/v1")

  private init(scheme: String, host: String, port: Int?, path: String) {
    self.scheme = scheme
    self.host = host
    self.port = port
    self.path = path
  }

  /// Parses a base URL; a missing path means `/v1`.
  ///
  /// - Throws: ``NotionAPIError`` with `.invalidConfiguration` for anything but `https`, except `http` on
  ///   loopback: a token must not be sent unencrypted.
  public init(_ text: String) throws {
    func refuse(_ why: String) -> NotionAPIError {
      NotionAPIError(.invalidConfiguration, "\(why): \(text)")
    }
    guard let url = URLParts(text), url.userInfo == nil else {
      throw refuse("the API address is not a URL such as https://api.notion.com")
    }
    guard url.query == nil else { throw refuse("the API address must have no query") }
    guard url.scheme == "https" || (url.scheme == "http" && url.isLoopback) else {
      throw refuse("the API address must begin with https:// (http:// is for this machine only)")
    }
    var path = url.path
    while path.hasSuffix("/") { path.removeLast() }
    self.init(scheme: url.scheme, host: url.host, port: url.port, path: path.isEmpty ? "/v1" : path)
  }

  /// Whether the host is this machine.
  public var isLoopback: Bool { URLParts.isLoopback(host) }

  /// Returns the URL of a request's target.
  func url(of target: String) -> String {
    "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")\(path)/\(target)"
  }
}

extension ServerAddress: CustomStringConvertible {
  /// The address as a URL.
  public var description: String { "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")\(path)" }
}

/// The secret of an integration; its description is always `<token>`.
public struct Token: Sendable, Hashable {
  /// The secret itself, for the one header that carries it.
  package let secret: String

  /// Creates a token without surrounding white space.
  ///
  /// - Throws: ``NotionAPIError`` with `.invalidConfiguration` if it is empty or has characters that are
  ///   invalid in a header, as when a whole file was pasted.
  public init(_ secret: some StringProtocol) throws {
    let isSpace: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
    let trimmed = secret.utf8.drop(while: isSpace).reversed().drop(while: isSpace).reversed()
    guard !trimmed.isEmpty else { throw NotionAPIError(.invalidConfiguration, "the token is empty") }
    guard trimmed.allSatisfy({ (0x21...0x7E).contains($0) }) else {
      throw NotionAPIError(
        .invalidConfiguration, "the token holds white space or characters that no token has")
    }
    self.secret = String(decoding: Array(trimmed), as: UTF8.self)
  }
}

extension Token: CustomStringConvertible, CustomDebugStringConvertible, CustomReflectable {
  /// `<token>`.
  public var description: String { "<token>" }
  /// `<token>`.
  public var debugDescription: String { "<token>" }
  /// A mirror without children, so that `dump` does not show the secret either.
  public var customMirror: Mirror { Mirror(self, children: [:]) }
}

/// The environment of the process; the only file that needs Foundation.
enum ProcessEnvironment {
  /// The environment's variables.
  static var variables: [String: String] { ProcessInfo.processInfo.environment }

  /// The seconds since 1970, by the system's clock.
  static var secondsSince1970: Double { Date().timeIntervalSince1970 }
}
