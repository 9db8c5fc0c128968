/// Percent-encoding of addresses. Source: RFC 3986.
///
/// ```swift
/// PercentEncoding.encoded("Q3 plan")  // Q3%20plan
/// PercentEncoding.decoded("Q3%20plan")  // Q3 plan
/// ```
public enum PercentEncoding {
  /// Encodes all but the unreserved characters, including non-ASCII letters: a path segment, a fragment, or a
  /// name or value of a query.
  public static func encoded(_ text: String) -> String {
    var result: [UInt8] = []
    result.reserveCapacity(text.utf8.count * 3 / 2)
    for byte in text.utf8 {
      if isUnreserved(byte) { result.append(byte) } else { appendEscape(of: byte, to: &result) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Returns the escape of a byte, as in `%2F`.
  public static func escape(of byte: UInt8) -> String {
    var result: [UInt8] = []
    appendEscape(of: byte, to: &result)
    return String(decoding: result, as: UTF8.self)
  }

  /// Decodes percent-encoding; a percent sign without digits is unchanged, and invalid UTF-8 is replaced.
  ///
  /// If such a text must be rejected, use Foundation's `removingPercentEncoding`.
  public static func decoded(_ text: some StringProtocol) -> String {
    let bytes = Array(text.utf8)
    guard bytes.contains(UInt8(ascii: "%")) else { return String(text) }
    return String(decoding: decoded(bytes[...]), as: UTF8.self)
  }

  /// Decodes percent-encoding of bytes.
  static func decoded(_ text: ArraySlice<UInt8>) -> [UInt8] {
    var decoded: [UInt8] = []
    decoded.reserveCapacity(text.count)
    var position = text.startIndex
    while position < text.endIndex {
      if text[position] == UInt8(ascii: "%"), position + 2 < text.endIndex,
        let high = Byte.hexDigit(text[position + 1]), let low = Byte.hexDigit(text[position + 2])
      {
        decoded.append(UInt8(high << 4 | low))
        position += 3
      } else {
        decoded.append(text[position])
        position += 1
      }
    }
    return decoded
  }

  /// Returns the byte of an escape and the position after it, or `nil` if no digits follow the percent sign.
  ///
  /// The percent sign may be encoded repeatedly: `%252F` is decoded as `%2F`.
  public static func escapedByte<Bytes: RandomAccessCollection>(
    in bytes: Bytes, after sign: Int
  ) -> (value: UInt8, end: Int)? where Bytes.Element == UInt8, Bytes.Index == Int {
    var start = sign + 1
    while start + 3 < bytes.endIndex, bytes[start] == UInt8(ascii: "2"), bytes[start + 1] == UInt8(ascii: "5")
    {
      start += 2
    }
    guard start + 1 < bytes.endIndex, let high = Byte.hexDigit(bytes[start]),
      let low = Byte.hexDigit(bytes[start + 1])
    else { return nil }
    return (UInt8(high << 4 | low), start + 2)
  }

  private static let digits = Array("0123456789ABCDEF".utf8)

  private static func appendEscape(of byte: UInt8, to result: inout [UInt8]) {
    result.append(UInt8(ascii: "%"))
    result.append(digits[Int(byte >> 4)])
    result.append(digits[Int(byte & 0xF)])
  }

  private static func isUnreserved(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"),
      UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "."), UInt8(ascii: "_"),
      UInt8(ascii: "~"):
      true
    default: false
    }
  }
}
