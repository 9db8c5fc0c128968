extension JSONReader {
  @inline(__always)
  mutating func skipWhitespace() {
    // Bytes above the space, and the end, are not white space, of which the API sends hardly any.
    if position < end, bytes[position] > 0x20 { return }
    skipMoreWhitespace()
  }

  private mutating func skipMoreWhitespace() {
    while position < end {
      switch bytes[position] {
      case 0x20, 0x0A, 0x0D, 0x09: position += 1
      default: return
      }
    }
  }

  /// Consumes `true`, `false` or `null`, which begins at the next byte.
  mutating func skipLiteral() throws(JSONError) {
    let rest: (UInt8, UInt8, UInt8)
    switch bytes[position] {
    case Byte.t: rest = (UInt8(ascii: "r"), UInt8(ascii: "u"), UInt8(ascii: "e"))
    case Byte.f:
      rest = (UInt8(ascii: "l"), UInt8(ascii: "s"), UInt8(ascii: "e"))
      position += 1
      guard position < end else { throw failure(.unexpectedEnd, "the document ends inside a literal") }
      guard bytes[position] == UInt8(ascii: "a") else { throw noLiteral() }
    default: rest = (UInt8(ascii: "u"), UInt8(ascii: "l"), UInt8(ascii: "l"))
    }
    position += 1
    try skipByteOfLiteral(rest.0)
    try skipByteOfLiteral(rest.1)
    try skipByteOfLiteral(rest.2)
  }

  @inline(__always)
  private mutating func skipByteOfLiteral(_ byte: UInt8) throws(JSONError) {
    guard position < end else { throw failure(.unexpectedEnd, "the document ends inside a literal") }
    guard bytes[position] == byte else { throw noLiteral() }
    position += 1
  }

  private func noLiteral() -> JSONError {
    failure(.unexpectedByte, "only true, false and null are spelled without quotes")
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

  /// Checks and consumes a string that begins at the next byte.
  mutating func skipString() throws(JSONError) -> JSONName {
    let start = position + 1
    var escaped = false
    var index = start
    while index < end {
      if index <= end - JSONWord.size {
        let plain = JSONWord.plainBytes(JSONWord.load(bytes, at: index))
        index += plain
        if plain == JSONWord.size { continue }
      }
      let byte = bytes[index]
      if Byte.isPlain(byte) {
        index += 1
        continue
      }
      position = index
      switch byte {
      case Byte.quote:
        position = index + 1
        return JSONName(start: start, end: index, escaped: escaped)
      case Byte.backslash:
        escaped = true
        _ = try readEscape()
      case 0x80...:
        try skipMultibyteScalar()
      default:
        throw failure(.controlCharacter, "a control character stands unescaped in a string")
      }
      index = position
    }
    position = index
    throw failure(.unexpectedEnd, "the document ends inside a string")
  }

  /// Checks and consumes a string that begins at the next byte, and computes its numbers for the lookup.
  mutating func readName() throws(JSONError) -> JSONName {
    let start = position + 1
    var index = start
    while index <= end - JSONWord.size {
      let word = JSONWord.load(bytes, at: index)
      let plain = JSONWord.plainBytes(word)
      index += plain
      if plain == JSONWord.size { continue }
      guard bytes[index] == Byte.quote else { break }
      position = index + 1
      var name = JSONName(start: start, end: index, escaped: false)
      if name.count < JSONWord.size {
        name.first = JSONWord.first(plain, of: word)
        name.last = name.first
      } else {
        name.first = JSONWord.load(bytes, at: start)
        name.last = JSONWord.load(bytes, at: index - JSONWord.size)
      }
      return name
    }
    var name = try skipString()
    if !name.escaped { name.lookUp(in: bytes) }
    return name
  }

  /// Returns the text of a string that was checked.
  @inline(__always)
  mutating func text(_ name: JSONName) throws(JSONError) -> String {
    name.escaped ? try unescaped(name.range) : String(decoding: bytes[name.range], as: UTF8.self)
  }

  /// Consumes the string if it equals the one at `earlier`, and returns its `text`; returns `nil` for another
  /// string.
  ///
  /// Notion repeats the text in every run, so comparing is cheaper than decoding.
  mutating func readString(sameAs text: String, at earlier: JSONName) -> String? {
    guard isNext(Byte.quote) else { return nil }
    let offset = position + 1 - earlier.start
    guard earlier.end + offset < end, bytes[earlier.end + offset] == Byte.quote else { return nil }
    var index = earlier.start
    while index <= earlier.end - JSONWord.size {
      guard JSONWord.load(bytes, at: index) == JSONWord.load(bytes, at: index + offset) else { return nil }
      index += JSONWord.size
    }
    while index < earlier.end {
      guard bytes[index] == bytes[index + offset] else { return nil }
      index += 1
    }
    position = earlier.end + offset + 1
    return text
  }

  /// Consumes a value with exactly these bytes; leaves any other unread.
  mutating func skip(_ spelling: [UInt8]) -> Bool {
    guard end - position >= spelling.count else { return false }
    var index = 0
    while index <= spelling.count - JSONWord.size {
      guard JSONWord.load(bytes, at: position + index) == JSONWord.load(spelling, at: index) else {
        return false
      }
      index += JSONWord.size
    }
    while index < spelling.count {
      guard bytes[position + index] == spelling[index] else { return false }
      index += 1
    }
    position += spelling.count
    return true
  }

  /// Returns the key of a name in the table.
  @inline(__always)
  mutating func key<Key>(_ name: JSONName, in table: JSONKeyTable<Key>) throws(JSONError) -> Key? {
    name.escaped ? table.key(spelled: try unescaped(name.range)) : table.key(name, in: bytes)
  }

  /// Returns the text of a string's body that was checked by `skipString`.
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

  /// Consumes `\uDC00` to `\uDFFF` if it is next.
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
