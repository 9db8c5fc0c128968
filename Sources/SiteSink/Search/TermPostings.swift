/// The pages that have a term, by how much they are about it.
struct TermPostings {
  /// The most pages that are listed. A term of more pages tells little, and a search for it and others goes by
  /// the others.
  static let limit = 2048
  /// How many more are gathered of a weight before those that are not listed are left out.
  private static let slack = 256

  private var lists: [[PageNumber]] = Array(repeating: [], count: SearchText.Weight.allCases.count)
  /// Whether pages were left out already, lest a word of every page take memory for every page.
  private var isCut = false

  /// How many pages are kept.
  var count: Int { lists.reduce(0) { $0 + $1.count } }

  /// Notes that a page has the term.
  ///
  /// - Returns: how many more pages are kept than before; fewer where some had to be left out.
  mutating func add(_ page: PageNumber, _ weight: SearchText.Weight) -> Int {
    let index = weight.rawValue
    // The first pages by number are listed, so that it does not matter in which order they come. As many as are
    // listed are in order, whatever follows them.
    if lists[index].count >= Self.limit, lists[index][Self.limit - 1] < page {
      isCut = true
      return 0
    }
    lists[index].append(page)
    switch lists[index].count {
    case Self.limit:
      lists[index].sort()
      lists[index].reserveCapacity(Self.limit + Self.slack)
      return 1
    case Self.limit + Self.slack:
      lists[index].sort()
      lists[index].removeLast(Self.slack)
      isCut = true
      return 1 - Self.slack
    default: return 1
    }
  }

  /// The lists as the index has them: a space and the numbers for each weight, the heaviest first; a `!` at the
  /// end where not all are listed.
  func text() -> [UInt8] {
    var text: [UInt8] = []
    var room = Self.limit
    var isWhole = !isCut
    for list in lists.reversed() {
      text.append(0x20)
      for page in list.sorted().prefix(room) { text += page.listed }
      isWhole = isWhole && list.count <= room
      room -= min(room, list.count)
    }
    if !isWhole { text.append(0x21) }
    return text
  }
}
