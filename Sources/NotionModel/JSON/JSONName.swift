/// A string in a document, between its quotes, with the two numbers by which a ``JSONKeyTable`` finds it.
struct JSONName {
  /// Where it begins, after the quote.
  let start: Int
  /// Where it ends, before the quote.
  let end: Int
  /// Whether it holds escapes; then the numbers mean nothing.
  let escaped: Bool
  /// The first eight bytes as a ``JSONWord``; all of them, and zeros, if there are fewer.
  var first: UInt64 = 0
  /// The last eight bytes as a ``JSONWord``; the same as `first` if there are fewer.
  var last: UInt64 = 0

  init(start: Int, end: Int, escaped: Bool) {
    self.start = start
    self.end = end
    self.escaped = escaped
  }

  /// A name that is all of `bytes`.
  init(_ bytes: [UInt8]) {
    self.init(start: 0, end: bytes.count, escaped: false)
    lookUp(in: bytes)
  }

  var count: Int { end - start }
  var range: Range<Int> { start..<end }

  /// Works out the two numbers.
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
