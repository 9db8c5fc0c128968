import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

// The comments on a page or block (`GET /comments`).

extension Fetcher {
  func fetchComments(_ item: WorkItem) async throws -> FetchedAnswer {
    let answer = try await client.send(
      .comments(on: BlockID(item.target)).page(after: item.cursor, size: 100))
    return FetchedAnswer(.comments(answer.value, scan(answer.body)), answer)
  }
}

extension CrawlPlan {
  /// Stores one response of a list of comments.
  mutating func receiveComments(
    _ list: ObjectList<Comment>, _ scan: ResponseScan, for item: WorkItem
  ) throws {
    guard let key = item.owner, let page = try facts.object(key: key) else { return finish(item) }
    if list.results.contains(where: \.hasPendingAttachments) {
      report(.pendingAttachments(on: page.id))
      var again = item
      again.cursor = nil
      again.sequence = 0
      askAgain(again)
    }
    // Most pages have none; an empty list is as good as no list, unless it lacks something.
    if !list.results.isEmpty || list.hasMore || list.unavailableElements != nil {
      perform(
        .storeComments(
          CommentListsTable.Response(
            owner: key, revision: page.draftRevision, container: item.target, sequence: item.sequence,
            hash: scan.hash, body: scan.body)))
      try learnUsers(from: list.results)
      let reference = PartReference(owner: key, part: .comments, revision: page.draftRevision)
      try note(scan, reference) { element in
        list.element(at: element).map { AssetSource(AssetSource.Kind.comment, $0.id.object) }
      }
      for comment in list.results { reportOddities(comment.oddities, of: comment.id.object) }
    }
    reportUnreadable(list, of: item)
    advance(item, to: list.nextCursor, hasMore: list.hasMore)
    considerCompletion(of: key)
  }

  /// Keeps the comments that an earlier crawl could read, as the API refuses them to this one.
  mutating func keepComments(_ item: WorkItem) throws {
    if item.sequence == 0, let key = item.owner, let page = try facts.object(key: key) {
      perform(.takeOver(.comments, of: key, into: page.draftRevision, list: item.target))
    }
    askAgain(item, .refused)
  }
}
