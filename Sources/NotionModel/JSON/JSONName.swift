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
