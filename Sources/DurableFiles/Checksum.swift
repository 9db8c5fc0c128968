/// A checksum against accidental damage (FNV-1a, 64 bits).
///
/// SQLite detects an invalid page, but not a changed byte of a text; a JSON decoder accepts any digit.
package struct Checksum {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// Creates the checksum of no bytes.
  package init() {}

  /// The checksum of the bytes so far, in the form in which SQLite stores it.
  package var value: Int64 { Int64(bitPattern: hash) }

  /// Adds bytes and a terminator.
  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ 0x1FF) &* 0x0000_0100_0000_01B3
  }

  /// Adds a text.
  package mutating func add(_ text: String) { add(text.utf8) }

  /// Adds a number.
  package mutating func add(_ number: Int64) { withUnsafeBytes(of: number.littleEndian) { add($0) } }
}
