import NotionModel
internal import Synchronization

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
