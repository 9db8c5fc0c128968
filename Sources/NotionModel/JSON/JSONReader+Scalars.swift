extension JSONReader {
  mutating func skipWhitespace() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  mutating func readLiteral(_ literal: [UInt8]) throws(JSONError) {
    for byte in literal {
      guard position < end else { throw failure(.unexpectedEnd, "the document ends inside a literal") }
      guard bytes[position] == byte else {
        throw failure(.unexpectedByte, "only true, false and null are spelled without quotes")
      }
      position += 1
    }
  }

  mutating func skipNumber() throws(JSONError) {
    if bytes[position] == Byte.minus { position += 1 }
    guard position < end else { throw failure(.unexpectedEnd, "the document ends inside a number") }
    if bytes[position] == Byte.zero {
      position += 1
      if position < end, case Byte.zero...Byte.nine = bytes[position] {
        throw failure(.invalidNumber, "a number may not start with 0 and another digit")
      }
    } else {
      try skipDigits()
    }
    if position < end, bytes[position] == Byte.dot {
      position += 1
      try skipDigits()
    }
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < end, bytes[position] == Byte.plus || bytes[position] == Byte.minus { position += 1 }
      try skipDigits()
    }
  }

  /// Consumes one digit or more.
  private mutating func skipDigits() throws(JSONError) {
    let start = position
    while position < end, case Byte.zero...Byte.nine = bytes[position] { position += 1 }
    guard position > start else {
      if position == end { throw failure(.unexpectedEnd, "the document ends inside a number") }
      throw failure(.invalidNumber, "a digit was expected")
    }
  }

  // MARK: Strings

  /// Checks and consumes a string; returns the range between its quotes and whether it holds escapes.
  mutating func skipString() throws(JSONError) -> (Range<Int>, escaped: Bool) {
    position += 1
    let start = position
    var escaped = false
    while position < end {
      let byte = bytes[position]
      switch byte {
      case Byte.quote:
        position += 1
        return (start..<(position - 1), escaped)
      case Byte.backslash:
        escaped = true
        _ = try readEscape()
      case 0..<0x20:
        throw failure(.controlCharacter, "a control character stands unescaped in a string")
      case 0x80...:
        try skipMultibyteScalar()
      default:
        position += 1
      }
    }
    throw failure(.unexpectedEnd, "the document ends inside a string")
  }

  mutating func readStringBody() throws(JSONError) -> String {
    let (range, escaped) = try skipString()
    return escaped ? try unescaped(range) : String(decoding: bytes[range], as: UTF8.self)
  }

  /// The text of a string's body that was checked by `skipString`.
  func unescaped(_ range: Range<Int>) throws(JSONError) -> String {
    var reader = self
    reader.position = range.lowerBound
    var text: [UInt8] = []
    text.reserveCapacity(range.count)
    while reader.position < range.upperBound {
      let byte = bytes[reader.position]
      if byte == Byte.backslash {
        text.append(contentsOf: String(try reader.readEscape()).utf8)
      } else {
        text.append(byte)
        reader.position += 1
      }
    }
    return String(decoding: text, as: UTF8.self)
  }

  /// Consumes an escape, both halves of a surrogate pair included.
  private mutating func readEscape() throws(JSONError) -> Unicode.Scalar {
    let start = position
    position += 1
    guard position < end else { throw failure(.unexpectedEnd, "the document ends inside an escape") }
    let byte = bytes[position]
    position += 1
    switch byte {
    case Byte.quote, Byte.backslash, Byte.slash: return Unicode.Scalar(byte)
    case UInt8(ascii: "b"): return "\u{8}"
    case Byte.f: return "\u{C}"
    case Byte.n: return "\n"
    case UInt8(ascii: "r"): return "\r"
    case Byte.t: return "\t"
    case Byte.u: break
    default: throw failure(.invalidEscape, "no escape is spelled this way", at: start)
    }
    let unit = try readFourHexDigits()
    if let scalar = Unicode.Scalar(unit) { return scalar }
    if unit < 0xDC00, let low = try readLowSurrogate(),
      let scalar = Unicode.Scalar(0x10000 + (unit - 0xD800) << 10 + (low - 0xDC00))
    {
      return scalar
    }
    switch options.loneSurrogates {
    case .replace: return "\u{FFFD}"
    case .reject: throw failure(.loneSurrogate, "half of a surrogate pair stands alone", at: start)
    }
  }

  /// Consumes `\uDC00` to `\uDFFF` if that comes next.
  private mutating func readLowSurrogate() throws(JSONError) -> UInt32? {
    guard position + 1 < end, bytes[position] == Byte.backslash, bytes[position + 1] == Byte.u else {
      return nil
    }
    let start = position
    position += 2
    let unit = try readFourHexDigits()
    if (0xDC00...0xDFFF).contains(unit) { return unit }
    position = start
    return nil
  }

  private mutating func readFourHexDigits() throws(JSONError) -> UInt32 {
    var unit: UInt32 = 0
    for _ in 0..<4 {
      guard position < end else { throw failure(.unexpectedEnd, "the document ends inside an escape") }
      guard let digit = Byte.hexDigit(bytes[position]) else {
        throw failure(.invalidEscape, "four hexadecimal digits follow \\u")
      }
      unit = unit << 4 | digit
      position += 1
    }
    return unit
  }

  /// Consumes one scalar of two to four bytes (Unicode 16, table 3-7).
  private mutating func skipMultibyteScalar() throws(JSONError) {
    let lead = bytes[position]
    let second: ClosedRange<UInt8>
    let length: Int
    switch lead {
    case 0xC2...0xDF: (length, second) = (2, 0x80...0xBF)
    case 0xE0: (length, second) = (3, 0xA0...0xBF)
    case 0xE1...0xEC, 0xEE...0xEF: (length, second) = (3, 0x80...0xBF)
    case 0xED: (length, second) = (3, 0x80...0x9F)
    case 0xF0: (length, second) = (4, 0x90...0xBF)
    case 0xF1...0xF3: (length, second) = (4, 0x80...0xBF)
    case 0xF4: (length, second) = (4, 0x80...0x8F)
    default: throw failure(.invalidUTF8, "this byte starts no UTF-8 sequence")
    }
    guard position + length <= end else {
      throw failure(.unexpectedEnd, "the document ends inside a character")
    }
    guard second.contains(bytes[position + 1]),
      length < 3 || bytes[position + 2] & 0xC0 == 0x80,
      length < 4 || bytes[position + 3] & 0xC0 == 0x80
    else { throw failure(.invalidUTF8, "an incomplete UTF-8 sequence") }
    position += length
  }
}
