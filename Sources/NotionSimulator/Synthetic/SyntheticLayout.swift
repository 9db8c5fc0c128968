/// The blocks of one synthetic page with their kinds and places, without text.
struct SyntheticLayout: Sendable {
  struct Slot: Sendable {
    var type: BlockType
    /// The index of the parent block; -1 for the page.
    var parent: Int
  }

  enum BlockType: String, Sendable, CaseIterable {
    case paragraph, heading1, heading2, heading3, heading4, bulleted, numbered, toDo, quote, toggle, callout
    case code, equation, divider, breadcrumb, tableOfContents, image, webImage, video, audio, pdf, file, embed
    case bookmark, linkPreview, linkToPage, table, tableRow, columns, column, tabs, tabPane, template
    case syncedOriginal, syncedCopy, meetingNotes, meetingSummary, meetingTranscript, unsupported
  }

  private(set) var slots: [Slot] = []
  private var random: SeededRandom

  /// The frequency of each kind among the top-level blocks of a page.
  private static let weights: [(BlockType, Int)] = [
    (.paragraph, 300), (.heading1, 20), (.heading2, 60), (.heading3, 40), (.heading4, 8), (.bulleted, 120),
    (.numbered, 80), (.toDo, 60), (.quote, 25), (.toggle, 30), (.callout, 30), (.code, 35), (.equation, 10),
    (.divider, 25), (.breadcrumb, 4), (.tableOfContents, 8), (.image, 20), (.webImage, 6), (.video, 2),
    (.audio, 2), (.pdf, 3), (.file, 4), (.embed, 4), (.bookmark, 10), (.linkPreview, 2), (.linkToPage, 10),
    (.table, 12), (.columns, 10), (.tabs, 3), (.template, 1), (.syncedCopy, 8), (.meetingNotes, 2),
    (.unsupported, 3),
  ]
  private static let deck: [BlockType] = weights.flatMap { type, count in
    Array(repeating: type, count: count)
  }

  /// Returns whether a page begins with the original of a synced block, of which other pages have copies.
  static func hasSyncedOriginal(_ page: Int) -> Bool { page % 20 == 3 }

  init(page: Int, seed: UInt64) {
    random = SeededRandom(seed: SeededRandom.mix(UInt64(page)) ^ seed)
    let wanted = random.oneIn(400) ? 350 : 2 + random.below(18)
    if Self.hasSyncedOriginal(page) { addTree(.syncedOriginal) }
    while slots.count < wanted { addTree(random.pick(Self.deck)) }
  }

  private mutating func add(_ type: BlockType, in parent: Int) -> Int {
    slots.append(Slot(type: type, parent: parent))
    return slots.count - 1
  }

  private mutating func add(_ type: BlockType, count: Int, in parent: Int) {
    for _ in 0..<count { _ = add(type, in: parent) }
  }

  private mutating func addTree(_ type: BlockType) {
    let root = add(type, in: -1)
    switch type {
    case .bulleted, .numbered, .toDo:
      guard random.oneIn(4) else { return }
      let child = add(type, in: root)
      if random.oneIn(3) { add(.paragraph, count: 1, in: child) }
      add(type, count: random.below(3), in: root)
    case .toggle, .syncedOriginal, .template: add(.paragraph, count: 2, in: root)
    case .heading2: if random.oneIn(12) { add(.bulleted, count: 2, in: root) }
    case .callout, .quote: if random.oneIn(3) { add(.paragraph, count: 1, in: root) }
    case .table: add(.tableRow, count: 3, in: root)
    case .columns:
      for _ in 0..<2 {
        let column = add(.column, in: root)
        add(.paragraph, count: 1, in: column)
      }
    case .tabs:
      for _ in 0..<2 {
        let pane = add(.tabPane, in: root)
        add(.paragraph, count: 1, in: pane)
      }
    case .meetingNotes:
      for section in [BlockType.meetingSummary, .meetingTranscript] {
        let place = add(section, in: root)
        add(.paragraph, count: 1, in: place)
      }
    default: break
    }
  }

  /// Returns the indices of the blocks directly inside another, or at the top level of the page.
  func children(of place: Int) -> [Int] {
    // The parts of meeting notes are named by the block and are in no list.
    if place >= 0, slots[place].type == .meetingNotes { return [] }
    return slots.indices.filter { slots[$0].parent == place }
  }

  /// Returns the indices of the children of a block, including parts that are in no list.
  func parts(of place: Int) -> [Int] { slots.indices.filter { slots[$0].parent == place } }
}
