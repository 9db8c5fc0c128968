import Foundation
import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

/// The list of a database's views (`GET /views?database_id=`).
enum ViewsRequest: RequestKind {
  static let listed = "views"
  static let traits: RequestTraits = [.isRepeated, .keepsPositions, .keepsCuts]
  static let capability: String? = "views"

  static func begin(with database: StoredObject, in plan: inout CrawlPlan) {
    guard database.kind == .database else { return }
    plan.enqueue(WorkItem(phase: .listing, kind: .views, target: database.id, owner: database.key))
  }

  static func end(with object: StoredObject, in plan: inout CrawlPlan) {
    if object.kind == .database { plan.perform(.write(ViewsWrite.removeViews(of: object.key))) }
  }

  static func cutChanged(of key: Int64, in plan: inout CrawlPlan) {
    plan.then(.followUp(ViewsFollowUp.viewsChanged(in: key)))
  }

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    let answer = try await fetcher.client.send(
      .views(of: DatabaseID(item.target)).page(after: item.cursor, size: 100))
    return ReceivedResponse(.views(answer.value), answer)
  }
}

private struct ViewsResponse: ResponseContent {
  let views: ObjectList<ObjectReference>

  var list: ListPart? { ListPart(views, first: views.results.first?.id.hashValue) }

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.receiveViews(views, for: item)
  }
}

extension FetchedResponse {
  static func views(_ views: ObjectList<ObjectReference>) -> FetchedResponse {
    .answer(ViewsResponse(views: views))
  }
}

/// Events that follow from views, processed once more is known.
enum ViewsFollowUp: CrawlFollowUp {
  case viewsListed(WorkItem, isWhole: Bool)
  case viewsChanged(in: Int64)

  func decide(in plan: inout CrawlPlan) throws {
    switch self {
    case .viewsListed(let item, let isWhole): try plan.endViews(item, isWhole: isWhole)
    case .viewsChanged(let database): try plan.viewsChanged(in: database)
    }
  }
}

enum ViewsWrite: TableWrite {
  case listView(ObjectReference, in: Int64, ordinal: Int)
  case addUnlistedView(ObjectID)
  case markViewFetched(ObjectID)
  case storeView(ObjectID, ArraySlice<UInt8>, ContentHash, dataSource: ObjectID?)
  case removeView(ObjectID)
  case removeViews(of: Int64)
  case removeUnlistedView(ObjectID)
  case storeWidgets([ObjectID], of: ObjectID)

  func perform(in tables: ArchiveTables, crawl: Int) throws {
    switch self {
    case .listView(let view, let database, let ordinal):
      try tables.views.list(
        view.id, in: database, ordinal: ordinal, name: view.name, type: view.type, crawl: crawl)
    case .addUnlistedView(let id): try tables.views.addUnlisted(id, crawl: crawl)
    case .markViewFetched(let id): try tables.views.markFetched(id, crawl: crawl)
    case .storeView(let id, let body, let hash, let dataSource):
      try tables.views.storeBody(body, hash: hash, dataSource: dataSource, of: id)
    case .removeView(let id): try tables.views.remove(id)
    case .removeViews(let database):
      for id in try tables.views.views(of: database, notSeenIn: nil) { try tables.views.remove(id) }
    case .removeUnlistedView(let id): try tables.views.removeUnlisted(id)
    case .storeWidgets(let widgets, let dashboard): try tables.views.storeWidgets(widgets, of: dashboard)
    }
  }
}

extension CrawlPlan {
  /// Stores the ids of a database's views, and requests each.
  mutating func receiveViews(_ list: ObjectList<ObjectReference>, for item: WorkItem) throws {
    guard let key = item.owner else { return finish(item) }
    var next = item
    var listed: Set<ObjectID> = []
    for reference in list.results {
      let known = try facts.view(reference.id)
      // A list may name a view twice; its first position counts.
      guard listed.insert(reference.id).inserted, known?.database != key || known?.seen != crawl else {
        continue
      }
      if known?.database != key || known?.ordinal != next.sequence { next.flags.insert(.listChanged) }
      perform(.write(ViewsWrite.listView(reference, in: key, ordinal: next.sequence)))
      next.sequence = next.sequence.clampedAdding(1)
      if let former = known?.database, former != key, former != ViewsTable.unlisted {
        then(.followUp(ViewsFollowUp.viewsChanged(in: former)))
      }
      if known?.fetched != crawl {
        enqueue(WorkItem(phase: .continuation, kind: .view, target: reference.id, owner: key))
      }
    }
    reportUnreadable(list, of: item)
    if let missing = list.unreadableElements { try recordCutList(of: item, reason: missing) }
    if let cursor = cursor(list.nextCursor, hasMore: list.hasMore) {
      next.cursor = cursor
      return update(next)
    }
    finish(item)
    then(.followUp(ViewsFollowUp.viewsListed(next, isWhole: !endsLists)))
  }

  mutating func endViews(_ item: WorkItem, isWhole: Bool) throws {
    guard let key = item.owner else { return }
    try endCutList(of: item)
    // A view that is missing from a truncated list may still exist.
    let gone = isWhole ? try facts.views(of: key, notSeenIn: crawl) : []
    for id in gone { perform(.write(ViewsWrite.removeView(id))) }
    if !gone.isEmpty || item.flags.contains(.listChanged) {
      then(.followUp(ViewsFollowUp.viewsChanged(in: key)))
    }
    considerCompletion(of: key)
  }

  /// Logs a database, and the page that shows it.
  mutating func viewsChanged(in key: Int64) throws {
    guard var object = try facts.object(key: key) else { return }
    object.changes.formUnion(Aspects([.properties]))
    saveProgress(object)
    if let container = object.container { perform(.rowsChanged(of: container)) }
    if try !facts.isPending(key) { try complete(&object) }
  }
}

/// A view (`GET /views/{id}`).
///
/// A view is a separate object: it may change without a change of its database. A dashboard names its
/// widgets, views of any data source, which need not be in any list.
enum ViewRequest: RequestKind {
  static let listed = "views"
  static let traits = RequestTraits.isRepeated
  static let capability: String? = "views"

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    let answer = try await fetcher.client.send(.view(ViewID(item.target)))
    return ReceivedResponse(.view(answer.value, fetcher.scan(answer.body)), answer)
  }

  static func judge(_ error: NotionAPIError, reason: String) -> FailureJudge.Verdict? {
    switch error.code {
    case .validation where error.isTransient: return nil
    case .validation, .unsupportedBlock, .invalidRequest:
      guard let type = unsupportedViewType(error.message) else { return nil }
      return .unsupportedView(type: type.isEmpty ? nil : type, reason)
    default: return nil
    }
  }

  /// Returns the type of view that a message reports as unsupported, as in "Unsupported view type: feed";
  /// empty if it names none, and `nil` for another message.
  static func unsupportedViewType(_ message: String) -> String? {
    let folded = message.lowercased()
    guard folded.contains("view"), folded.contains("unsupported") || folded.contains("not supported") else {
      return nil
    }
    guard let start = folded.range(of: "view type") else { return "" }
    let rest = folded[start.upperBound...].drop { !$0.isLetter }
    let word = rest.prefix { $0.isLetter || $0.isNumber || $0 == "_" }
    return ["is", "not", "are"].contains(word) ? "" : String(word)
  }

  static func giveUp(_ item: WorkItem, reason: String, isKnown: Bool, in plan: inout CrawlPlan) throws {
    try plan.viewUnavailable(item, reason: reason, isKnown: isKnown)
  }
}

private struct ViewResponse: ResponseContent {
  let view: View
  let scan: ResponseScan

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.receiveView(view, scan, for: item)
  }
}

extension FetchedResponse {
  static func view(_ view: View, _ scan: ResponseScan) -> FetchedResponse {
    .answer(ViewResponse(view: view, scan: scan))
  }
}

protocol ViewFacts {
  func view(_ id: ObjectID) throws -> ViewsTable.StoredView?
  func views(of database: Int64, notSeenIn crawl: Int?) throws -> [ObjectID]
  func widgets(of dashboard: ObjectID) throws -> [ObjectID]
  func databases(showing view: ObjectID) throws -> [Int64]
}

extension ArchiveFacts {
  func view(_ id: ObjectID) throws -> ViewsTable.StoredView? { try tables.views.view(id) }
  func views(of database: Int64, notSeenIn crawl: Int?) throws -> [ObjectID] {
    try tables.views.views(of: database, notSeenIn: crawl)
  }
  func widgets(of dashboard: ObjectID) throws -> [ObjectID] { try tables.views.widgets(of: dashboard) }
  func databases(showing view: ObjectID) throws -> [Int64] { try tables.views.databases(showing: view) }
}

extension CrawlPlan {
  /// Stores a view; the data source of a linked view may be known only from it.
  mutating func receiveView(_ view: View, _ scan: ResponseScan, for item: WorkItem) throws {
    finish(item)
    // The view keeps the id by which it is listed, whatever the answer's id.
    let id = item.target
    try storeView(id, scan, dataSource: view.dataSourceID?.object)
    if view.isPartial { report(.partialView(id, type: view.type?.name)) }
    try storeWidgets(view.widgets.map(\.object), of: id, for: item)
    if let source = view.dataSourceID?.object, settings.roots.isEmpty, try facts.object(source) == nil {
      perform(.introduce(source, .dataSource, in: nil))
      enqueue(WorkItem(phase: .retrieval, kind: .dataSource, target: source, flags: .parentOnly))
    }
    considerCompletion(of: item.owner)
  }

  /// Stores the known data of a view of an unsupported type.
  mutating func storeUnsupportedView(_ item: WorkItem, type: String?, reason: String) throws {
    finish(item)
    let listed = try facts.view(item.target)
    let type = type ?? listed?.listedType
    var json: JSONObject = ["object": "view", "id": .string("\(item.target)")]
    if let name = listed?.listedName { json["name"] = .string(name) }
    if let type { json["type"] = .string(type) }
    json["unsupported"] = .string(reason)
    let scan = ResponseScan(JSONValue.object(json).serialized[...], keepsSignatures: false)
    try storeView(item.target, scan, dataSource: nil)
    try storeWidgets([], of: item.target, for: item)
    report(.unsupportedView(item.target, name: listed?.listedName, type: type, reason: reason))
    considerCompletion(of: item.owner)
  }

  mutating func viewUnavailable(_ item: WorkItem, reason: String, isKnown: Bool) throws {
    let isUnlisted = try !isKnown && facts.view(item.target)?.database == ViewsTable.unlisted
    report(
      isUnlisted
        ? .widgetNotShared(item.target, reason: reason)
        : .incomplete(item.kind, item.target, reason: reason))
    giveUp(item)
  }

  private mutating func storeView(_ id: ObjectID, _ scan: ResponseScan, dataSource: ObjectID?) throws {
    let old = try facts.view(id)?.hash
    perform(.write(ViewsWrite.markViewFetched(id)))
    guard old != scan.hash else { return }
    perform(.write(ViewsWrite.storeView(id, scan.body, scan.hash, dataSource: dataSource)))
    try viewChanged(id)
  }

  /// Stores the widgets of a dashboard, and requests those that have not been read in this crawl.
  private mutating func storeWidgets(_ widgets: [ObjectID], of dashboard: ObjectID, for item: WorkItem) throws
  {
    let former = try facts.widgets(of: dashboard)
    if former != widgets {
      perform(.write(ViewsWrite.storeWidgets(widgets, of: dashboard)))
      for id in former where !widgets.contains(id) { perform(.write(ViewsWrite.removeUnlistedView(id))) }
      try viewChanged(dashboard)
    }
    for id in widgets {
      let known = try facts.view(id)
      if known == nil { perform(.write(ViewsWrite.addUnlistedView(id))) }
      if known?.fetched != crawl, id != item.target {
        enqueue(WorkItem(phase: .continuation, kind: .view, target: id, owner: item.owner))
      }
    }
  }

  /// Logs the databases that show a view, directly or in a dashboard.
  private mutating func viewChanged(_ id: ObjectID) throws {
    for key in try facts.databases(showing: id) { then(.followUp(ViewsFollowUp.viewsChanged(in: key))) }
  }
}
