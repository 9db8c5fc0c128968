import NotionAPI
import NotionArchive
import NotionModel

/// A data source (`GET /data_sources/{id}`).
enum DataSourceRequest: ObjectRequest {
  static let listed = "data sources"

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> FetchedAnswer
  {
    let answer = try await fetcher.client.send(.dataSource(DataSourceID(item.target)))
    return FetchedAnswer(
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
