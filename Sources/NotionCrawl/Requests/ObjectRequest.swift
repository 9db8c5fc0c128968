import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

/// A kind of request for an object by its id: a page, a database or a data source.
protocol ObjectRequest: RequestKind {}

extension ObjectRequest {
  static var traits: RequestTraits { .isRepeated }

  static func giveUp(_ item: WorkItem, reason: String, isKnown: Bool, in plan: inout CrawlPlan) throws {
    plan.finish(item)
    try plan.objectUnavailable(item, reason: reason, isKnown: isKnown)
  }

  static func isOutdated(after item: WorkItem, in plan: CrawlPlan) throws -> Bool {
    try plan.facts.object(item.target)?.state == .present
  }
}

private struct ObjectResponse: ResponseContent {
  let object: FetchedObject

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.receiveObject(object, for: item)
  }
}

extension FetchedResponse {
  static func object(_ object: FetchedObject) -> FetchedResponse { .answer(ObjectResponse(object: object)) }
}

extension CrawlPlan {
  /// Stores an object that was requested by its id.
  mutating func receiveObject(_ object: FetchedObject, for item: WorkItem) throws {
    if item.kind == .link { return try receiveLinkedObject(object, for: item) }
    finish(item)
    guard !object.isReference else {
      if try facts.object(item.target)?.state == .present {
        report(.outdated(item, reason: Self.tellsNothing))
      }
      // The parent of a shared page need not be shared.
      let isMissed = item.kind != .page || !item.flags.contains(.parentOnly)
      return try objectUnavailable(item, reason: Self.tellsNothing, isKnown: isMissed)
    }
    then(.object(object, at: nil, isWikiPlaced: false))
    reportOddities(of: object)
  }

  mutating func objectUnavailable(_ item: WorkItem, reason: String, isKnown: Bool) throws {
    let kind: StoredKind =
      switch item.kind {
      case .database: .database
      case .dataSource: .dataSource
      default: .page
      }
    // It was read before and cannot be read just now, which does not mean that it was removed.
    if let object = try facts.object(item.target), object.state == .present {
      // An object that this crawl's check did not find was removed, whatever else still refers to it.
      if object.seen != -crawl { perform(.markSeen(item.target)) }
      return
    }
    // The parent of a shared page need not be shared: nothing is missing then.
    if item.flags.contains(.parentOnly), !isKnown {
      return then(.unreadable(item.target, kind, reason: nil))
    }
    then(.unreadable(item.target, kind, reason: reason))
    perform(.count(.unavailable))
    report(.unavailable(kind.exportedKind, item.target, reason: reason))
  }

  /// Requests a database in place of the page or data source for which a user mistook it.
  ///
  /// - Returns: whether it is requested.
  mutating func requestAsDatabase(_ item: WorkItem) throws -> Bool {
    guard item.kind == .page || item.kind == .dataSource else { return false }
    finish(item)
    let database = WorkItem(
      phase: .listing, kind: .database, target: item.target, detail: "root", flags: .root)
    guard try !facts.isWaiting(database.kind, database.target, database.detail) else { return false }
    enqueue(database)
    return true
  }
}

/// A page (`GET /pages/{id}`).
enum PageRequest: ObjectRequest {
  static let listed = "pages"

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    let answer = try await fetcher.client.send(.page(PageID(item.target)))
    return ReceivedResponse(
      .object(FetchedObject(answer.value, keepsSignatures: fetcher.keepsSignatures)), answer)
  }
}

extension CrawlPlan {
  /// Requests the changed content of a page; returns whether there is any.
  mutating func requestContent(
    ofPage page: inout StoredObject, _ fetched: FetchedObject, before: StoredObject
  ) throws -> Bool {
    let isPending = !page.wanted.isEmpty
    let isStale =
      before.state != .present || page.contentEdited != page.edited
      // An edit in the minute in which the content was fetched leaves no other trace.
      || (page.contentCrawl != crawl && (page.contentMinute ?? 0) <= page.edited)
    var isRequested = false
    // A page that was edited while it is being fetched is fetched again afterwards.
    if isStale, !isPending {
      try startContent(of: &page, fetched)
      isRequested = true
    }
    if page.hash != before.hash, isPending || !isStale, !fetched.truncatedProperties.isEmpty {
      if page.wanted.isEmpty { page.draftRevision = page.draftRevision.clampedAdding(1) }
      page.wanted.insert(.properties)
      request(fetched.truncatedProperties, of: page)
      try requestCalculations(fetched.calculations, of: page)
      saveProgress(page)
      isRequested = true
    }
    return isRequested
  }

  /// Requests a page's blocks, comments and truncated properties.
  private mutating func startContent(of page: inout StoredObject, _ fetched: FetchedObject) throws {
    page.draftRevision = page.draftRevision.clampedAdding(1)
    page.wanted = [.blocks, .properties, .comments]
    page.contentEdited = page.edited
    page.contentMinute = nil
    page.contentCrawl = crawl
    perform(.forgetRetries(of: page.key, nil))
    enqueue(WorkItem(phase: .content, kind: .children, target: page.id, owner: page.key))
    request(fetched.truncatedProperties, of: page)
    try requestCalculations(fetched.calculations, of: page)
    try requestParts(of: page)
    saveProgress(page)
  }
}

/// A database (`GET /databases/{id}`).
enum DatabaseRequest: ObjectRequest {
  static let listed = "databases"

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    let answer = try await fetcher.client.send(.database(DatabaseID(item.target)))
    return ReceivedResponse(
      .object(FetchedObject(answer.value, keepsSignatures: fetcher.keepsSignatures)), answer)
  }
}

extension CrawlPlan {
  /// Requests the data sources of a database, and once in a crawl its views; returns whether it requests
  /// views.
  mutating func requestContent(ofDatabase database: inout StoredObject, _ fetched: FetchedObject) throws
    -> Bool
  {
    for (ordinal, id) in fetched.dataSources.enumerated() {
      then(.placeDataSource(id, in: database.key, ordinal: ordinal))
    }
    // A view may change without a change of its database.
    guard database.contentCrawl != crawl else { return false }
    database.contentCrawl = crawl
    database.contentEdited = database.edited
    database.wanted = .views
    try requestParts(of: database)
    saveProgress(database)
    return true
  }

  mutating func placeDataSource(_ id: ObjectID, in database: Int64, ordinal: Int) throws {
    guard var dataSource = try facts.object(id) else {
      return introduce(id, .dataSource, then: .placeDataSource(id, in: database, ordinal: ordinal))
    }
    let before = dataSource
    let around = try before.container.flatMap { try facts.object(key: $0) }
    // A data source that is a row of another one in the same database keeps its place there.
    if around?.kind != .dataSource || around?.container != database {
      dataSource.container = database
      dataSource.ordinal = ordinal
      try cutCycle(through: &dataSource)
      save(dataSource)
      if let around, around.kind == .dataSource, let database = try facts.object(key: database) {
        // In a wiki its database has the place of a row that does not name the database itself.
        then(.placeWikiDatabase(database.id, in: around.key, ordinal: before.ordinal, list: nil))
      }
      if dataSource.state == .present, dataSource.container != before.container {
        placeChanged(of: dataSource, before: before)
      }
    }
    if dataSource.key != database, dataSource.seen != crawl {
      enqueue(WorkItem(phase: .retrieval, kind: .dataSource, target: id))
    }
  }
}

/// A data source (`GET /data_sources/{id}`).
enum DataSourceRequest: ObjectRequest {
  static let listed = "data sources"

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    let answer = try await fetcher.client.send(.dataSource(DataSourceID(item.target)))
    return ReceivedResponse(
      .object(FetchedObject(answer.value, keepsSignatures: fetcher.keepsSignatures)), answer)
  }
}

extension CrawlPlan {
  /// Requests the rows and templates of a data source, once in a crawl; returns whether it does.
  mutating func requestRows(of dataSource: inout StoredObject, _ fetched: FetchedObject) throws -> Bool {
    if case .object(let id, .database) = fetched.parent, let database = try facts.object(id),
      database.seen != crawl
    {
      // A database that was never read need not be shared, even if its data source is.
      let flags: WorkItem.Flags = database.state == .present ? [] : .parentOnly
      enqueue(WorkItem(phase: .listing, kind: .database, target: database.id, flags: flags))
    }
    guard dataSource.contentCrawl != crawl else { return false }
    dataSource.contentCrawl = crawl
    dataSource.wanted = .rows
    try requestParts(of: dataSource)
    let isLong = try facts.longSince(dataSource.key) != nil
    let query = RowsQuery(window: isLong ? .fromStart : nil)
    enqueue(
      WorkItem(
        phase: .listing, kind: .rows, target: dataSource.id, detail: query.text, owner: dataSource.key))
    saveProgress(dataSource)
    return true
  }
}
