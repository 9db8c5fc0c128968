/// The pages that have a term, by how much they are about it.
struct TermPostings {
  /// The most pages that are listed. A term of more pages tells little, and a search for it and others goes by
  /// the others.
  static let limit = 2048

  private var lists: [[PageNumber]] = Array(repeating: [], count: SearchText.Weight.allCases.count)

  mutating func add(_ page: PageNumber, _ weight: SearchText.Weight) { lists[weight.rawValue].append(page) }

  /// The lists as the index has them: a space and the numbers for each weight, the heaviest first; a `!` at the
  /// end where not all are listed.
  func text() -> [UInt8] {
    var text: [UInt8] = []
    var room = Self.limit
    var isWhole = true
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
