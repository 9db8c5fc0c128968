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
