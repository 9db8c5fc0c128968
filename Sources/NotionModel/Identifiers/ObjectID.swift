/// The id of any Notion object: a UUID of 16 bytes.
///
/// It is parsed with or without hyphens and printed in lower case with them, like in the API.
public struct ObjectID: Sendable, Hashable, Comparable {
  /// The first eight bytes, most significant first.
  public let high: UInt64
  /// The last eight bytes.
  public let low: UInt64

  /// Creates an id from its two halves.
  public init(high: UInt64, low: UInt64) {
    self.high = high
    self.low = low
  }

  /// Parses a UUID of 32 hexadecimal digits, hyphens optional; returns `nil` for anything else.
  public init?(_ text: some StringProtocol) {
    // A buffer is not generic, and so many times as fast.
    let id = text.utf8.withContiguousStorageIfAvailable { ObjectID(utf8: $0) } ?? ObjectID(utf8: text.utf8)
    guard let id else { return nil }
    self = id
  }

  init?(utf8: some Sequence<UInt8>) {
    var halves: (UInt64, UInt64) = (0, 0)
    var digits = 0
    for byte in utf8 {
      if byte == Byte.minus, digits == 8 || digits == 12 || digits == 16 || digits == 20 { continue }
      guard digits < 32, let digit = Byte.hexDigit(byte) else { return nil }
      if digits < 16 {
        halves.0 = halves.0 << 4 | UInt64(digit)
      } else {
        halves.1 = halves.1 << 4 | UInt64(digit)
      }
      digits += 1
    }
    guard digits == 32 else { return nil }
    self.init(high: halves.0, low: halves.1)
  }

  /// Orders ids like their texts.
  public static func < (left: ObjectID, right: ObjectID) -> Bool {
    (left.high, left.low) < (right.high, right.low)
  }

  /// The 32 hexadecimal digits without hyphens, as in the URLs of pages.
  public var compactText: String { String(decoding: digits(hyphenated: false), as: UTF8.self) }

  private func digits(hyphenated: Bool) -> [UInt8] {
    let alphabet = Array("0123456789abcdef".utf8)
    var text: [UInt8] = []
    text.reserveCapacity(36)
    for digit in 0..<32 {
      if hyphenated, digit == 8 || digit == 12 || digit == 16 || digit == 20 { text.append(Byte.minus) }
      let half = digit < 16 ? high : low
      text.append(alphabet[Int(half >> UInt64((15 - digit % 16) * 4) & 0xF)])
    }
    return text
  }
}

extension ObjectID: CustomStringConvertible {
  /// The text, in lower case with hyphens.
  public var description: String { String(decoding: digits(hyphenated: true), as: UTF8.self) }
}

extension ObjectID: JSONDecodable {
  /// Reads an id, hyphens optional.
  public init(from reader: inout JSONReader) throws(JSONError) {
    guard reader.isNext(Byte.quote) else { throw try reader.wrongType(.string) }
    let start = reader.position
    // The usual form of the API: 36 bytes between quotes.
    if reader.end - start >= 38, reader.bytes[start + 37] == Byte.quote,
      let id = ObjectID(hyphenated: reader.bytes, at: start + 1)
    {
      reader.position = start + 38
      self = id
      return
    }
    let name = try reader.skipString()
    if let id = ObjectID(try reader.text(name)) {
      self = id
    } else {
      throw reader.failure(.invalidValue, "a UUID was expected", at: start)
    }
  }

  /// Reads the 36 bytes of a UUID with hyphens.
  private init?(hyphenated bytes: [UInt8], at start: Int) {
    guard bytes[start + 8] == Byte.minus, bytes[start + 13] == Byte.minus, bytes[start + 18] == Byte.minus,
      bytes[start + 23] == Byte.minus
    else { return nil }
    func word(_ index: Int) -> UInt64 { JSONWord.load(bytes, at: start + index) }
    func word(_ first: Int, _ second: Int) -> UInt64 { word(first) & 0xFFFF_FFFF | word(second) << 32 }
    guard let a = JSONWord.hexadecimal(word(0)), let b = JSONWord.hexadecimal(word(9, 14)),
      let c = JSONWord.hexadecimal(word(19, 24)), let d = JSONWord.hexadecimal(word(28))
    else { return nil }
    self.init(high: a << 32 | b, low: c << 32 | d)
  }
}
