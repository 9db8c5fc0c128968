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
    -> FetchedAnswer
  {
    let answer = try await fetcher.client.send(
      .views(of: DatabaseID(item.target)).page(after: item.cursor, size: 100))
    return FetchedAnswer(.views(answer.value), answer)
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
    object.isDirty = true
    saveProgress(object)
    if let container = object.container { perform(.rowsChanged(of: container)) }
    if try !facts.isPending(key) { try complete(&object) }
  }
}
