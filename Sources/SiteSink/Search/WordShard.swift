/// Which file of the index a term is in.
///
/// Terms that begin alike are in the same file, so that the beginning of a word leads to all words that go on
/// from it. `shard` in `search.js` computes the same.
enum WordShard {
  /// The most files that an index has, as a power of two.
  private static let mostBits = 13

  /// Characters of a word that say where it is.
  private static let prefixLength = 3

  /// A number of 32 bits whose first bits are the number of the file.
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

  /// How many bits tell one file from another: about one file for every 4 pages.
  static func bits(forPages count: Int) -> Int {
    var bits = 0
    while bits < mostBits, count > 4 << bits { bits += 1 }
    return bits
  }

  /// The number of the file.
  static func number(of hash: UInt32, bits: Int) -> Int { bits == 0 ? 0 : Int(hash >> UInt32(32 - bits)) }

  /// The file of a number.
  static func path(_ number: Int) -> [String] { ["search", "words", "\(number).css"] }
}
