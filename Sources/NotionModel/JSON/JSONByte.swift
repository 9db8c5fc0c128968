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
