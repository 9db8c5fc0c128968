import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

// The views of a database (`GET /views?database_id=`), and each of them (`GET /views/{id}`).
//
// A view is an object of its own: it may change without any sign in its database. A dashboard names its parts, views of
// any data source, which need not be in any list.

extension Fetcher {
  func fetchViews(_ item: WorkItem) async throws -> FetchedAnswer {
    let answer = try await client.send(
      .views(of: DatabaseID(item.target)).page(after: item.cursor, size: 100))
    return FetchedAnswer(.views(answer.value), answer)
  }

  func fetchView(_ item: WorkItem) async throws -> FetchedAnswer {
    let answer = try await client.send(.view(ViewID(item.target)))
    return FetchedAnswer(.view(answer.value, scan(answer.body)), answer)
  }
}

extension CrawlPlan {
  // MARK: Lists

  /// Stores the ids of a database's views, and asks for each.
  mutating func receiveViews(_ list: ObjectList<ObjectReference>, for item: WorkItem) throws {
    guard let key = item.owner else { return finish(item) }
    var next = item
    var listed: Set<ObjectID> = []
    for reference in list.results {
      let known = try facts.view(reference.id)
      // A list may name a view twice; its first place counts.
      guard listed.insert(reference.id).inserted, known?.database != key || known?.seen != crawl else {
        continue
      }
      if known?.database != key || known?.ordinal != next.sequence { next.flags.insert(.listChanged) }
      perform(.listView(reference, in: key, ordinal: next.sequence))
      next.sequence = next.sequence.clampedAdding(1)
      if let former = known?.database, former != key, former != ViewsTable.unlisted {
        then(.viewsChanged(in: former))
      }
      if known?.fetched != crawl {
        enqueue(WorkItem(phase: .continuation, kind: .view, target: reference.id, owner: key))
      }
    }
    reportUnreadable(list, of: item)
    if let cursor = cursor(list.nextCursor, hasMore: list.hasMore) {
      next.cursor = cursor
      return update(next)
    }
    finish(item)
    then(.viewsListed(next, isWhole: !endsLists))
  }

  mutating func endViews(_ item: WorkItem, isWhole: Bool) throws {
    guard let key = item.owner else { return }
    // What a list that was cut short does not name may still be there.
    let gone = isWhole ? try facts.views(of: key, notSeenIn: crawl) : []
    for id in gone { perform(.removeView(id)) }
    if !gone.isEmpty || item.flags.contains(.listChanged) { then(.viewsChanged(in: key)) }
    considerCompletion(of: key)
  }

  /// Puts a database into the change log, and the page that shows it.
  mutating func viewsChanged(in key: Int64) throws {
    guard var object = try facts.object(key: key) else { return }
    object.isDirty = true
    saveProgress(object)
    if let container = object.container { perform(.rowsChanged(of: container)) }
    if try !facts.isPending(key) { try complete(&object) }
  }

  // MARK: Views

  /// Stores a view; the data source of a linked view may be known from it alone.
  mutating func receiveView(_ view: View, _ scan: ResponseScan, for item: WorkItem) throws {
    finish(item)
    // The view keeps the id by which it is listed, whatever the answer says.
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

  /// Stores what is known of a view of a type that the API does not give out.
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
    perform(.markViewFetched(id))
    guard old != scan.hash else { return }
    perform(.storeView(id, scan.body, scan.hash, dataSource: dataSource))
    try viewChanged(id)
  }

  /// Records which views a dashboard shows, and asks for those that have not been read in this crawl.
  private mutating func storeWidgets(_ widgets: [ObjectID], of dashboard: ObjectID, for item: WorkItem) throws
  {
    let former = try facts.widgets(of: dashboard)
    if former != widgets {
      perform(.storeWidgets(widgets, of: dashboard))
      for id in former where !widgets.contains(id) { perform(.removeUnlistedView(id)) }
      try viewChanged(dashboard)
    }
    for id in widgets {
      let known = try facts.view(id)
      if known == nil { perform(.addUnlistedView(id)) }
      if known?.fetched != crawl, id != item.target {
        enqueue(WorkItem(phase: .continuation, kind: .view, target: id, owner: item.owner))
      }
    }
  }

  /// Puts the databases that show a view, themselves or in a dashboard, into the change log.
  private mutating func viewChanged(_ id: ObjectID) throws {
    for key in try facts.databases(showing: id) { then(.viewsChanged(in: key)) }
  }
}
