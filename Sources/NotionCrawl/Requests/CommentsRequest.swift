import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

/// The comments on a page or block (`GET /comments`).
enum CommentsRequest: RequestKind {
  static let listed = "comments"
  static let traits = RequestTraits.isRepeated
  static let capability: String? = "comments"

  /// Requests the comments on a page; those on its blocks are requested while these are read.
  static func begin(with page: StoredObject, in plan: inout CrawlPlan) {
    guard plan.settings.comments != .none, page.kind == .page else { return }
    plan.enqueue(.comments(on: page.id, of: page.key))
  }

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    let answer = try await fetcher.client.send(
      .comments(on: BlockID(item.target)).page(after: item.cursor, size: 100))
    return ReceivedResponse(.comments(answer.value, fetcher.scan(answer.body)), answer)
  }

  /// Records in the list of comments that they, or the rest of them, could not be read.
  static func giveUp(_ item: WorkItem, reason: String, isKnown: Bool, in plan: inout CrawlPlan) throws {
    if item.sequence == 0, let key = item.owner, let page = try plan.facts.object(key: key) {
      let response = ListedResponse(
        owner: key, revision: page.draftRevision, list: item.target, sequence: 0,
        hash: ContentHash(of: Array(reason.utf8)), reason: reason)
      plan.perform(.write(CommentsWrite.storeComments(response)))
    }
    plan.report(.incomplete(item.kind, item.target, reason: reason))
    plan.giveUp(item)
  }

  static func refuse(_ item: WorkItem, in plan: inout CrawlPlan) throws { try plan.keepComments(item) }
}

extension WorkItem {
  /// Returns the request for the comments on a page, or on a block of it.
  static func comments(on id: ObjectID, of page: Int64) -> WorkItem {
    WorkItem(phase: .continuation, kind: .comments, target: id, owner: page)
  }
}

private struct CommentsResponse: ResponseContent {
  let comments: ObjectList<Comment>
  let scan: ResponseScan

  var list: ListPart? { ListPart(comments, first: comments.results.first?.id.hashValue) }

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.receiveComments(comments, scan, for: item)
  }

  func completed(by fetcher: Fetcher) async throws -> (content: any ResponseContent, gaps: [FetchOutcome.Gap])
  {
    let partial = comments.results.filter(\.isPartial).map { ($0.id.object, $0.json) }
    guard !partial.isEmpty else { return (self, []) }
    let (body, gaps) = try await fetcher.completed(partial, in: comments.json) { id in
      let answer = try await fetcher.client.send(.comment(CommentID(id)))
      return answer.value.isPartial ? nil : answer.body
    }
    guard let body else { return (self, gaps) }
    return (CommentsResponse(comments: try ObjectList(json: body), scan: fetcher.scan(body)), gaps)
  }
}

extension FetchedResponse {
  static func comments(_ comments: ObjectList<Comment>, _ scan: ResponseScan) -> FetchedResponse {
    .answer(CommentsResponse(comments: comments, scan: scan))
  }
}

/// Stores one response of a list of comments.
enum CommentsWrite: TableWrite {
  case storeComments(ListedResponse<ObjectID>)

  func perform(in tables: ArchiveTables, crawl: Int) throws {
    switch self {
    case .storeComments(let response): try tables.lists.store(response, of: .comments)
    }
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
      var retry = item
      retry.cursor = nil
      retry.sequence = 0
      enqueueRetry(retry)
    }
    // Most pages have none; an empty list is not stored unless it is incomplete.
    if !list.results.isEmpty || list.hasMore || list.unavailableElements != nil {
      let response = ListedResponse(
        owner: key, revision: page.draftRevision, list: item.target, sequence: item.sequence, hash: scan.hash,
        body: scan.body)
      perform(.write(CommentsWrite.storeComments(response)))
      try learnUsers(from: list.results)
      let reference = PartReference(owner: key, part: .comments, revision: page.draftRevision)
      try recordReferences(scan, reference) { element in
        list.element(at: element).map { AssetSource(AssetSource.Kind.comment, $0.id.object) }
      }
      for comment in list.results { reportOddities(comment.oddities, of: comment.id.object) }
    }
    reportUnreadable(list, of: item)
    advance(item, to: list.nextCursor, hasMore: list.hasMore)
    considerCompletion(of: key)
  }

  /// Keeps the comments of an earlier crawl, as the API refuses them to this one.
  mutating func keepComments(_ item: WorkItem) throws {
    if item.sequence == 0, let key = item.owner, let page = try facts.object(key: key) {
      perform(.takeOver(.comments, of: key, into: page.draftRevision, list: item.target))
    }
    enqueueRetry(item, .refused)
  }
}
