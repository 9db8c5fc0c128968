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
      throw refuse("the API address is no URL such as https://api.notion.com")
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
