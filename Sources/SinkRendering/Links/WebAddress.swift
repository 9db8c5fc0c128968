import NotionModel

/// An address that is safe in a page: with a scheme that cannot execute anything, and encoded as a valid URL.
public struct WebAddress: Sendable, Hashable {
  /// The address, with characters that are invalid in a URL percent-encoded.
  public let text: String
  /// The host of an address on the web.
  public let host: String?

  /// Schemes that navigate and execute nothing.
  private static let schemes: Set<String> = [
    "http", "https", "mailto", "tel", "sms", "ftp", "ftps", "sftp", "irc", "ircs", "xmpp", "geo", "news",
    "magnet", "notion", "obsidian", "slack", "zotero",
  ]
  /// Schemes whose addresses have a host by the URL standard.
  private static let schemesWithHost: Set<String> = ["http", "https", "ftp"]

  /// Validates an address of the workspace; returns `nil` if it must not be followed, and is to be shown as
  /// text.
  public init?(_ address: String) {
    // Browsers ignore tabs and line breaks anywhere in an address, so that `java\nscript:` is a script to
    // them.
    guard !address.unicodeScalars.contains(where: Self.isControl),
      let colon = address.utf8.firstIndex(of: UInt8(ascii: ":"))
    else { return nil }
    let scheme = address[..<colon].lowercased()
    guard Self.schemes.contains(scheme) else { return nil }
    let rest = address[address.index(after: colon)...]
    if Self.schemesWithHost.contains(scheme) {
      guard rest.hasPrefix("//"), let (authority, host, path) = Self.split(rest.dropFirst(2)) else {
        return nil
      }
      self.host = host
      // A backslash ends the host, too, and must not become a part of it.
      text = "\(scheme)://\(authority)\(path.hasPrefix("\\") ? "/" : "")\(Self.encoded(path))"
    } else {
      guard !rest.isEmpty else { return nil }
      host = nil
      text = "\(scheme):\(Self.encoded(rest))"
    }
  }

  private static func isControl(_ scalar: Unicode.Scalar) -> Bool {
    scalar.properties.generalCategory == .control || isNoncharacter(scalar)
  }

  /// Returns whether the code point is a noncharacter of Unicode.
  private static func isNoncharacter(_ scalar: Unicode.Scalar) -> Bool {
    (0xFDD0...0xFDEF).contains(scalar.value) || scalar.value & 0xFFFE == 0xFFFE
  }

  // MARK: Hosts

  private static func split(_ text: Substring) -> (authority: String, host: String, path: Substring)? {
    let authority = text.prefix { !"/?#\\".contains($0) }
    let path = text[authority.endIndex...]
    var hostAndPort = authority
    var user = ""
    if let at = authority.lastIndex(of: "@") {
      user = encoded(authority[..<at].replacing("@", with: "%40")[...], also: "/?#:;=@[]\\^|") + "@"
      hostAndPort = authority[authority.index(after: at)...]
    }
    var host = hostAndPort
    var port = ""
    if let colon = hostAndPort.lastIndex(of: ":"), !hostAndPort.hasSuffix("]") {
      host = hostAndPort[..<colon]
      let digits = hostAndPort[hostAndPort.index(after: colon)...]
      guard digits.isEmpty || UInt16(digits) != nil, digits.allSatisfy(\.isNumber) else { return nil }
      port = digits.isEmpty ? "" : ":\(digits)"
    }
    guard isHost(host) else { return nil }
    return (user + host + port, host.lowercased(), path)
  }

  /// Returns whether a host is certainly valid: a name of letters, digits, dots and hyphens, or a number.
  private static func isHost(_ host: Substring) -> Bool {
    if host.hasPrefix("["), host.hasSuffix("]") {
      let inner = host.dropFirst().dropLast()
      return inner.count > 1 && inner.allSatisfy { $0.isHexDigit || $0 == ":" || $0 == "." }
        && inner.contains(":") && !inner.contains(":::")
        && inner.split(separator: ":").allSatisfy { $0.count <= 4 } && inner.count < 40
    }
    let labels = host.split(separator: ".", omittingEmptySubsequences: false)
    let parts = labels.last == "" ? labels.dropLast() : labels[...]
    guard !parts.isEmpty, host.utf8.count < 254, parts.allSatisfy(isLabel) else { return false }
    // A host with a number at its end must be an IPv4 address.
    guard parts.last?.allSatisfy(\.isNumber) == true || parts.last?.hasPrefix("0x") == true else {
      return true
    }
    return parts.count == 4 && parts.allSatisfy { UInt8($0) != nil }
  }

  private static func isLabel(_ label: Substring) -> Bool {
    guard !label.isEmpty, label.utf8.count < 64, label.first != "-", label.last != "-" else { return false }
    // An invalid Punycode label would make the host invalid.
    if label.lowercased().hasPrefix("xn--") { return label.utf8.count > 4 && label.allSatisfy(\.isASCII) }
    return label.unicodeScalars.allSatisfy { scalar in
      scalar.isASCII
        ? scalar.properties.isAlphabetic || scalar.properties.numericType != nil || scalar == "-"
          || scalar == "_" : scalar.properties.isAlphabetic
    }
  }

  // MARK: The rest

  /// Percent-encodes characters that are invalid in a URL, without double encoding.
  private static func encoded(_ text: Substring, also special: String = "") -> String {
    var result = ""
    var isInFragment = false
    var rest = Array(text.utf8)[...]
    while let byte = rest.popFirst() {
      var isKept = byte > 0x20 && byte < 0x7F && !"\"<>\\^`{|}[]".utf8.contains(byte)
      if byte == UInt8(ascii: "%") {
        isKept = rest.count >= 2 && rest.prefix(2).allSatisfy { Character(Unicode.Scalar($0)).isHexDigit }
      }
      if byte == UInt8(ascii: "#") {
        if isInFragment { isKept = false }
        isInFragment = true
      }
      if special.utf8.contains(byte) { isKept = false }
      if isKept {
        result.unicodeScalars.append(Unicode.Scalar(byte))
      } else {
        result += PercentEncoding.escape(of: byte)
      }
    }
    return result
  }
}

/// A link that is safe in a page.
///
/// A text of a workspace may link to `javascript:` or `file:` addresses; a published page must not.
///
/// ```swift
/// if let safe = SafeLink(link) { … safe.address … } else { … the text alone … }
/// ```
public struct SafeLink: Sendable, Hashable {
  /// The value for `href` or `src`.
  public let address: String
  /// Whether its target is in the output.
  public let isLocal: Bool

  /// Validates a link; returns `nil` if it must not be followed.
  public init?(_ link: ResolvedLink?) {
    guard let link else { return nil }
    if link.local != nil {
      // Relative and already percent-encoded; a colon in the first component is encoded too.
      address = link.destination
      isLocal = true
    } else if link.destination.hasPrefix("#") {
      address = "#" + PercentEncoding.encoded(PercentEncoding.decoded(link.destination.dropFirst()))
      isLocal = true
    } else if let web = WebAddress(link.destination) {
      address = web.text
      isLocal = false
    } else {
      return nil
    }
  }

  /// Creates a link to a picture in a `data:` address: it is part of the page, and browsers do not navigate
  /// to such an address.
  public init(_ picture: EmbeddedPicture) {
    address = picture.address
    isLocal = true
  }

  /// The value of `rel`: the target receives no referrer.
  public var rel: String? { isLocal ? nil : "noopener noreferrer" }
}
