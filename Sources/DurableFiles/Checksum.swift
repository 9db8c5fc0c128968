/// A checksum against accidental damage (FNV-1a, 64 bits).
///
/// SQLite notices a page that is no page, and not a byte of a text that has changed; a decoder of JSON takes any digit.
package struct Checksum {
  private var hash: UInt64 = 0xCBF2_9CE4_8422_2325

  /// The checksum of nothing.
  package init() {}

  /// The checksum of what was added, as SQLite stores it.
  package var value: Int64 { Int64(bitPattern: hash) }

  /// Adds bytes, and where they end.
  package mutating func add(_ bytes: some Sequence<UInt8>) {
    for byte in bytes { hash = (hash ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
    hash = (hash ^ 0x1FF) &* 0x0000_0100_0000_01B3
  }

  /// Adds a text.
  package mutating func add(_ text: String) { add(text.utf8) }

  /// Adds a number.
  package mutating func add(_ number: Int64) { withUnsafeBytes(of: number.littleEndian) { add($0) } }
}
