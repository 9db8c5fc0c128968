/// The assignment of terms to files of the index.
///
/// Terms with a common prefix are in the same file, so that a search by prefix reads one file. `shard` in
/// `search.js` computes the same.
enum WordShard {
  /// The maximum number of files of an index, as a power of two.
  private static let mostBits = 13

  /// The length of the prefix that determines the file.
  private static let prefixLength = 3

  /// Returns a 32-bit hash, whose first bits are the number of the file.
  static func hash(of term: String) -> UInt32 {
    var hash: UInt32 = 0x811C_9DC5
    let scalars = term.unicodeScalars
    let length = scalars.first.map(WordSplitter.isDense) == true ? 1 : prefixLength
    for scalar in scalars.prefix(length) {
      hash = (hash ^ scalar.value) &* 0x0100_0193
    }
    hash ^= hash >> 15
    hash = hash &* 0x2C1B_3C6D
    return hash ^ (hash >> 13)
  }

  /// Returns the number of bits of a file's number: about one file for every 4 pages.
  static func bits(forPages count: Int) -> Int {
    var bits = 0
    while bits < mostBits, count > 4 << bits { bits += 1 }
    return bits
  }

  /// Returns the number of the file.
  static func number(of hash: UInt32, bits: Int) -> Int { bits == 0 ? 0 : Int(hash >> UInt32(32 - bits)) }

  /// Returns the file with a number.
  static func path(_ number: Int) -> [String] { ["search", "words", "\(number).css"] }
}
