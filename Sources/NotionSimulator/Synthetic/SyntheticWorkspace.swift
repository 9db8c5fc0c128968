import NotionModel
import Synchronization

/// A workspace of any size that is computed from a seed: every object from its id, nothing stored.
struct SyntheticWorkspace: WorkspaceBase {
  let plan: SyntheticPlan
  let times: SyntheticTimes
  let seed: UInt64
  private let layouts = LayoutCache()

  static let userCount = 40

  init(pages: Int, seed: UInt64) {
    plan = SyntheticPlan(pages: pages)
    times = SyntheticTimes(plan: plan)
    self.seed = seed
  }

  func id(_ kind: SyntheticID.Kind, _ index: Int, _ ordinal: Int = 0) -> ObjectID {
    SyntheticID(kind: kind, index: index, ordinal: ordinal).id(seed: seed)
  }

  func read(_ id: ObjectID, _ kind: SyntheticID.Kind) -> SyntheticID? {
    guard let read = SyntheticID(id, seed: seed), read.kind == kind else { return nil }
    return read
  }

  func user(_ number: UInt64) -> ObjectID { id(.user, Int(number % UInt64(Self.userCount))) }

  func words(_ index: Int, _ ordinal: Int = 0) -> SyntheticWords {
    SyntheticWords(seed: SeededRandom.mix(UInt64(index) << 20 | UInt64(ordinal)) ^ seed)
  }

  func layout(_ page: Int) -> SyntheticLayout {
    layouts.layout(page) { SyntheticLayout(page: page, seed: seed) }
  }

  // MARK: Lists

  var pages: IDList { IDList(count: plan.pages) { id(.page, $0) } }
  var databases: IDList { IDList(count: plan.databases) { id(.database, $0) } }
  var dataSources: IDList { IDList(count: plan.dataSources) { id(.dataSource, $0) } }

  var searchOrder: IDList {
    IDList(count: plan.searchable) { position in
      let entity = plan.entity(atSearchPosition: position)
      return entity < plan.pages ? id(.page, entity) : id(.dataSource, entity - plan.pages)
    }
  }

  func searchPosition(of id: ObjectID) -> Int? {
    if let page = read(id, .page), page.index < plan.pages { return plan.searchPosition(of: page.index) }
    guard let source = read(id, .dataSource), source.index < plan.dataSources else { return nil }
    return plan.searchPosition(of: plan.pages + source.index)
  }

  func rows(of dataSource: ObjectID) -> IDList {
    guard let source = read(dataSource, .dataSource), source.index < plan.dataSources else {
      return IDList([])
    }
    let rows = plan.rows(ofDataSource: source.index)
    let first = plan.documents + rows.lowerBound
    return IDList(count: rows.count) { id(.page, first + $0) }
  }

  func children(of id: ObjectID) -> [ObjectID] {
    guard let read = SyntheticID(id, seed: seed) else { return [] }
    switch read.kind {
    case .page where read.index < plan.pages:
      let page = read.index
      var children = layout(page).children(of: -1).map { self.id(.block, page, $0) }
      if page < plan.documents {
        children += plan.children(ofDocument: page).map { self.id(.page, $0) }
        if let database = plan.database(inDocument: page) { children.append(self.id(.database, database)) }
      }
      return children
    case .block:
      let layout = layout(read.index)
      guard read.ordinal < layout.slots.count else { return [] }
      return layout.children(of: read.ordinal).map { self.id(.block, read.index, $0) }
    default: return []
    }
  }

  var users: [UserRecord] { (0..<Self.userCount).map(user(number:)) }

  func user(_ id: ObjectID) -> UserRecord? {
    read(id, .user).flatMap { $0.index < Self.userCount ? user(number: $0.index) : nil }
  }

  private func user(number: Int) -> UserRecord {
    var words = words(number, 77)
    let kind: UserDraft.Kind = number % 20 == 19 ? .bot : number % 13 == 12 ? .guest : .member
    let email = kind == .bot ? nil : "user\(number)@tidewater.example"
    return UserRecord(id: id(.user, number), draft: UserDraft(words.name(), kind: kind, email: email))
  }
}

/// A cache of the layouts of recently read pages: a list of blocks needs its page's layout repeatedly.
private final class LayoutCache: Sendable {
  private let layouts = Mutex<[Int: SyntheticLayout]>([:])

  func layout(_ page: Int, _ make: () -> SyntheticLayout) -> SyntheticLayout {
    if let known = layouts.withLock({ $0[page] }) { return known }
    let layout = make()
    layouts.withLock { layouts in
      if layouts.count >= 64 { layouts.removeAll(keepingCapacity: true) }
      layouts[page] = layout
    }
    return layout
  }
}

extension SimulatedWorkspace {
  /// Creates a workspace of any size, computed from a seed on demand: a million pages take no memory and no
  /// time to start.
  ///
  /// Two fifths of the pages are rows; the others form a tree. Pages have about twelve blocks, some 350; all
  /// types of blocks and properties appear; from 50,000 pages on one data source has more than 10,000 rows.
  /// It can be edited like any other.
  public static func synthetic(pages: Int, seed: UInt64 = 1) -> SimulatedWorkspace {
    SimulatedWorkspace(
      name: "Synthetic \(pages)", now: SimulatorTime(year: 2026, month: 10, day: 5, hour: 9),
      seed: seed &+ 0xAAAA,
      base: SyntheticWorkspace(pages: pages, seed: seed))
  }
}

extension SyntheticWorkspace {
  func page(_ id: ObjectID) -> PageRecord? {
    guard let page = read(id, .page), page.index < plan.pages else { return nil }
    let index = page.index
    var words = words(index)
    let mark = SeededRandom.mix(UInt64(index) &+ seed)
    var record = PageRecord(
      id: id, parent: parent(ofPage: index), title: TextDraft(words.title()).runs,
      created: times.created(page: index), edited: times.edited(page: index),
      createdBy: user(mark), editedBy: user(mark >> 16))
    if mark % 3 == 0 { record.icon = IconDraft.emoji(["🌊", "⚓️", "🔧", "📈", "🧭"][Int(mark >> 8) % 5]).json }
    if mark % 50 == 0 { record.cover = .object(FileDraft.hosted(self.id(.asset, index, 1)).object) }
    record.isLocked = mark % 97 == 0
    if index >= plan.documents {
      let row = index - plan.documents
      let source = plan.dataSource(ofRow: row)
      record.number = row - plan.rows(ofDataSource: source).lowerBound + 1
      record.values = values(row: row, source: source)
    }
    return record
  }

  func outline(_ id: ObjectID) -> PageRecord? {
    guard let page = read(id, .page), page.index < plan.pages else { return nil }
    let mark = SeededRandom.mix(UInt64(page.index) &+ seed)
    return PageRecord(
      id: id, parent: parent(ofPage: page.index), title: [], created: times.created(page: page.index),
      edited: times.edited(page: page.index), createdBy: user(mark), editedBy: user(mark >> 16))
  }

  private func parent(ofPage index: Int) -> ParentRecord {
    if index >= plan.documents {
      return .dataSource(id(.dataSource, plan.dataSource(ofRow: index - plan.documents)))
    }
    return plan.parent(ofDocument: index).map { .page(id(.page, $0)) } ?? .workspace
  }

  func database(_ id: ObjectID) -> DatabaseRecord? {
    guard let database = read(id, .database), database.index < plan.databases else { return nil }
    let document = plan.document(ofDatabase: database.index)
    let created = times.created(page: document)
    let author = user(UInt64(database.index))
    var record = DatabaseRecord(
      id: id, parent: .page(self.id(.page, document)),
      title: TextDraft("Register \(database.index + 1)").runs, created: created, edited: created,
      createdBy: author, editedBy: author)
    record.isInline = database.index % 2 == 0
    record.dataSources = plan.dataSources(ofDatabase: database.index).map { self.id(.dataSource, $0) }
    record.views = (0..<(database.index % 3 == 0 ? 2 : 1)).map { self.id(.view, database.index, $0) }
    return record
  }

  func dataSource(_ id: ObjectID) -> DataSourceRecord? {
    guard let source = read(id, .dataSource), source.index < plan.dataSources else { return nil }
    let database = plan.database(ofDataSource: source.index)
    let author = user(UInt64(source.index))
    var record = DataSourceRecord(
      id: id, database: self.id(.database, database),
      title: TextDraft("Register \(database + 1)" + (source.index % 6 == 5 ? ", archive" : "")).runs,
      created: times.created(page: plan.document(ofDatabase: database)),
      edited: times.edited(dataSource: source.index), createdBy: author, editedBy: author)
    record.properties = SyntheticSchema.properties(isWide: source.index % 4 == 0, source: id)
    return record
  }

  func view(_ id: ObjectID) -> ViewRecord? {
    guard let view = read(id, .view), view.index < plan.databases, view.ordinal < 2 else { return nil }
    let draft =
      view.ordinal == 0
      ? ViewDraft("table", name: "All")
      : ViewDraft(
        "board", name: "By status", sorts: [["property": "Status", "direction": "ascending"]])
    let created = times.created(page: plan.document(ofDatabase: view.index))
    return ViewRecord(
      id: id, database: self.id(.database, view.index),
      dataSource: self.id(.dataSource, plan.dataSources(ofDatabase: view.index).lowerBound), draft: draft,
      created: created, edited: created, createdBy: user(UInt64(view.index)))
  }

  private func values(row: Int, source: Int) -> [String: JSONValue] {
    let rows = plan.rows(ofDataSource: source)
    let number = row - rows.lowerBound
    let count = number % 100 == 7 ? min(30, rows.count) : min(number % 4, rows.count)
    let related = (0..<count).map {
      id(.page, plan.documents + rows.lowerBound + (number + 1 + $0) % rows.count)
    }
    return SyntheticSchema.values(
      isWide: source % 4 == 0, number: number, words: words(plan.documents + row, 0xFFFF), related: related,
      owner: user(UInt64(number)), asset: id(.asset, plan.documents + row, 2))
  }

  func asset(_ id: ObjectID) -> AssetRecord? {
    guard let asset = read(id, .asset) else { return nil }
    var words = words(asset.index, asset.ordinal)
    let hue = words.below(360)
    let picture = """
      <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 320 180"><rect width="320" height="180" \
      fill="hsl(\(hue) 40% 90%)"/><path d="M0 \(60 + words.below(60)) Q80 \(words.below(180)) 160 90 T320 90 \
      V180 H0Z" fill="hsl(\(hue) 50% 55%)"/><title>\(asset.index).\(asset.ordinal)</title></svg>
      """
    return AssetRecord(
      name: "chart \(asset.index).svg", contentType: "image/svg+xml", bytes: Array(picture.utf8))
  }

  // MARK: Comments

  func comments(on id: ObjectID) -> [ObjectID] {
    guard let read = SyntheticID(id, seed: seed), read.kind == .page || read.kind == .block else { return [] }
    let mark = SeededRandom.mix(UInt64(read.index) << 12 ^ UInt64(read.ordinal) ^ seed ^ 0xC0)
    if read.kind == .page {
      let count = mark % 12 == 0 ? 1 + Int(mark >> 8) % 3 : 0
      return (0..<count).map { self.id(.comment, read.index, $0) }
    }
    return mark % 60 == 0 ? [self.id(.comment, read.index, 16 + read.ordinal)] : []
  }

  func comment(_ id: ObjectID) -> CommentRecord? {
    guard let read = read(id, .comment), read.index < plan.pages else { return nil }
    let isOnBlock = read.ordinal >= 16
    let parent = isOnBlock ? self.id(.block, read.index, read.ordinal - 16) : self.id(.page, read.index)
    guard comments(on: parent).contains(id) else { return nil }
    var words = words(read.index, 0xC000 + read.ordinal)
    let created = times.created(page: read.index)
    return CommentRecord(
      id: id, parent: isOnBlock ? .block(parent) : .page(parent),
      discussion: self.id(.discussion, read.index, isOnBlock ? read.ordinal : 0),
      author: user(UInt64(read.index + read.ordinal)), text: TextDraft(words.sentence()).runs,
      attachments: [], isResolved: false, created: created, edited: created)
  }
}

extension SyntheticWorkspace {
  func block(_ id: ObjectID) -> BlockRecord? {
    guard let read = read(id, .block), read.index < plan.pages else { return nil }
    let layout = layout(read.index)
    guard read.ordinal < layout.slots.count else { return nil }
    let slot = layout.slots[read.ordinal]
    let draft = draft(slot.type, page: read.index, slot: read.ordinal, layout: layout)
    let mark = SeededRandom.mix(UInt64(read.index) &+ seed)
    let created = times.created(page: read.index)
    var record = BlockRecord(
      id: id,
      parent: slot.parent < 0
        ? .page(self.id(.page, read.index)) : .block(self.id(.block, read.index, slot.parent)),
      type: draft.type, payload: draft.payload, created: created, edited: times.edited(page: read.index),
      createdBy: user(mark), editedBy: user(mark >> 16))
    if slot.type == .unsupported {
      record.childrenRefusal = "Block type button is not supported via the API."
    }
    return record
  }

  private func draft(
    _ type: SyntheticLayout.BlockType, page: Int, slot: Int, layout: SyntheticLayout
  ) -> BlockDraft {
    var words = words(page, slot + 1)
    switch type {
    case .paragraph: return .paragraph(text(&words))
    case .heading1: return .heading1(TextDraft(words.title()))
    case .heading2:
      return .heading2(TextDraft(words.title()), toggle: layout.parts(of: slot).isEmpty ? nil : [])
    case .heading3: return .heading3(TextDraft(words.title()))
    case .heading4: return .heading4(TextDraft(words.title()))
    case .bulleted: return .bulleted(text(&words))
    case .numbered: return .numbered(text(&words))
    case .toDo: return .toDo(text(&words), checked: words.oneIn(2))
    case .quote: return .quote(text(&words))
    case .toggle: return .toggle(text(&words), [])
    case .template: return .template(text(&words), [])
    case .callout: return .callout(text(&words), icon: "⚠️", color: "yellow_background")
    case .code:
      return .code(
        "let level = gauge.read()\nif level > \(words.below(4000)) { alarm.ring() } // \(page)",
        language: "swift")
    case .equation:
      return .equation("h(t) = \\sum_i A_i \\cos(\\omega_i t + \\varphi_i) + \(words.below(99))")
    case .divider: return .divider
    case .breadcrumb: return .breadcrumb
    case .tableOfContents: return .tableOfContents()
    case .image, .webImage, .video, .audio, .pdf, .file, .embed, .bookmark, .linkPreview:
      return media(type, page: page, slot: slot, &words)
    case .linkToPage: return .linkToPage(anyPage(&words))
    case .table:
      return BlockDraft(
        "table", payload: ["table_width": 3, "has_column_header": true, "has_row_header": false])
    case .tableRow:
      let cells = (0..<3).map { _ in TextDraft(words.sentence()) }
      return BlockDraft("table_row", payload: ["cells": .array(cells.map { .array($0.runs) })])
    case .columns: return BlockDraft("column_list")
    case .column: return BlockDraft("column", payload: ["width_ratio": .number(JSONNumber(0.5) ?? 1)])
    case .tabs: return BlockDraft("tab")
    case .tabPane:
      return .text("paragraph", TextDraft(words.name()), [], ["icon": IconDraft.emoji("📎").json])
    case .syncedOriginal: return .synced([])
    case .syncedCopy: return .syncedCopy(of: original(&words))
    case .meetingNotes: return meetingNotes(page: page, slot: slot, layout: layout, &words)
    case .meetingSummary: return BlockDraft("meeting_notes_summary")
    case .meetingTranscript: return BlockDraft("meeting_notes_transcript")
    case .unsupported: return .unsupported("button")
    }
  }

  private func text(_ words: inout SyntheticWords) -> TextDraft {
    let plain = TextDraft(words.sentence() + " ")
    switch words.below(14) {
    case 0: return [plain, .page(anyPage(&words)), "."]
    case 1: return [plain, .bold(words.sentence())]
    case 2: return [plain, .link("See also", to: anyPage(&words)), " and ", .code("a < b && c > d"), "."]
    case 3:
      return [plain, .user(user(UInt64(words.below(999)))), ", ", .date("2026-05-0\(1 + words.below(9))")]
    case 4: return [plain, .equation("x^2"), TextDraft(" ").italic(), .colored("in red", "red")]
    case 5: return [plain, .link("the manual", to: "https://example.com/manual?page=\(words.below(99))")]
    default: return plain
    }
  }

  private func anyPage(_ words: inout SyntheticWords) -> ObjectID { id(.page, words.below(plan.pages)) }

  /// Returns the original at the top of some page; in a workspace too small to have one, a missing one.
  private func original(_ words: inout SyntheticWords) -> ObjectID {
    id(.block, words.below(max(1, (plan.pages + 16) / 20)) * 20 + 3, 0)
  }

  private func media(
    _ type: SyntheticLayout.BlockType, page: Int, slot: Int, _ words: inout SyntheticWords
  ) -> BlockDraft {
    let hosted = FileDraft.hosted(id(.asset, page, 8 + slot), name: "readings.svg")
    switch type {
    case .webImage: return .image(.web("chart.png"), caption: TextDraft(words.title()))
    case .video: return .video(.external("https://example.com/films/\(page).mp4"))
    case .audio: return .audio(.web("tone.wav"))
    case .pdf: return .pdf(.web("manual.pdf"))
    case .file: return .file(hosted)
    case .embed: return .embed("https://example.com/map?at=\(page)")
    case .bookmark: return .bookmark("https://example.com/tides/\(page)", caption: TextDraft(words.title()))
    case .linkPreview: return .linkPreview("https://github.com/example/gauge/issues/\(page)")
    default: return .image(hosted, caption: words.oneIn(2) ? TextDraft(words.sentence()) : .empty)
    }
  }

  private func meetingNotes(
    page: Int, slot: Int, layout: SyntheticLayout, _ words: inout SyntheticWords
  ) -> BlockDraft {
    var block = BlockDraft.meetingNotes(TextDraft(words.title()))
    let parts = layout.parts(of: slot)
    guard parts.count == 2 else { return block }
    block.payload["status"] = "notes_ready"
    block.payload["children"] = [
      "summary_block_id": .string(id(.block, page, parts[0]).description),
      "transcript_block_id": .string(id(.block, page, parts[1]).description),
    ]
    return block
  }
}

/// Titles and sentences for synthetic pages, composed of small parts.
struct SyntheticWords {
  private var random: SeededRandom

  init(seed: UInt64) { random = SeededRandom(seed: seed) }

  private static let places = [
    "harbour", "north pier", "workshop", "estuary", "lock gate", "lighthouse", "slipway", "office",
    "boathouse",
    "east breakwater", "river mouth", "test tank",
  ]
  private static let things = [
    "gauge", "float", "transducer", "logger", "battery", "antenna", "mounting plate", "cable", "staff",
    "pressure cell", "modem", "solar panel",
  ]
  private static let deeds = [
    "calibrate", "replace", "photograph", "inspect", "seal", "order", "survey", "label", "document", "test",
    "return", "clean",
  ]
  private static let moments = [
    "before the spring tide", "after the storm", "on Monday", "at low water", "once the parts arrive",
    "when the ferry has left", "in the first week of the month", "as soon as the wind drops",
  ]
  private static let marks = [
    "", "", "", "", "", " & notes", " (draft)", " – 潮位計", " №2", " *revised*", " 🌊", " | log",
  ]

  mutating func title() -> String {
    let deed = random.pick(Self.deeds)
    let first = deed.prefix(1).uppercased() + deed.dropFirst()
    return "\(first) the \(random.pick(Self.places)) \(random.pick(Self.things))\(random.pick(Self.marks))"
  }

  mutating func sentence() -> String {
    let thing = random.pick(Self.things)
    let place = random.pick(Self.places)
    switch random.below(5) {
    case 0:
      return "The \(thing) at the \(place) was \(random.below(90) + 10) mm out \(random.pick(Self.moments))."
    case 1: return "Please \(random.pick(Self.deeds)) the \(thing) \(random.pick(Self.moments))."
    case 2: return "We \(random.pick(Self.deeds)) every \(thing) at the \(place) twice a year, *not* once."
    case 3: return "Readings from the \(place) agree with the \(thing) to within \(random.below(9) + 1) %."
    default: return "Nobody may \(random.pick(Self.deeds)) the \(thing) alone; ask at the \(place) first."
    }
  }

  mutating func name() -> String {
    let first = ["Ada", "Björn", "Chidi", "Dalia", "Emil", "Farah", "Goran", "Hana", "Iris", "João"]
    let last = ["Abara", "Berg", "Costa", "Dahl", "Eze", "Falk", "García", "Horvat", "Ito", "Jansen"]
    return "\(random.pick(first)) \(random.pick(last))"
  }

  mutating func below(_ bound: Int) -> Int { random.below(bound) }
  mutating func oneIn(_ count: Int) -> Bool { random.oneIn(count) }
}
