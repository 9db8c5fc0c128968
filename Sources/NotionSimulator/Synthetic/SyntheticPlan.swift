import NotionModel

/// The arithmetic of a synthetic workspace: it computes the places of pages without a table.
///
/// Pages below ``documents`` form a tree of eight children each; the others are rows. One document in forty
/// contains a database, every fifth database two data sources. The first data source is the big one.
struct SyntheticPlan: Sendable {
  let pages: Int
  let rows: Int
  let documents: Int
  let roots: Int
  let databases: Int
  let dataSources: Int
  private let bigSource: Int
  private let share: Int
  private let remainder: Int
  private let multiplier: Int
  private let inverse: Int

  static let branching = 8

  init(pages: Int) {
    self.pages = max(1, pages)
    rows = self.pages < 10 ? 0 : self.pages * 2 / 5
    documents = self.pages - rows
    roots = max(1, min(20, documents / 50))
    databases = rows == 0 ? 0 : max(1, documents / 40)
    dataSources = databases / 5 * 6 + databases % 5
    if dataSources <= 1 {
      bigSource = rows
    } else {
      bigSource = rows >= 20_000 ? min(25_000, rows * 3 / 5) : rows / dataSources
    }
    share = dataSources > 1 ? (rows - bigSource) / (dataSources - 1) : 0
    remainder = dataSources > 1 ? (rows - bigSource) % (dataSources - 1) : 0
    let count = self.pages + dataSources
    var candidate = max(1, count * 618 / 1000)
    while Self.gcd(candidate, count) != 1 { candidate += 1 }
    multiplier = candidate % max(1, count)
    inverse = Self.inverse(of: multiplier, modulo: count)
  }

  // MARK: The tree of documents

  func parent(ofDocument document: Int) -> Int? {
    document < roots ? nil : (document - roots) / Self.branching
  }

  func children(ofDocument document: Int) -> Range<Int> {
    let first = min(documents, roots + document * Self.branching)
    return first..<min(documents, first + Self.branching)
  }

  func document(ofDatabase database: Int) -> Int { database * documents / databases }

  func database(inDocument document: Int) -> Int? {
    guard databases > 0, document < documents else { return nil }
    let candidate = (document * databases + documents - 1) / documents
    return candidate < databases && self.document(ofDatabase: candidate) == document ? candidate : nil
  }

  // MARK: Databases and rows

  func dataSources(ofDatabase database: Int) -> Range<Int> {
    let first = database / 5 * 6 + database % 5
    return first..<first + (database % 5 == 4 ? 2 : 1)
  }

  func database(ofDataSource source: Int) -> Int { source / 6 * 5 + min(source % 6, 4) }

  /// Returns the numbers of a data source's rows among all rows.
  func rows(ofDataSource source: Int) -> Range<Int> {
    guard source > 0 else { return 0..<bigSource }
    let number = source - 1
    let first = bigSource + number * share + min(number, remainder)
    return first..<first + share + (number < remainder ? 1 : 0)
  }

  func dataSource(ofRow row: Int) -> Int {
    guard row >= bigSource else { return 0 }
    let rest = row - bigSource
    let wide = remainder * (share + 1)
    return 1 + (rest < wide ? rest / (share + 1) : remainder + (rest - wide) / max(1, share))
  }

  // MARK: The order of search

  var searchable: Int { pages + dataSources }

  /// Returns the position of a page, or of a data source with a number after the last page, in the order of
  /// search.
  func searchPosition(of entity: Int) -> Int {
    Int(UInt64(entity) * UInt64(multiplier) % UInt64(searchable))
  }

  func entity(atSearchPosition position: Int) -> Int {
    Int(UInt64(position) * UInt64(inverse) % UInt64(searchable))
  }

  private static func gcd(_ left: Int, _ right: Int) -> Int { right == 0 ? left : gcd(right, left % right) }

  private static func inverse(of number: Int, modulo modulus: Int) -> Int {
    var (old, new, oldFactor, newFactor) = (number, modulus, 1, 0)
    while new != 0 {
      let quotient = old / new
      (old, new) = (new, old - quotient * new)
      (oldFactor, newFactor) = (newFactor, oldFactor - quotient * newFactor)
    }
    return (oldFactor % modulus + modulus) % modulus
  }
}

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
        let slot = add(section, in: root)
        add(.paragraph, count: 1, in: slot)
      }
    default: break
    }
  }

  /// Returns the indices of the blocks directly inside another, or at the top level of the page.
  func children(of slot: Int) -> [Int] {
    // The parts of meeting notes are named by the block and are in no list.
    if slot >= 0, slots[slot].type == .meetingNotes { return [] }
    return slots.indices.filter { slots[$0].parent == slot }
  }

  /// Returns the indices of the children of a block, including parts that are in no list.
  func parts(of slot: Int) -> [Int] { slots.indices.filter { slots[$0].parent == slot } }
}

/// The times of creation and last edit of synthetic objects, to the minute.
struct SyntheticTimes: Sendable {
  let plan: SyntheticPlan

  private static let firstDay = SimulatorTime(year: 2022, month: 1, day: 1)
  private static let firstEdit = SimulatorTime(year: 2026, month: 1, day: 1)
  private static let lastEdit = SimulatorTime(year: 2026, month: 10, day: 1)

  /// Returns a time that grows with the page's number; seven consecutive rows of the big data source share a
  /// minute, as after an import.
  func created(page: Int) -> SimulatorTime {
    let minutes = (Self.firstEdit.milliseconds - Self.firstDay.milliseconds) / 60_000
    var page = page
    if page >= plan.documents, plan.rows(ofDataSource: 0).contains(page - plan.documents) {
      page -= (page - plan.documents) % 7
    }
    return SimulatorTime(
      milliseconds: Self.firstDay.milliseconds + Int64(page) * minutes / Int64(plan.pages) * 60_000)
  }

  /// Returns a time that decreases with the position in the order of search.
  func edited(searchPosition position: Int) -> SimulatorTime {
    let minutes = (Self.lastEdit.milliseconds - Self.firstEdit.milliseconds) / 60_000
    return SimulatorTime(
      milliseconds: Self.lastEdit.milliseconds - (Int64(position) * minutes / Int64(plan.searchable) + 1)
        * 60_000)
  }

  func edited(page: Int) -> SimulatorTime { edited(searchPosition: plan.searchPosition(of: page)) }

  func edited(dataSource: Int) -> SimulatorTime {
    edited(searchPosition: plan.searchPosition(of: plan.pages + dataSource))
  }
}

/// The information in the id of a synthetic object: its kind, its number, and a number within that.
struct SyntheticID: Sendable, Hashable {
  enum Kind: UInt64, Sendable {
    case page = 1
    case block, database, dataSource, view, comment, discussion, user, asset
  }

  var kind: Kind
  var index: Int
  var ordinal = 0

  private var payload: UInt64 {
    kind.rawValue << 60 | UInt64(index) << 20 & 0x0FFF_FFFF_FFF0_0000 | UInt64(ordinal)
  }

  /// Returns the id in a workspace with this seed, which looks random and can be decoded.
  func id(seed: UInt64) -> ObjectID {
    let scrambled = SeededRandom.mix(payload ^ Self.key(seed))
    let check = SeededRandom.mix(scrambled ^ ~Self.key(seed))
    return ObjectID(
      high: scrambled & 0xFFFF_FFFF_FFFF_0000 | 0x8000 | check & 0x0FFF,
      low: 0x8000_0000_0000_0000 | (scrambled & 0xFFFF) << 46 | check >> 18)
  }

  /// Decodes an id; returns `nil` for one of another workspace.
  init?(_ id: ObjectID, seed: UInt64) {
    let scrambled = id.high & 0xFFFF_FFFF_FFFF_0000 | (id.low >> 46) & 0xFFFF
    let payload = SeededRandom.unmix(scrambled) ^ Self.key(seed)
    guard let kind = Kind(rawValue: payload >> 60) else { return nil }
    self.init(kind: kind, index: Int(payload >> 20 & 0xFF_FFFF_FFFF), ordinal: Int(payload & 0xF_FFFF))
    guard self.id(seed: seed) == id else { return nil }
  }

  init(kind: Kind, index: Int, ordinal: Int = 0) {
    self.kind = kind
    self.index = index
    self.ordinal = ordinal
  }

  private static func key(_ seed: UInt64) -> UInt64 { SeededRandom.mix(seed &+ 0x5EED) }
}
