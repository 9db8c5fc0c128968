import NotionExportKit
import NotionModel

@testable import NotionArchive
@testable import NotionCrawl

/// Facts that a test states; all others are false or empty.
struct MemoryFacts: CrawlFacts {
  var objects: [StoredObject] = []
  var bodies: [Int64: [UInt8]] = [:]
  var users: [ObjectID: UsersTable.StoredUser] = [:]
  var assets: [String: AssetsTable.StoredAsset] = [:]
  var storedViews: [ObjectID: ViewsTable.StoredView] = [:]
  var dashboards: [ObjectID: [ObjectID]] = [:]
  var listings: [ObjectID: TemplatesTable.Listing] = [:]
  var pending: Set<Int64> = []
  var finished: Set<Int64> = []
  var flags: WorkItem.Flags = []
  var waitingChildBlocks = 0
  var lists: [ObjectID: Int64] = [:]
  var outlines: [ObjectID: [OutlineSkeleton.Entry]] = [:]
  var retries: [WorkItem] = []
  var links: [(id: ObjectID, kind: ResponseScan.LinkKind)] = []
  var mentioning: [ObjectID: [Int64]] = [:]
  var listedRows: [ObjectID: Int] = [:]
  var long: [Int64: Int] = [:]
  /// A list of an object, by the kind of its request.
  struct CutList: Hashable {
    var object: Int64
    var kind: WorkItem.Kind
  }
  var cutLists: [CutList: CutRowsTable.Cut] = [:]
  var cutRows: [Int64: CutRowsTable.Cut] = [:]
  var revisions: [ListedPart: Int] = [:]
  var isDifferent = true
  var areUsersRefused = false
  var missingObjects: [ObjectID] = []
  var missingPageCount = 0
  var knownPageCount = 0
  var logged: Set<Int64> = []

  func object(_ id: ObjectID) -> StoredObject? { objects.first { $0.id == id } }
  func object(key: Int64) -> StoredObject? { objects.first { $0.key == key } }
  func isKnown(_ id: ObjectID) -> Bool { object(id).map { $0.state != .removed } ?? false }
  func body(of key: Int64) -> [UInt8]? { bodies[key] }
  func isArchived(_ key: Int64) -> Bool { false }
  func container(of key: Int64) -> Int64? { object(key: key)?.container }
  func hasChildren(_ key: Int64) -> Bool { objects.contains { $0.container == key } }
  func onlyDataSource(of database: Int64, besides key: Int64) -> StoredObject? {
    let others = objects.filter {
      $0.container == database && $0.kind == .dataSource && $0.state == .present && $0.key != key
    }
    return others.count == 1 ? others[0] : nil
  }
  func placedChildren(of key: Int64) -> [(key: Int64, id: ObjectID)] {
    objects.filter { $0.container == key && $0.ordinal != nil }.map { ($0.key, $0.id) }
  }
  func templateChildren(of key: Int64) -> [ObjectID] {
    objects.filter { $0.container == key && $0.kind == .template }.map(\.id)
  }
  func stands(_ key: Int64, inAnyOf roots: [ObjectID]) -> Bool {
    var next: Int64? = key
    while let key = next, let object = object(key: key) {
      if roots.contains(object.id) { return true }
      next = object.container
    }
    return false
  }
  func ownersNaming(_ id: ObjectID) -> [Int64] { mentioning[id] ?? [] }
  func missingPages() -> Int { missingPageCount }
  func missing(limit: Int) -> [ObjectID] { Array(missingObjects.prefix(limit)) }
  func knownPages() -> Int { knownPageCount }

  func isWaiting(_ number: Int64) -> Bool { !finished.contains(number) }
  func isWaiting(_ kind: WorkItem.Kind, _ target: ObjectID, _ detail: String) -> Bool { false }
  func isPending(_ owner: Int64) -> Bool { pending.contains(owner) }
  func flags(of item: Int64) -> WorkItem.Flags { flags }
  func waitingItems(_ kind: WorkItem.Kind, owner: Int64) -> Int {
    kind == .childBlock ? waitingChildBlocks : 0
  }
  func listRetries(of owner: Int64) -> [WorkItem] { retries }
  func pendingLinks(limit: Int) -> [(id: ObjectID, kind: ResponseScan.LinkKind)] {
    Array(links.prefix(limit))
  }

  func holdsList(of container: ObjectID, owner: Int64, revision: Int) -> Bool { lists[container] == owner }
  func owner(holding container: ObjectID) -> Int64? { lists[container] }
  func listCount(of owner: Int64) -> Int { lists.values.count { $0 == owner } }
  func outline(of owner: Int64, revision: Int) -> [ObjectID: [OutlineSkeleton.Entry]] { outlines }
  func blockResponses(
    of owner: Int64, revision: Int, container: ObjectID
  ) -> [BlockListsTable.StoredResponse] {
    bodies[owner].map { [BlockListsTable.StoredResponse(number: 1, body: $0)] } ?? []
  }
  func holdsBlocks(ofOriginal id: ObjectID) -> Bool { lists[id] != nil }
  func originals(heldBy key: Int64) -> [ObjectID] { [] }
  func completedProperties(of key: Int64, revision: Int) -> CompletedProperties? { nil }
  func publishedRevision(_ part: ListedPart, of key: Int64) -> Int { revisions[part] ?? 0 }
  func differ(_ part: ListedPart, of key: Int64, _ old: Int, _ new: Int) -> Bool { isDifferent }
  func blockLinks(_ reference: PartReference) -> Set<ResponseScan.BlockLink> { [] }
  func ownersOfChangedCalculations() -> [Int64] { [] }

  func listed(_ id: ObjectID) -> Int? { listedRows[id] }
  func longSince(_ dataSource: Int64) -> Int? { long[dataSource] }
  func cutList(of object: Int64, _ kind: WorkItem.Kind) -> CutRowsTable.Cut? {
    cutLists[CutList(object: object, kind: kind)]
  }
  func cutRows(of dataSource: Int64) -> CutRowsTable.Cut? { cutRows[dataSource] }
  func forEachListedRow(of dataSource: Int64, every step: Int, _ body: (Page) throws -> Void) {}

  func user(_ id: ObjectID) -> UsersTable.StoredUser? { users[id] }
  func userName(_ id: ObjectID) -> String? { nil }
  func learntProfile(of id: ObjectID) -> (profile: UserProfile, crawl: Int)? { nil }
  func wereUsersRefused() -> Bool { areUsersRefused }
  func asset(_ key: String) -> AssetsTable.StoredAsset? { assets[key] }
  func view(_ id: ObjectID) -> ViewsTable.StoredView? { storedViews[id] }
  func views(of database: Int64, notSeenIn crawl: Int?) -> [ObjectID] {
    storedViews.filter { $0.value.database == database && $0.value.seen != crawl }.map(\.key).sorted()
  }
  func widgets(of dashboard: ObjectID) -> [ObjectID] { dashboards[dashboard] ?? [] }
  func databases(showing view: ObjectID) -> [Int64] { storedViews[view].map { [$0.database] } ?? [] }
  func isTemplate(_ id: ObjectID) -> Bool { listings[id] != nil }
  func template(_ id: ObjectID) -> TemplatesTable.Known? {
    listings[id].map { TemplatesTable.Known($0, of: 0, crawl: 0) }
  }
  func templates(of dataSource: Int64, notSeenIn crawl: Int?) -> [ObjectID] { [] }

  func isLogged(_ subject: LogSubjectKind, _ key: Int64) -> Bool { logged.contains(key) }
}

extension StoredObject {
  /// An object that is in the archive, with nothing fetched of its content.
  static func stub(
    _ key: Int64, _ id: ObjectID, _ kind: StoredKind = .page, _ state: StoredState = .present,
    in container: Int64? = nil
  ) -> StoredObject {
    StoredObject(
      key: key, id: id, kind: kind, state: state, parent: nil, container: container, ordinal: nil,
      title: "", seen: 0, edited: 0, hash: nil, wanted: [], draftRevision: 1, blocksRevision: 1,
      contentEdited: 0, contentMinute: nil, contentCrawl: 0, changes: [])
  }
}

extension CrawlEffect {
  /// The effect in a few words: its name, and its distinctive values.
  var words: String {
    switch self {
    case .then(let event): "then \(event.words)"
    case .report(let diagnostic): "report \(diagnostic.identifier.rawValue)"
    case .count(let count): "count \(count)".replacing("NotionArchive.StoredKind.", with: "")
    case .enqueue(let item): "enqueue \(item.kind)"
    case .finish: "finish"
    case .update(let item): item.cursor == nil ? "restart" : "go on at \(item.cursor ?? "")"
    case .enqueueRetry(let item): item.flags.contains(.refused) ? "ask again once allowed" : "ask again"
    case .drop(let kind, _): "drop \(kind)"
    case .setLink(_, let state): "link \(state)"
    case .log(let subject, let key, _): "log \(subject) \(key)"
    case .write(let write): Mirror(reflecting: write).children.first?.label ?? "\(write)"
    default: Mirror(reflecting: self).children.first?.label ?? "\(self)"
    }
  }
}

extension CrawlEvent {
  var words: String {
    if case .followUp(let followUp) = self {
      return Mirror(reflecting: followUp).children.first?.label ?? "\(followUp)"
    }
    return Mirror(reflecting: self).children.first?.label ?? "\(self)"
  }
}
