import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

/// The rows of a data source (`POST /data_sources/{id}/query`), in as many queries as it takes: see `RowsQuery`.
enum RowsRequest: RequestKind {
  static let listed = "rows"
  static let traits = RequestTraits.keepsPositions

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    let endpoint = Endpoint.rows(of: DataSourceID(item.target), RowsQuery(text: item.detail).query)
    let answer = try await fetcher.client.send(endpoint.page(after: item.cursor, size: 100))
    return ReceivedResponse(.rows(answer.value, fetcher.fetched(answer.value)), answer)
  }

  static func giveUp(_ item: WorkItem, reason: String, isKnown: Bool, in plan: inout CrawlPlan) throws {
    try plan.rowsUnavailable(item, reason: reason)
  }

  static func withhold(_ item: WorkItem, reason: String, in plan: inout CrawlPlan) throws {
    if try plan.refuseArchivedRows(item, reason: reason) { return }
    try postpone(item, retry: item, reason: reason, in: &plan)
  }
}

private struct RowsResponse: ResponseContent {
  let rows: ObjectList<WorkspaceObject>
  let objects: [FetchedObject]

  // If the API truncates a query, the next query continues.
  var list: ListPart? { ListPart(rows, first: objects.first?.id.hashValue, mayBeCut: false) }

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.receiveRows(rows, objects, for: item)
  }
}

extension FetchedResponse {
  static func rows(_ rows: ObjectList<WorkspaceObject>, _ objects: [FetchedObject]) -> FetchedResponse {
    .answer(RowsResponse(rows: rows, objects: objects))
  }
}

extension CrawlPlan {
  /// Stores one response of a data source's query.
  mutating func receiveRows(
    _ list: ObjectList<WorkspaceObject>, _ rows: [FetchedObject], for item: WorkItem
  ) throws {
    var next = item
    var listed: Set<ObjectID> = []
    let isArchivedQuery = RowsQuery(text: item.detail).isArchived
    for var row in rows {
      // Windows overlap, and a row that moves during the listing is listed twice; its first position counts.
      let isFirst = try listed.insert(row.id).inserted && facts.listed(row.id) != crawl
      // A row without an archived flag has the state that the query selects, if no other query listed it.
      if row.kind == .page, row.isArchived == nil, isFirst { row.isArchived = isArchivedQuery }
      let position = RowPosition(dataSource: item.owner, ordinal: next.sequence, item: item.number)
      then(.row(row, isFirst: isFirst, position))
      if isFirst { next.sequence = next.sequence.clampedAdding(1) }
    }
    reportUnreadable(list, .rows, item.target)
    if let missing = list.unreadableElements { try recordCut(of: item, reason: missing) }
    reportStrangers(list, .rows, item.target)
    then(.rowsReceived(list, next, isLast: endsLists))
  }

  mutating func receiveRow(_ row: FetchedObject, isFirst: Bool, at position: RowPosition) throws {
    guard isFirst else {
      return then(
        row.isPartial
          ? .partialObject(row.id, row.kind) : .object(row, at: nil, isWikiPlaced: false))
    }
    defer { perform(.markListed(row.id)) }
    if row.isPartial {
      // Its position is known; the row itself is retrieved.
      if position.dataSource != nil { then(.placeRow(row.id, row.kind, position)) }
      return then(.partialObject(row.id, row.kind))
    }
    reportOddities(of: row)
    guard row.kind == .dataSource, let wiki = try position.dataSource.flatMap({ try facts.object(key: $0) })
    else {
      return then(.object(row, at: position, isWikiPlaced: false))
    }
    switch row.parent {
    case .object(let parent, .database) where try facts.object(parent)?.key != wiki.container:
      // In a wiki a data source represents its database, which has the position.
      then(.object(row, at: nil, isWikiPlaced: false))
      then(.placeWikiDatabase(parent, in: wiki.key, ordinal: position.ordinal, list: position.item))
    case .unknown:
      then(.object(row, at: nil, isWikiPlaced: false))
      then(.placeRow(row.id, .dataSource, position))
    case .object, .workspace, .block:
      then(.object(row, at: position, isWikiPlaced: false))
      // It is a row of this data source, whatever its own parent.
      then(.placeRow(row.id, .dataSource, position))
    }
  }

  // MARK: Places

  mutating func placeRow(_ id: ObjectID, _ kind: StoredKind, at position: RowPosition) throws {
    guard let dataSource = position.dataSource else { return }
    guard var row = try facts.object(id) else {
      return introduce(id, kind, then: .placeRow(id, kind, position))
    }
    guard row.container != dataSource || row.ordinal != position.ordinal, row.key != dataSource,
      row.kind != .template
    else { return }
    // A data source in a wiki is represented by its database, which the data source names or which lists it.
    if kind == .dataSource, let database = try row.container.flatMap({ try facts.object(key: $0) }),
      database.kind == .database, row.parent == nil || row.parent == database.id,
      let wiki = try facts.object(key: dataSource), wiki.container != database.key
    {
      return then(
        .placeWikiDatabase(database.id, in: wiki.key, ordinal: position.ordinal, list: position.item))
    }
    let before = row
    row.container = dataSource
    row.ordinal = position.ordinal
    save(row)
    if row.state == .present, before.container != row.container { placeChanged(of: row, before: before) }
    perform(.flag(item: position.item, .listChanged))
  }

  /// Sets the position of a database in the wiki that lists one of its data sources.
  mutating func placeWikiDatabase(_ id: ObjectID, in wikiKey: Int64, ordinal: Int?, list: Int64?) throws {
    guard var database = try facts.object(id) else {
      return introduce(
        id, .database, then: .placeWikiDatabase(id, in: wikiKey, ordinal: ordinal, list: list))
    }
    guard let wiki = try facts.object(key: wikiKey) else { return }
    guard database.container != wiki.key || database.ordinal != ordinal, database.key != wiki.container else {
      return
    }
    if database.state == .present, database.container != wiki.key {
      // Its own parent, if stored, has precedence; unless that is the database of the wiki, which is the wiki
      // itself.
      if let parent = try database.parent.flatMap({ try facts.object($0) }), parent.key != wiki.key,
        parent.key != wiki.container, parent.state == .present || parent.kind == .dataSource
      {
        return
      }
      let around = try database.container.flatMap { try facts.object(key: $0) }
      if let around, around.kind == .page, around.state == .present { return }
    }
    let before = database
    database.container = wiki.key
    database.ordinal = ordinal
    try cutCycle(through: &database)
    guard database.container != before.container || database.ordinal != before.ordinal else { return }
    save(database)
    if before.container != database.container {
      placeChanged(of: database, before: before.state == .present ? before : nil)
    }
    if database.state == .unavailable || database.state == .removed {
      perform(.moveDataSources(of: database.key, to: wiki.key, ordinal: ordinal, areRowsChanged: false))
    }
    if let list { perform(.flag(item: list, .listChanged)) }
  }

  // MARK: The next query

  /// The number of parts that may be divided, and the number of listed rows that permits one more; every
  /// server's limit is larger.
  private static var divisionLimit: Int { 20 }
  private static var rowsPerDivision: Int { 50 }

  /// Continues a query, or starts the next one at its end.
  mutating func advanceRows(_ list: ObjectList<WorkspaceObject>, _ item: WorkItem) throws {
    var next = item
    next.flags.formUnion(try facts.flags(of: item.number))
    if let cursor = cursor(list.nextCursor, hasMore: list.hasMore) {
      next.cursor = cursor
      return update(next)
    }
    next.cursor = nil
    if let query = try following(list, &next) {
      next.detail = query.text
      return update(next)
    }
    finish(item)
    then(.rowsEnded(next))
  }

  /// Records that rows are missing; the first reason in a crawl is kept.
  mutating func recordCut(of item: WorkItem, reason: String) throws {
    guard let key = item.owner else { return }
    let known = try facts.cutRows(of: key)
    guard known?.crawl != crawl else { return }
    perform(.setCutRows(CutRowsTable.Cut(reason: reason, crawl: crawl), of: key))
    guard known?.reason != reason, var dataSource = try facts.object(key: key) else { return }
    dataSource.changes.formUnion(Aspects([.rows]))
    perform(.rowsChanged(of: key))
    saveProgress(dataSource)
  }

  /// Ends the listing of a data source.
  mutating func endRows(_ item: WorkItem) throws {
    guard let key = item.owner, var dataSource = try facts.object(key: key) else { return }
    var isChanged = item.flags.contains(.listChanged)
    if let cut = try facts.cutRows(of: key), cut.crawl != crawl {
      // An earlier crawl missed rows that this one has.
      perform(.setCutRows(nil, of: key))
      isChanged = true
    }
    if isChanged {
      dataSource.changes.formUnion(Aspects([.rows]))
      perform(.rowsChanged(of: key))
      saveProgress(dataSource)
    }
    considerCompletion(of: key)
  }

  /// Returns the query that continues after the end of one, or `nil` after the last.
  ///
  /// If it lists all rows in another order, the count of `item` is reset.
  private mutating func following(
    _ list: ObjectList<WorkspaceObject>, _ item: inout WorkItem
  ) throws -> RowsQuery? {
    var query = RowsQuery(text: item.detail)
    guard list.requestStatus?.isIncomplete == true else {
      if query == RowsQuery(window: .fromStart), let key = item.owner, let since = try facts.longSince(key),
        since != crawl
      {
        // An earlier crawl found more rows than a query lists; this one did not.
        perform(.setLong(key, false))
        restartListing(&item)
        return RowsQuery()
      }
      if case .parts(let partition) = query.window { return query.following(partition) }
      return query.isArchived ? nil : RowsQuery(isArchived: true)
    }
    let last = list.results.last?.createdTime?.text
    switch (query.window, last) {
    case (.parts(let partition), _) where partition.isBackward:
      try report(partition, item, reason: nil)
      return query.following(partition)
    case (.parts(var partition), _):
      if let divided = try divide(partition, list, item) {
        partition = divided
      } else {
        partition.isBackward = true
      }
      query.window = .parts(partition)
    case (.from(let start), let last?) where last == start:
      let minute = RowsPartition(minute: start)
      query.window = .parts(try divide(minute, list, item) ?? minute)
    case (.from(let start), let last?) where last < start, (.after(let start), let last?) where last <= start:
      // The server does not sort by creation, so no window makes progress.
      let minute = RowsPartition(minute: start)
      try report(minute, item, reason: "the API lists rows of other times than it is asked for")
      return query.isArchived ? nil : RowsQuery(isArchived: true)
    case (nil, _):
      query.window = .fromStart
      if !query.isArchived {
        if let key = item.owner { perform(.setLong(key, true)) }
        restartListing(&item)
      }
    case (_, let last?): query.window = .from(last)
    case (_, nil):
      // Truncated without a row, or after one without a time, so there is no position to continue from.
      reportCut(item)
      try recordCut(of: item, reason: "the API has cut the list off")
      return query.isArchived ? nil : RowsQuery(isArchived: true)
    }
    return query
  }

  /// Lists all rows once more: their positions are those in the new order.
  private mutating func restartListing(_ item: inout WorkItem) {
    item.sequence = 0
    if let key = item.owner { perform(.relistRows(of: key)) }
  }

  // MARK: Failures

  /// Gives up the archived rows of a data source whose other rows are listed; returns `false` if the request
  /// was for other rows.
  mutating func refuseArchivedRows(_ item: WorkItem, reason: String) throws -> Bool {
    guard item.kind == .rows, RowsQuery(text: item.detail).isArchived else { return false }
    finish(item)
    report(.archivedRowsUnknown(item.target, reason: reason))
    try endRows(item)
    return true
  }

  mutating func rowsUnavailable(_ item: WorkItem, reason: String) throws {
    // A server without the parameter has no archived rows to list.
    if reason.contains("is_archived"), try refuseArchivedRows(item, reason: reason) { return }
    let query = RowsQuery(text: item.detail)
    if case .parts(let partition) = query.window {
      // It continues after a part of a minute's rows that the API refuses to list.
      try report(partition, item, reason: reason)
      var next = item
      next.cursor = nil
      next.detail = query.following(partition).text
      return update(next)
    }
    finish(item)
    report(.unavailable(.dataSource, item.target, reason: reason))
    try recordCut(of: item, reason: reason)
    then(.rowsEnded(item))
  }

  private mutating func report(_ partition: RowsPartition, _ item: WorkItem, reason: String?) throws {
    var listed = 0
    if let key = item.owner {
      try facts.forEachListedRow(of: key, every: 1) { if partition.holds($0) { listed += 1 } }
    }
    let diagnostic = Diagnostic.rowsBeyondLimit(item.target, partition, listed: listed, reason: reason)
    report(diagnostic)
    try recordCut(of: item, reason: diagnostic.summary)
  }

  // MARK: Dividing

  private func divide(
    _ partition: RowsPartition, _ list: ObjectList<WorkspaceObject>, _ item: WorkItem
  ) throws -> RowsPartition? {
    // A server that marks every answer as truncated would cause a division down to single rows.
    let limit = Self.divisionLimit + item.sequence / Self.rowsPerDivision
    guard partition.conditions.count < RowsSplit.depth, partition.divisions < limit, let key = item.owner,
      let body = try facts.body(of: key)
    else { return nil }
    var sample = list.results.compactMap { object in
      if case .page(let page) = object, partition.holds(page) { page } else { nil }
    }
    try facts.forEachListedRow(of: key, every: max(1, item.sequence / RowsPartition.sampleSize)) { row in
      if partition.holds(row) { sample.append(row) }
    }
    return RowsSplit(sample).parts(try DataSource(json: body).properties).map(partition.divided)
  }
}

extension RowsPartition {
  /// The approximate number of rows that are sampled to find a dividing condition.
  fileprivate static let sampleSize = 2000

  /// Returns whether a row is of the minute and of the current part.
  fileprivate func holds(_ row: Page) -> Bool {
    row.createdTime?.text == minute
      && conditions.allSatisfy { $0.holds(for: PartitionValue($0.subject, of: row)) }
  }
}

extension WorkspaceObject {
  /// The time of creation, if the object can be in a query.
  fileprivate var createdTime: Timestamp? {
    switch self {
    case .page(let page): page.createdTime
    case .dataSource(let dataSource): dataSource.createdTime
    case .database, .block, .user, .comment, .view, .unknown: nil
    }
  }
}
