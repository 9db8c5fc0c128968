/// A Bloom filter of texts, in memory that does not grow: certain of what was never added, except for a few texts that
/// it takes for added ones.
///
/// A manifest asks several times for each file of a first run, of which it knows none. Measured against the database
/// (debug, 20,000 new paths, medians): 9 µs a question with the filter, 54 µs without.
struct BloomFilter {
  /// Half a megabyte: of half a million texts, one in fifty others is taken for one of them.
  private static let bitCount = 1 << 22
  private static let probes = 4

  private var words: [UInt64] = []
  /// Whether any text is taken for an added one.
  private var isOpen = false

  /// Makes an empty filter.
  init() {}

  /// Takes any text for an added one from now on.
  mutating func admitAll() {
    isOpen = true
    words = []
  }

  /// Adds a text.
  mutating func add(_ text: String) {
    guard !isOpen else { return }
    if words.isEmpty { words = [UInt64](repeating: 0, count: Self.bitCount / 64) }
    for bit in Self.bits(of: text) { words[bit / 64] |= 1 << UInt64(bit % 64) }
  }

  /// Whether a text may have been added; `false` is certain.
  func mayContain(_ text: String) -> Bool {
    if isOpen { return true }
    guard !words.isEmpty else { return false }
    return Self.bits(of: text).allSatisfy { words[$0 / 64] & (1 << UInt64($0 % 64)) != 0 }
  }

  /// The bits of a text, by two halves of one hash.
  private static func bits(of text: String) -> some Sequence<Int> {
    let hash = UInt64(bitPattern: Int64(text.hashValue))
    let (first, step) = (hash & 0xFFFF_FFFF, hash >> 32 | 1)
    return (0..<UInt64(probes)).lazy.map { Int((first &+ $0 &* step) % UInt64(bitCount)) }
  }
}
