import NIOHTTP1
import NotionModel

/// A filter that replaces the token in every response, before it is decoded, stored or shown.
///
/// It finds every form of the token: plain, in another case, with characters escaped as in JSON
/// (`\u006e`, `\/`), in addresses (`%6E`) or in HTML (`&#110;`), each also twice, and as a whole in Base64 or
/// hexadecimal digits.
struct TokenRedactor: Sendable {
  private struct Role: OptionSet {
    let rawValue: UInt8
    /// The first byte of a form.
    static let first = Role(rawValue: 1)
    /// The byte after a first one that is not an escape.
    static let second = Role(rawValue: 2)
    /// The byte after two that are not escapes.
    static let third = Role(rawValue: 4)
    /// The first byte of an escape.
    static let escape = Role(rawValue: 8)
  }

  /// A shorter secret is not a token, and could be any word of a text. It is longer than the replacement, so
  /// that a changed length indicates a replacement.
  private static let shortest = 8
  private static let replacement = Array("<token>".utf8)

  /// The encodings of the whole token, in lower case.
  private let needles: [[UInt8]]
  /// The possible roles of each byte in a form of the token.
  private let roles: [Role]

  init(_ token: Token) { self.init(secret: token.secret) }

  init(secret: String) {
    let bytes = Array(secret.utf8)
    guard bytes.count >= Self.shortest else {
      (needles, roles) = ([], [])
      return
    }
    var needles: Set<[UInt8]> = [bytes.map(Self.lower), Self.hexadecimal(bytes)]
    for offset in 0..<3 {
      let digits = Self.base64(bytes, offset: offset)
      needles.insert(digits.map(Self.lower))
      needles.insert(digits.map { Self.lower($0 == 0x2B ? 0x2D : $0 == 0x2F ? 0x5F : $0) })
    }
    self.needles = needles.sorted { $0.count > $1.count }
    var roles = [Role](repeating: [], count: 256)
    for needle in needles {
      for (letter, role) in zip(needle, [Role.first, .second, .third]) {
        roles[Int(letter)].insert(role)
        if (0x61...0x7A).contains(letter) { roles[Int(letter & ~0x20)].insert(role) }
      }
    }
    for escape in "\\%&".utf8 { roles[Int(escape)].formUnion([.first, .second, .third, .escape]) }
    self.roles = roles
  }

  /// Returns a text without the token.
  func redacted(_ text: String) -> String {
    let bytes = Array(text.utf8)
    let redacted = redacted(bytes)
    return redacted.count == bytes.count ? text : String(decoding: redacted, as: UTF8.self)
  }

  /// Returns headers without the token.
  func redacted(_ headers: HTTPHeaders) -> HTTPHeaders {
    guard headers.contains(where: { find(in: Array($0.value.utf8)) }) else { return headers }
    return HTTPHeaders(headers.map { ($0.name, redacted($0.value)) })
  }

  private func find(in bytes: [UInt8]) -> Bool { redacted(bytes).count != bytes.count }

  /// Returns bytes without the token; the same bytes if they do not contain it.
  func redacted(_ bytes: [UInt8]) -> [UInt8] {
    guard !needles.isEmpty else { return bytes }
    var result: [UInt8]?
    var kept = 0
    // Every byte of every response passes through here: without pointers, each costs a retain and a release.
    roles.withUnsafeBufferPointer { roles in
      bytes.withUnsafeBufferPointer { buffer in
        var index = 0
        while index < buffer.count {
          guard Self.mayBegin(at: index, in: buffer, roles), let end = matchEnd(in: buffer, at: index) else {
            index += 1
            continue
          }
          if result == nil {
            result = []
            result?.reserveCapacity(buffer.count)
          }
          result?.append(contentsOf: buffer[kept..<index])
          result?.append(contentsOf: Self.replacement)
          (index, kept) = (end, end)
        }
      }
    }
    guard var result else { return bytes }
    result.append(contentsOf: bytes[kept...])
    return result
  }

  // MARK: Matching

  /// Returns whether a form may begin at an index, by the first three bytes.
  @inline(__always)
  private static func mayBegin(
    at index: Int, in buffer: UnsafeBufferPointer<UInt8>, _ roles: UnsafeBufferPointer<Role>
  ) -> Bool {
    let first = roles[Int(buffer[index])]
    // A form has at least eight bytes.
    guard first.contains(.first), index + 2 < buffer.count else { return false }
    let second = roles[Int(buffer[index + 1])]
    return first.contains(.escape)
      || second.contains(.second)
        && (second.contains(.escape) || roles[Int(buffer[index + 2])].contains(.third))
  }

  /// Returns the end of a form of the token that begins at `start`, or `nil`.
  private func matchEnd(in buffer: UnsafeBufferPointer<UInt8>, at start: Int) -> Int? {
    // The second character of an escape does not begin a form.
    if buffer[start] != 0x5C, Self.isEscaped(start, in: buffer) { return nil }
    if buffer[start] == 0x5C, start > 0, buffer[start - 1] == 0x5C { return nil }
    for needle in needles {
      var position = start
      var matched = 0
      while matched < needle.count, let (value, end) = Self.letter(in: buffer, at: position),
        Self.lower(value) == needle[matched]
      {
        position = end
        matched += 1
        // `\n` is not the letter n.
        if matched == 1, buffer[start] == 0x5C, end == start + 2, value != 0x2F { matched = -1 }
        if matched < 0 { break }
      }
      if matched == needle.count { return position }
    }
    return nil
  }

  private static func isEscaped(_ index: Int, in buffer: UnsafeBufferPointer<UInt8>) -> Bool {
    var backslashes = 0
    while index - backslashes > 0, buffer[index - backslashes - 1] == 0x5C { backslashes += 1 }
    return backslashes % 2 == 1
  }

  /// Returns the unescaped character at a position, and its end.
  private static func letter(
    in buffer: UnsafeBufferPointer<UInt8>, at start: Int
  ) -> (value: UInt8, end: Int)? {
    guard start < buffer.count else { return nil }
    switch buffer[start] {
    case 0x5C:
      var index = start
      while index < buffer.count, buffer[index] == 0x5C { index += 1 }
      guard index < buffer.count else { return nil }
      guard buffer[index] | 0x20 == UInt8(ascii: "u"),
        let value = hexadecimal(in: buffer, index + 1, count: 4)
      else {
        return (buffer[index], index + 1)
      }
      // An unescaped character may begin another escape.
      if value == 0x25, let byte = PercentEncoding.escapedByte(in: buffer, after: index + 4) { return byte }
      return value < 0x80 ? (UInt8(value), index + 5) : nil
    case UInt8(ascii: "%"): return PercentEncoding.escapedByte(in: buffer, after: start) ?? (0x25, start + 1)
    case UInt8(ascii: "&"): return reference(in: buffer, start) ?? (0x26, start + 1)
    case let byte: return (byte, start + 1)
    }
  }

  /// Returns the character of a reference such as `&#110;` or `&#x6E;`.
  private static func reference(
    in buffer: UnsafeBufferPointer<UInt8>, _ start: Int
  ) -> (value: UInt8, end: Int)? {
    var index = start + 1
    guard index < buffer.count, buffer[index] == UInt8(ascii: "#") else { return nil }
    index += 1
    var radix = 10
    if index < buffer.count, buffer[index] | 0x20 == UInt8(ascii: "x") { (radix, index) = (16, index + 1) }
    var value = 0
    let first = index
    while index < buffer.count, index < first + 8, let digit = digit(buffer[index]), digit < radix {
      value = value * radix + digit
      index += 1
    }
    guard index > first, index < buffer.count, buffer[index] == UInt8(ascii: ";"), value < 0x80 else {
      return nil
    }
    return (UInt8(value), index + 1)
  }

  private static func hexadecimal(
    in buffer: UnsafeBufferPointer<UInt8>, _ start: Int, count: Int
  ) -> Int? {
    guard start + count <= buffer.count else { return nil }
    var value = 0
    for index in start..<(start + count) {
      guard let digit = digit(buffer[index]) else { return nil }
      value = value << 4 | digit
    }
    return value
  }

  private static func digit(_ byte: UInt8) -> Int? {
    switch byte {
    case 0x30...0x39: Int(byte) - 0x30
    case 0x41...0x46: Int(byte) - 0x37
    case 0x61...0x66: Int(byte) - 0x57
    default: nil
    }
  }

  private static func lower(_ byte: UInt8) -> UInt8 { (0x41...0x5A).contains(byte) ? byte | 0x20 : byte }

  // MARK: Encodings

  private static func hexadecimal(_ bytes: [UInt8]) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return bytes.flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }
  }

  /// Returns the Base64 digits that depend only on the token, if it begins `offset` bytes into a group of
  /// three.
  private static func base64(_ bytes: [UInt8], offset: Int) -> [UInt8] {
    let alphabet = Array("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/".utf8)
    let padded = [UInt8](repeating: 0, count: offset) + bytes
    let bits = padded.count * 8
    let first = (offset * 8 + 5) / 6
    return (first..<(bits / 6)).map { index in
      let bit = index * 6
      let pair = Int(padded[bit / 8]) << 8 | (bit / 8 + 1 < padded.count ? Int(padded[bit / 8 + 1]) : 0)
      return alphabet[pair >> (10 - bit % 8) & 63]
    }
  }
}
