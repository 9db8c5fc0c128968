import NotionAPI
import NotionArchive
import NotionModel

/// A database (`GET /databases/{id}`).
enum DatabaseRequest: ObjectRequest {
  static let listed = "databases"

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> FetchedAnswer
  {
    let answer = try await fetcher.client.send(.database(DatabaseID(item.target)))
    return FetchedAnswer(
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
