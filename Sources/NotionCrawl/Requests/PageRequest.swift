import NotionAPI
import NotionArchive
import NotionModel

/// A page (`GET /pages/{id}`).
enum PageRequest: ObjectRequest {
  static let listed = "pages"

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> FetchedAnswer
  {
    let answer = try await fetcher.client.send(.page(PageID(item.target)))
    return FetchedAnswer(
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
