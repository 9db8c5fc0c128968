/// The terms of some of the index's files, with the pages that have them.
struct ShardTerms {
  /// What a term takes beyond its characters and pages: its place in a dictionary and its lists.
  private static let overhead = 200
  private static let pageSize = MemoryLayout<PageNumber>.size

  /// The files whose terms are kept; others are left out.
  private(set) var files: Range<Int>
  /// About how many bytes all take.
  private(set) var size = 0
  private let bits: Int
  private var postings: [String: TermPostings] = [:]

  /// No terms yet, of `files` out of 2^`bits`.
  init(of files: Range<Int>, bits: Int) {
    self.files = files
    self.bits = bits
  }

  /// Notes that a page has a term, if the term is of one of the files.
  mutating func add(_ term: String, _ page: PageNumber, _ weight: SearchText.Weight) {
    guard files.contains(number(of: term)) else { return }
    let count = postings.count
    size += Self.pageSize * postings[term, default: TermPostings()].add(page, weight)
    if postings.count > count { size += Self.overhead + term.utf8.count }
  }

  /// Leaves out the second half of the files, and forgets their terms.
  mutating func narrow() {
    files = files.lowerBound..<(files.lowerBound + max(files.count / 2, 1))
    postings = postings.filter { files.contains(number(of: $0.key)) }
    size = postings.reduce(0) {
      $0 + Self.overhead + $1.key.utf8.count + Self.pageSize * $1.value.count
    }
  }

  /// The terms of each file that has any, in order.
  var byFile: [(number: Int, terms: [(term: String, postings: TermPostings)])] {
    Dictionary(grouping: postings) { number(of: $0.key) }.sorted { $0.key < $1.key }.map { number, terms in
      let sorted = terms.sorted { $0.key.unicodeScalars.lexicographicallyPrecedes($1.key.unicodeScalars) }
      return (number, sorted.map { (term: $0.key, postings: $0.value) })
    }
  }

  private func number(of term: String) -> Int { WordShard.number(of: WordShard.hash(of: term), bits: bits) }
}
