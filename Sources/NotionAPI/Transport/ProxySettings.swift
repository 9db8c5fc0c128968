import AsyncHTTPClient
import NotionModel

/// The proxy of the environment, and the hosts that bypass it.
///
/// As usual elsewhere, lower-case names take precedence over upper-case ones, and `HTTP_PROXY` in upper case
/// is ignored, as a CGI server sets it from a request header.
struct ProxySettings: Sendable, Hashable {
  /// A proxy's address.
  struct Server: Sendable, Hashable {
    var isSOCKS: Bool
    var host: String
    var port: Int
    var credentials: String?
  }

  private var secure: Server?
  private var plain: Server?
  private var exceptions: [String] = []
  private var hasNoProxyAtAll = false

  init(_ environment: [String: String]) {
    func variable(_ names: String...) -> String? {
      for name in names {
        if let value = environment[name]?.trimmingSpaces, !value.isEmpty { return value }
      }
      return nil
    }
    let fallback = variable("all_proxy", "ALL_PROXY")
    secure = (variable("https_proxy", "HTTPS_PROXY") ?? fallback).flatMap(Self.server)
    plain = (variable("http_proxy") ?? fallback).flatMap(Self.server)
    for item in (variable("no_proxy", "NO_PROXY") ?? "").split(whereSeparator: { $0 == "," || $0 == " " }) {
      if item == "*" {
        hasNoProxyAtAll = true
      } else {
        exceptions.append(item.lowercased())
      }
    }
  }

  /// Returns the proxy for a URL; `nil` is a direct connection, as for everything on this machine.
  func server(for url: URLParts) -> Server? {
    guard !hasNoProxyAtAll, !url.isLoopback, !exceptions.contains(where: { Self.matches(url, $0) }) else {
      return nil
    }
    return url.scheme == "https" ? secure : plain
  }

  /// Returns whether an entry of `NO_PROXY` matches a URL: a host, a domain with or without a leading dot
  /// (which includes its subdomains), with an optional port.
  private static func matches(_ url: URLParts, _ entry: String) -> Bool {
    var pattern = Substring(entry)
    if let colon = pattern.lastIndex(of: ":"), !pattern.hasSuffix("]"),
      let port = Int(pattern[pattern.index(after: colon)...])
    {
      guard port == url.effectivePort else { return false }
      pattern = pattern[..<colon]
    }
    if pattern.hasPrefix("*.") { pattern = pattern.dropFirst() }
    if pattern.hasPrefix(".") { pattern = pattern.dropFirst() }
    guard !pattern.isEmpty else { return false }
    let host = url.host.hasPrefix("[") ? String(url.host.dropFirst().dropLast()) : url.host
    let bare = pattern.hasPrefix("[") ? String(pattern.dropFirst().dropLast()) : String(pattern)
    return host == bare || host.hasSuffix("." + bare)
  }

  private static func server(_ text: String) -> Server? {
    var text = text
    var isSOCKS = false
    if let scheme = text.range(ofScheme: "://") {
      isSOCKS = text[..<scheme.lowerBound].lowercased().hasPrefix("socks")
      text = String(text[scheme.upperBound...])
    }
    guard let url = URLParts("http://" + text) else { return nil }
    let host = url.host.hasPrefix("[") ? String(url.host.dropFirst().dropLast()) : url.host
    return Server(
      isSOCKS: isSOCKS, host: host, port: url.port ?? (isSOCKS ? 1080 : 80),
      credentials: url.userInfo.map(PercentEncoding.decoded))
  }
}

extension ProxySettings.Server {
  /// The proxy in the form of the HTTP library.
  var configuration: HTTPClient.Configuration.Proxy {
    if isSOCKS { return .socksServer(host: host, port: port) }
    guard let credentials else { return .server(host: host, port: port) }
    let parts = credentials.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false)
    return .server(
      host: host, port: port,
      authorization: .basic(username: String(parts[0]), password: parts.count > 1 ? String(parts[1]) : ""))
  }
}

extension String {
  fileprivate func range(ofScheme separator: String) -> Range<String.Index>? {
    guard let colon = firstIndex(of: ":"), self[colon...].hasPrefix(separator) else { return nil }
    return colon..<index(colon, offsetBy: separator.count)
  }
}
