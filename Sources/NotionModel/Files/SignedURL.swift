/// Recognition of signed addresses, which are secrets for an hour.
///
/// An address is signed if it leads to Notion's file storage and has parameters, or if its parameters are a signature of
/// S3 or CloudFront. Long-lived tokens of other services are a part of the address.
public enum SignedURL {
  /// Returns the position of the secret part of an address, or `nil` if it has none.
  ///
  /// All parameters are secret, as they mean nothing without their signature, and so are those of an address within the
  /// path, such as `/signed/https%3A%2F%2F…%3FX-Amz-…`.
  package static func secret(in url: ArraySlice<UInt8>) -> Int? {
    guard let host = host(of: url) else { return nil }
    let end = parameters(in: url) ?? url.endIndex
    let path = url[host.upperBound..<end]
    if end < url.endIndex {
      if isStorage(host: url[host], path: path) || isSignature(url[(end + 1)...]) {
        return nestedSecret(in: path) ?? end
      }
    }
    return nestedSecret(in: path)
  }

  /// Returns ``secret(in:)`` of a JSON string, without its quotes.
  package static func secret(inJSON text: ArraySlice<UInt8>) -> Int? {
    find(inJSON: text) { secret(in: $0) }
  }

  /// Returns the position of the parameters and the fragment of an address.
  package static func parameters(in url: ArraySlice<UInt8>) -> Int? {
    url.firstIndex { $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") }
  }

  /// Returns whether the address leads to Notion's file storage.
  package static func isStorage(_ url: ArraySlice<UInt8>) -> Bool {
    guard let host = host(of: url) else { return false }
    return isStorage(host: url[host], path: url[host.upperBound...])
  }

  /// Returns the address without its secret part; the address itself if it has none.
  ///
  /// Call it before you write an address that is in a text: a signature must not be published, and expires.
  public static func bare(_ url: String) -> String {
    let bytes = Array(url.utf8)
    return secret(in: bytes[...]).map { String(decoding: bytes[..<$0], as: UTF8.self) } ?? url
  }

  /// Returns the host name of an address in lower case, or `nil` for a text that is not a web address.
  package static func hostName(of url: String) -> String? {
    let bytes = Array(url.utf8)
    return host(of: bytes[...]).map { String(decoding: bytes[$0], as: UTF8.self).lowercased() }
  }

  /// Returns the host and port of an address, without its user information, or `nil` for a text that is not a web address.
  package static func authority(of url: String) -> String? {
    let bytes = Array(url.utf8)
    return authority(of: bytes[...]).map { String(decoding: bytes[$0], as: UTF8.self).lowercased() }
  }

  /// Returns whether the whole text is a web address.
  package static func isAddress(_ text: ArraySlice<UInt8>) -> Bool {
    host(of: text) != nil && text.allSatisfy { $0 > 0x20 && $0 != Byte.quote && $0 != UInt8(ascii: "<") }
  }

  /// Returns ``isAddress(_:)`` of a JSON string, without its quotes.
  package static func isAddress(inJSON text: ArraySlice<UInt8>) -> Bool {
    isAddress(text.contains(Byte.backslash) ? unescaped(text).bytes[...] : text)
  }

  // MARK: Storage

  /// The hosts that serve only file storage.
  private static let hosts = ["secure.notion-static.com", "file.notion.so"].map { Array($0.utf8) }
  private static let usercontent = Array("notionusercontent.com".utf8)
  private static let bucket = Array("prod-files-secure".utf8)
  private static let oldBucket = Array("/secure.notion-static.com/".utf8)
  private static let newBucket = Array("/prod-files-secure/".utf8)
  private static let amazon = Array("amazonaws.com".utf8)
  private static let pages = ["notion.so", "notion.com", "notion.site"].map { Array($0.utf8) }
  private static let signed = Array("/signed/".utf8)

  private static func isStorage(host: ArraySlice<UInt8>, path: ArraySlice<UInt8>) -> Bool {
    let host = host.map(lowercased)[...]
    if hosts.contains(where: { host.elementsEqual($0) }) || isWithin(host, usercontent) { return true }
    if isWithin(host, amazon) {
      return host.starts(with: bucket) || path.starts(with: oldBucket) || path.starts(with: newBucket)
    }
    return path.starts(with: signed) && pages.contains { isWithin(host, $0) }
  }

  /// Returns whether a host is `domain` or a subdomain of it.
  private static func isWithin(_ host: ArraySlice<UInt8>, _ domain: [UInt8]) -> Bool {
    guard host.count >= domain.count, host.suffix(domain.count).elementsEqual(domain) else { return false }
    return host.count == domain.count || host.dropLast(domain.count).last == Byte.dot
  }

  // MARK: Parts of an address

  private static let schemes = ["https://", "http://"].map { Array($0.utf8) }

  private static func authority(of url: ArraySlice<UInt8>) -> Range<Int>? {
    guard let first = url.first, lowercased(first) == UInt8(ascii: "h") else { return nil }
    for scheme in schemes where url.count > scheme.count {
      guard zip(url, scheme).allSatisfy({ lowercased($0) == $1 }) else { continue }
      let start = url.startIndex + scheme.count
      let end =
        url[start...].firstIndex {
          $0 == Byte.slash || $0 == UInt8(ascii: "?") || $0 == UInt8(ascii: "#") || $0 <= 0x20
        } ?? url.endIndex
      let name = url[start..<end].lastIndex(of: UInt8(ascii: "@")).map { $0 + 1 } ?? start
      return name < end ? name..<end : nil
    }
    return nil
  }

  private static func host(of url: ArraySlice<UInt8>) -> Range<Int>? {
    guard let authority = authority(of: url) else { return nil }
    let colon = url[authority].firstIndex(of: Byte.colon)
    // The path begins after the port; only the name is compared.
    guard let colon, url[authority].first != Byte.openBracket else { return authority }
    return authority.lowerBound..<colon
  }

  /// Returns the position of a `%3F` in a path before a signature.
  private static func nestedSecret(in path: ArraySlice<UInt8>) -> Int? {
    // Parameters after a later one are also after the first.
    let mark = path.indices.first { path[$0] == UInt8(ascii: "%") && isEncodedQuestionMark(path[$0...]) }
    return mark.flatMap { isEncodedSignature(path[$0...]) ? $0 : nil }
  }

  /// Returns whether a text begins with a question mark that is percent-encoded, once or repeatedly: `%3F`, `%253F`.
  static func isEncodedQuestionMark(_ text: ArraySlice<UInt8>) -> Bool {
    var index = text.startIndex + 1
    while text[index...].starts(with: "25".utf8) { index += 2 }
    return index + 1 < text.endIndex && text[index] == UInt8(ascii: "3")
      && lowercased(text[index + 1]) == Byte.f
  }

  /// Returns whether percent-encoded parameters contain a signature.
  static func isEncodedSignature(_ text: ArraySlice<UInt8>) -> Bool {
    var text = text
    // An address within an address within an address is encoded three times.
    for _ in 0..<3 {
      text = PercentEncoding.decoded(text)[...]
      if isSignature(text) { return true }
    }
    return false
  }

  private static func lowercased(_ byte: UInt8) -> UInt8 {
    byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte | 0x20 : byte
  }

  // MARK: Parameters

  private static let companions: Set<String> = ["key-pair-id", "awsaccesskeyid", "expirationtimestamp"]

  /// Returns whether parameters contain a signature of S3 or CloudFront.
  static func isSignature(_ parameters: ArraySlice<UInt8>) -> Bool {
    var isSigned = false
    var hasCompanion = false
    for parameter in parameters.split(whereSeparator: { separators.contains($0) }) {
      let spelled = parameter.prefix { $0 != UInt8(ascii: "=") }
      guard spelled.count < 64 else { continue }
      let name = String(decoding: PercentEncoding.decoded(spelled).map(lowercased), as: UTF8.self)
      if name.hasPrefix("x-amz-") { return true }
      if name == "signature" { isSigned = true }
      if companions.contains(name) { hasCompanion = true }
    }
    return isSigned && hasCompanion
  }

  static let separators: Set<UInt8> = Set("&?;#".utf8)

  // MARK: JSON

  /// Searches the unescaped text of a JSON string, and returns the position in the escaped text.
  private static func find(
    inJSON text: ArraySlice<UInt8>, _ find: (ArraySlice<UInt8>) -> Int?
  ) -> Int? {
    guard text.contains(Byte.backslash) else { return find(text) }
    let (bytes, offsets) = unescaped(text)
    return find(bytes[...]).map { offsets[$0] }
  }

  /// Returns the unescaped ASCII characters of a JSON string, and the offset of each.
  static func unescaped(_ text: ArraySlice<UInt8>) -> (bytes: [UInt8], offsets: [Int]) {
    var bytes: [UInt8] = []
    var offsets: [Int] = []
    var position = text.startIndex
    while position < text.endIndex {
      offsets.append(position)
      guard text[position] == Byte.backslash, position + 1 < text.endIndex else {
        bytes.append(text[position])
        position += 1
        continue
      }
      let escape = text[position + 1]
      position += 2
      switch escape {
      case Byte.slash, Byte.quote, Byte.backslash: bytes.append(escape)
      case Byte.u:
        let code = text[position...].prefix(4).reduce(0 as UInt32) { $0 << 4 | (Byte.hexDigit($1) ?? 0) }
        // Non-ASCII characters have no meaning in an address.
        bytes.append(code < 0x80 ? UInt8(code) : 0xFF)
        position = min(position + 4, text.endIndex)
      default: bytes.append(0x20)
      }
    }
    return (bytes, offsets)
  }
}

/// The secret parts of the address of a hosted file, with parameters of any name.
///
/// Addresses are in JSON form: a character may be escaped, such as the question mark in
/// `https:\/\/files.example\/a.png\u003fsig=…`.
extension SignedURL {
  /// The beginnings of parameters that grant access, in lower case.
  private static let markers = [
    "x-amz-", "x-goog-", "signature=", "sig=", "token=", "access_token=", "auth=", "policy=", "key-pair-id=",
    "expirationtimestamp=", "credential=", "awsaccesskeyid=", "googleaccessid=",
  ].map { Array($0.utf8) }

  /// Returns the secret parts of a hosted file's address, in order: all parameters, the fragment, and signatures in the
  /// path.
  package static func secrets(inHostedFile url: ArraySlice<UInt8>) -> [Range<Int>] {
    var secrets: [Range<Int>] = []
    // Slashes, semicolons and ampersands separate the parts of the path, escaped or not.
    var part = (start: url.startIndex, text: [UInt8]())
    var slashes = 0
    func close(at end: Int) {
      let isSigned = slashes > 2 && markers.contains { part.text.starts(with: $0) }
      guard isSigned, part.start < end else { return }
      secrets.append(part.start..<end)
    }
    var letters = Letters(url)
    while let letter = letters.next() {
      switch letter.value {
      case UInt8(ascii: "?"), UInt8(ascii: "#"):
        close(at: letter.start)
        return merged(secrets + [letter.start..<url.endIndex])
      case UInt8(ascii: "/"), UInt8(ascii: ";"), UInt8(ascii: "&"), UInt8(ascii: ","):
        close(at: letter.start)
        if letter.value == UInt8(ascii: "/") { slashes += 1 }
        part = (letter.end, [])
      case UInt8(ascii: "%"):
        // An address within the address, as in `/signed/https%3A%2F%2F…%3FX-Amz-Signature%3D…`.
        // The percent sign may be a JSON escape, whose last byte precedes the digits.
        guard let byte = PercentEncoding.escapedByte(in: url, after: letter.end - 1) else {
          part.text.append(letter.value)
          continue
        }
        if "/?&;#".utf8.contains(byte.value) {
          close(at: letter.start)
          part = (byte.end, [])
        } else {
          part.text.append(lower(byte.value))
        }
        letters.position = byte.end
      default: part.text.append(lower(letter.value))
      }
    }
    close(at: url.endIndex)
    return merged(secrets)
  }

  /// Returns a hosted file's address without its secret parts.
  package static func bare(hostedFile url: String) -> String {
    let bytes = Array(url.utf8)
    var kept: [UInt8] = []
    var start = 0
    // In an unescaped address, a backslash is an ordinary character.
    for range in secrets(inHostedFile: bytes[...]) {
      kept += bytes[start..<range.lowerBound]
      start = range.upperBound
    }
    return String(decoding: kept + bytes[start...], as: UTF8.self)
  }

  /// Returns whether a parameter of an address of unknown origin grants access.
  package static func isSigned(parameters: some StringProtocol) -> Bool {
    let bytes = Array(parameters.utf8)
    return bytes.split(whereSeparator: { separators.contains($0) }).contains { parameter in
      let text = PercentEncoding.decoded(parameter).map(lower)
      return markers.contains { text.starts(with: $0) }
    }
  }

  private static func merged(_ ranges: [Range<Int>]) -> [Range<Int>] {
    ranges.reduce(into: []) { merged, range in
      if let last = merged.last, last.upperBound >= range.lowerBound {
        merged[merged.count - 1] = last.lowerBound..<max(last.upperBound, range.upperBound)
      } else {
        merged.append(range)
      }
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  /// Iterates over the bytes of a JSON string, with escapes decoded.
  private struct Letters {
    struct Letter {
      let value: UInt8
      let start: Int
      let end: Int
    }

    let bytes: ArraySlice<UInt8>
    var position: Int

    init(_ bytes: ArraySlice<UInt8>) {
      self.bytes = bytes
      position = bytes.startIndex
    }

    mutating func next() -> Letter? {
      guard position < bytes.endIndex else { return nil }
      let start = position
      guard bytes[start] == UInt8(ascii: "\\"), start + 1 < bytes.endIndex else {
        position += 1
        return Letter(value: bytes[start], start: start, end: position)
      }
      if bytes[start + 1] == UInt8(ascii: "u"), start + 6 <= bytes.endIndex {
        let value = bytes[(start + 2)..<(start + 6)].reduce(0 as UInt32) {
          $0 << 4 | (Byte.hexDigit($1) ?? 0)
        }
        position = start + 6
        // Markers contain only ASCII.
        return Letter(value: value < 0x80 ? UInt8(value) : 0, start: start, end: position)
      }
      position = start + 2
      return Letter(value: bytes[start + 1], start: start, end: position)
    }
  }
}
