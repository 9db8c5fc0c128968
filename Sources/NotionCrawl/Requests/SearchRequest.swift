import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

/// The search (`POST /search`) that finds pages and data sources, 100 objects a request.
enum SearchRequest: RequestKind {
  static let listed = "what search finds"

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> FetchedAnswer
  {
    let query = SearchPass(text: item.detail).query
    let answer = try await fetcher.client.send(.search(query).page(after: item.cursor, size: 100))
    return FetchedAnswer(.found(answer.value, fetcher.fetched(answer.value)), answer)
  }
}

private struct SearchResponse: ResponseContent {
  let found: ObjectList<WorkspaceObject>
  let objects: [FetchedObject]

  // If the API truncates a search, the next search continues.
  var list: ListPart? { ListPart(found, first: objects.first?.id.hashValue, mayBeCut: false) }

  func receive(for item: WorkItem, in plan: inout CrawlPlan) { plan.receiveFound(found, objects, for: item) }
}

extension FetchedResponse {
  static func found(_ found: ObjectList<WorkspaceObject>, _ objects: [FetchedObject]) -> FetchedResponse {
    .answer(SearchResponse(found: found, objects: objects))
  }
}

extension CrawlPlan {
  /// Stores one response of a search, and continues with the next search if the API has truncated this one.
  mutating func receiveFound(
    _ list: ObjectList<WorkspaceObject>, _ objects: [FetchedObject], for item: WorkItem
  ) {
    for object in objects {
      if object.isPartial {
        then(.partialObject(object.id, object.kind))
      } else {
        then(.object(object, at: nil, isWikiPlaced: false))
        reportOddities(of: object)
      }
    }
    reportUnreadable(list, .search, item.target)
    reportStrangers(list, .search, item.target)
    var pass = SearchPass(text: item.detail)
    pass.record(
      edited: objects.filter { !$0.isPartial }.map(\.edited), isCut: list.requestStatus?.isIncomplete)
    var next = item
    if let cursor = cursor(list.nextCursor, hasMore: list.hasMore) {
      next.cursor = cursor
      next.detail = pass.text
      return update(next)
    }
    if let lost = pass.unknown { report(.incompleteSearch(lost)) }
    guard let following = pass.following else { return finish(item) }
    next.cursor = nil
    next.sequence = 0
    next.detail = following.text
    update(next)
  }
}
