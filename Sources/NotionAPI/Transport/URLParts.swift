/// The parts of an absolute `http` or `https` URL, as far as requests and redirects need them.
struct URLParts: Sendable, Hashable {
  var scheme: String
  var userInfo: String?
  /// In lower case; an IPv6 address keeps its brackets.
  var host: String
  var port: Int?
  /// Begins with a slash, or is empty.
  var path: String
  /// Without the question mark.
  var query: String?

  /// Parses an absolute URL; the fragment is dropped, as it is never sent to a server.
  init?(_ text: String) {
    // Bytes outside printable ASCII are invalid in a URL, and some could inject a header.
    guard text.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    guard let colon = text.firstIndex(of: ":") else { return nil }
    scheme = text[..<colon].lowercased()
    guard scheme == "http" || scheme == "https" else { return nil }
    var rest = text[text.index(after: colon)...]
    guard rest.hasPrefix("//") else { return nil }
    rest = rest.dropFirst(2)
    if let fragment = rest.firstIndex(of: "#") { rest = rest[..<fragment] }
    let end = rest.firstIndex { $0 == "/" || $0 == "?" } ?? rest.endIndex
    var authority = rest[..<end]
    if let at = authority.lastIndex(of: "@") {
      userInfo = String(authority[..<at])
      authority = authority[authority.index(after: at)...]
    }
    let hostEnd: Substring.Index
    if authority.hasPrefix("[") {
      guard let bracket = authority.firstIndex(of: "]") else { return nil }
      hostEnd = authority.index(after: bracket)
    } else {
      hostEnd = authority.firstIndex(of: ":") ?? authority.endIndex
    }
    host = authority[..<hostEnd].lowercased()
    guard !host.isEmpty else { return nil }
    let portText = authority[hostEnd...]
    if !portText.isEmpty {
      guard portText.hasPrefix(":") else { return nil }
      if portText.count > 1 {
        guard let number = UInt16(portText.dropFirst()) else { return nil }
        port = Int(number)
      }
    }
    let target = rest[end...]
    if let mark = target.firstIndex(of: "?") {
      path = String(target[..<mark])
      query = String(target[target.index(after: mark)...])
    } else {
      path = String(target)
    }
  }

  /// The URL's text without user information.
  var text: String {
    "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")\(path)\(query.map { "?\($0)" } ?? "")"
  }

  /// The port, explicit or implied.
  var effectivePort: Int { port ?? (scheme == "https" ? 443 : 80) }

  /// Returns whether a secret for one of the two may be sent to the other.
  func isSameOrigin(as other: URLParts) -> Bool {
    scheme == other.scheme && host == other.host && effectivePort == other.effectivePort
  }

  var isLoopback: Bool { Self.isLoopback(host) }

  static func isLoopback(_ host: String) -> Bool {
    if host == "localhost" || host == "[::1]" || host.hasSuffix(".localhost") { return true }
    let numbers = host.split(separator: ".", omittingEmptySubsequences: false)
    return numbers.count == 4 && numbers[0] == "127" && numbers.allSatisfy { UInt8($0) != nil }
  }

  /// Returns the target of a `Location` header relative to this URL, or `nil` if it is invalid.
  func following(_ location: String) -> URLParts? {
    if let absolute = URLParts(location) { return absolute }
    guard location.utf8.allSatisfy({ (0x21...0x7E).contains($0) }) else { return nil }
    if location.hasPrefix("//") { return URLParts("\(scheme):\(location)") }
    guard !location.contains("://") else { return nil }
    let base = "\(scheme)://\(host)\(port.map { ":\($0)" } ?? "")"
    if location.hasPrefix("/") { return URLParts(base + location) }
    if location.hasPrefix("?") { return URLParts(base + path + location) }
    let directory = path.lastIndex(of: "/").map { path[...$0] } ?? "/"
    return URLParts(base + directory + location)
  }
}
