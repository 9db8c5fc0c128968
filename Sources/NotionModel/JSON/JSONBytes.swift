/// The bytes with a meaning in JSON.
enum Byte {
  static let quote = UInt8(ascii: "\"")
  static let backslash = UInt8(ascii: "\\")
  static let slash = UInt8(ascii: "/")
  static let comma = UInt8(ascii: ",")
  static let colon = UInt8(ascii: ":")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let minus = UInt8(ascii: "-")
  static let plus = UInt8(ascii: "+")
  static let dot = UInt8(ascii: ".")
  static let zero = UInt8(ascii: "0")
  static let nine = UInt8(ascii: "9")
  static let t = UInt8(ascii: "t")
  static let f = UInt8(ascii: "f")
  static let n = UInt8(ascii: "n")
  static let u = UInt8(ascii: "u")

  /// Returns whether a byte of a string needs no escape: ASCII except control characters, quotes and
  /// backslashes.
  ///
  /// A lookup in two bit masks, as branches on the bytes of a text are unpredictable.
  @inline(__always)
  static func isPlain(_ byte: UInt8) -> Bool {
    let word: UInt64 = byte < 0x40 ? 0xFFFF_FFFB_0000_0000 : 0xFFFF_FFFF_EFFF_FFFF
    return byte < 0x80 && word &>> UInt64(byte) & 1 != 0
  }

  /// Returns the value of a hexadecimal digit.
  static func hexDigit(_ byte: UInt8) -> UInt32? {
    switch byte {
    case zero...nine: UInt32(byte - zero)
    case UInt8(ascii: "a")...UInt8(ascii: "f"): UInt32(byte - UInt8(ascii: "a")) + 10
    case UInt8(ascii: "A")...UInt8(ascii: "F"): UInt32(byte - UInt8(ascii: "A")) + 10
    default: nil
    }
  }
}

/// Eight bytes of a document as a word, the first the least significant.
///
/// The bytes are combined by shifts, which the optimiser turns into one load; no unsafe code is needed.
enum JSONWord {
  static let size = 8
  private static let ones: UInt64 = 0x0101_0101_0101_0101
  private static let highs: UInt64 = 0x8080_8080_8080_8080

  @inline(__always)
  static func load(_ bytes: [UInt8], at index: Int) -> UInt64 {
    precondition(index >= 0 && index <= bytes.count &- size)
    let low =
      UInt64(bytes[index]) | UInt64(bytes[index &+ 1]) &<< 8 | UInt64(bytes[index &+ 2]) &<< 16
      | UInt64(bytes[index &+ 3]) &<< 24
    let high =
      UInt64(bytes[index &+ 4]) &<< 32 | UInt64(bytes[index &+ 5]) &<< 40
      | UInt64(bytes[index &+ 6]) &<< 48 | UInt64(bytes[index &+ 7]) &<< 56
    return low | high
  }

  /// Returns the number of bytes before the first that needs an escape or a check: a control character, a
  /// quote, a backslash or a byte beyond ASCII.
  @inline(__always)
  static func plainBytes(_ word: UInt64) -> Int {
    let quotes = word ^ ones &* UInt64(Byte.quote)
    let backslashes = word ^ ones &* UInt64(Byte.backslash)
    // The high bit of each byte that is below 0x20, or zero after the exclusive or. A borrow may mark bytes
    // after the first mark, never before it.
    let controls = (word &- ones &* 0x20) & ~word
    let marks = (quotes &- ones) & ~quotes | (backslashes &- ones) & ~backslashes | controls | word
    return (marks & highs).trailingZeroBitCount / 8
  }

  /// Returns the first `count` bytes, zero to seven, padded with zeros.
  @inline(__always)
  static func first(_ count: Int, of word: UInt64) -> UInt64 {
    word & (1 &<< UInt64(truncatingIfNeeded: count * 8) &- 1)
  }

  /// Returns the number of eight hexadecimal digits, or `nil` if one of them is invalid.
  @inline(__always)
  static func hexadecimal(_ word: UInt64) -> UInt64? {
    let digits = word ^ ones &* 0x30
    let letters = (word | ones &* 0x20) ^ ones &* 0x60
    let isDigit = ~(digits &+ ones &* 0x76)
    let isLetter = ~(letters &+ ones &* 0x79) & (letters &+ ones &* 0x7F)
    guard word & highs == 0, (isDigit | isLetter) & highs == highs else { return nil }
    var value = (word & (ones &* 0x0F)) &+ (word &>> 6 & ones) &* 9
    value = (value &<< 4 | value &>> 8) & 0x00FF_00FF_00FF_00FF
    value = (value | value &>> 8) & 0x0000_FFFF_0000_FFFF
    return UInt64(UInt32(truncatingIfNeeded: value | value &>> 16).byteSwapped)
  }
}

/// A string in a document, between its quotes, with the two numbers with which a ``JSONKeyTable`` finds it.
struct JSONName {
  /// The start, after the opening quote.
  let start: Int
  /// The end, before the closing quote.
  let end: Int
  /// Whether it contains escapes; then the numbers are invalid.
  let escaped: Bool
  /// The first eight bytes as a ``JSONWord``, padded with zeros if there are fewer.
  var first: UInt64 = 0
  /// The last eight bytes as a ``JSONWord``; the same as `first` if there are fewer.
  var last: UInt64 = 0

  init(start: Int, end: Int, escaped: Bool) {
    self.start = start
    self.end = end
    self.escaped = escaped
  }

  /// Creates a name from all of `bytes`.
  init(_ bytes: [UInt8]) {
    self.init(start: 0, end: bytes.count, escaped: false)
    lookUp(in: bytes)
  }

  var count: Int { end - start }
  var range: Range<Int> { start..<end }

  /// Computes the two numbers.
  mutating func lookUp(in bytes: [UInt8]) {
    if count >= JSONWord.size {
      first = JSONWord.load(bytes, at: start)
      last = JSONWord.load(bytes, at: end - JSONWord.size)
    } else {
      first = bytes[range].reversed().reduce(0) { $0 << 8 | UInt64($1) }
      last = first
    }
  }
}

/// The end of a string in a valid JSON document, and hints about its content, found in a single pass.
package struct JSONStringExtent {
  /// The text between the quotes.
  package let text: Range<Int>
  /// Whether it contains an escape.
  package let holdsEscapes: Bool
  /// Whether it may contain a web address, and with that a signature; most strings contain no `:/`.
  package let mayHoldAddress: Bool

  /// Finds the end of the string whose opening quote is at `quote`.
  package init(at quote: Int, in document: ArraySlice<UInt8>) {
    let start = document.startIndex
    let first = quote + 1
    // Every string of every response passes through here: a slice's own subscript checks its bounds for each
    // byte.
    (text, holdsEscapes, mayHoldAddress) = document.withUnsafeBufferPointer { bytes in
      var position = first - start
      var escapes = false
      var address = false
      while position < bytes.count, bytes[position] != Byte.quote {
        let next = position + 1 < bytes.count ? bytes[position + 1] : 0
        switch bytes[position] {
        case Byte.backslash:
          escapes = true
          // `\u003a` is a colon; `\\u003a` is one in a text that contains JSON.
          if next == Byte.u || next == Byte.backslash { address = true }
          position += 2
        case Byte.colon:
          if next == Byte.slash || next == Byte.backslash { address = true }
          position += 1
        default: position += 1
        }
      }
      return (first..<max(first, min(position, bytes.count) + start), escapes, address)
    }
  }
}
