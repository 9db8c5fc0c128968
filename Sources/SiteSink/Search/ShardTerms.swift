/// The terms of some of the index's files, with their pages.
struct ShardTerms {
  /// The memory of a term without its characters and pages: its dictionary entry and its lists.
  private static let overhead = 200
  private static let pageSize = MemoryLayout<PageNumber>.size

  /// The files whose terms are collected; others are ignored.
  private(set) var files: Range<Int>
  /// The approximate memory of all terms, in bytes.
  private(set) var size = 0
  private let bits: Int
  private var postings: [String: TermPostings] = [:]

  /// Creates an empty collection, of `files` out of 2^`bits`.
  init(of files: Range<Int>, bits: Int) {
    self.files = files
    self.bits = bits
  }

  /// Adds a term of a page, if the term is in one of the files.
  mutating func add(_ term: String, _ page: PageNumber, _ weight: SearchText.Weight) {
    guard files.contains(number(of: term)) else { return }
    let count = postings.count
    size += Self.pageSize * postings[term, default: TermPostings()].add(page, weight)
    if postings.count > count { size += Self.overhead + term.utf8.count }
  }

  /// Drops the second half of the files and their terms.
  mutating func narrow() {
    files = files.lowerBound..<(files.lowerBound + max(files.count / 2, 1))
    postings = postings.filter { files.contains(number(of: $0.key)) }
    size = postings.reduce(0) {
      $0 + Self.overhead + $1.key.utf8.count + Self.pageSize * $1.value.count
    }
  }

  /// The sorted terms of each nonempty file.
  var byFile: [(number: Int, terms: [(term: String, postings: TermPostings)])] {
    Dictionary(grouping: postings) { number(of: $0.key) }.sorted { $0.key < $1.key }.map { number, terms in
      let sorted = terms.sorted { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) }
      return (number, sorted.map { (term: $0.key, postings: $0.value) })
    }
  }

  private func number(of term: String) -> Int { WordShard.number(of: WordShard.hash(of: term), bits: bits) }
}
