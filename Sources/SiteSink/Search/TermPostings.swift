/// The pages of a term, by its weight in each.
struct TermPostings {
  /// Maximum number of listed pages. A term of more pages is not selective, and a search with other terms
  /// uses those.
  static let limit = 2048
  /// The number of further pages that are collected for a weight before unlisted ones are dropped.
  private static let slack = 256

  private var lists: [[PageNumber]] = Array(repeating: [], count: SearchText.Weight.allCases.count)
  /// Whether pages were dropped, so that a frequent word does not take memory for every page.
  private var isCut = false

  /// The number of collected pages.
  var count: Int { lists.reduce(0) { $0 + $1.count } }

  /// Adds a page.
  ///
  /// - Returns: the change of the number of collected pages; negative if some were dropped.
  mutating func add(_ page: PageNumber, _ weight: SearchText.Weight) -> Int {
    let index = weight.rawValue
    // The first pages by number are listed, so that their order of arrival does not matter. The pages up to
    // the limit are sorted, whatever follows them.
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

  /// Returns the lists in the format of the index: a space and the numbers for each weight, the heaviest
  /// first; a `!` at the end if not all are listed.
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
