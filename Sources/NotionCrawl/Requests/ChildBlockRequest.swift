import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

/// The block of a changed child in its unchanged page (`GET /blocks/{id}`).
enum ChildBlockRequest: RequestKind {
  static let listed = "blocks"
  static let traits = RequestTraits.isWish

  static func takeTurn(_ item: WorkItem, in plan: inout CrawlPlan) throws { try plan.beginChildBlock(item) }

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> FetchedAnswer
  {
    let answer = try await fetcher.client.send(.block(BlockID(item.target)))
    return FetchedAnswer(.childBlock(answer.value, fetcher.scan(answer.body)), answer)
  }

  static func giveUp(_ item: WorkItem, reason: String, isKnown: Bool, in plan: inout CrawlPlan) throws {
    plan.childBlockUnavailable(item)
  }
}

private struct ChildBlockResponse: ResponseContent {
  let block: Block
  let scan: ResponseScan

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.receiveChildBlock(block, scan, for: item)
  }
}

extension FetchedResponse {
  static func childBlock(_ block: Block, _ scan: ResponseScan) -> FetchedResponse {
    .answer(ChildBlockResponse(block: block, scan: scan))
  }
}

extension CrawlPlan {
  /// Requests the block of a changed child, which contains the time of the change.
  mutating func childChanged(_ child: StoredObject, before: StoredObject) throws {
    guard child.kind == .page || child.kind == .database, child.edited != before.edited,
      let container = child.container, let page = try facts.object(key: container), page.kind == .page,
      page.blocksRevision > 0
    else { return }
    enqueue(WorkItem(phase: .leftovers, kind: .childBlock, target: child.id, owner: page.key))
  }

  /// Requests the block of a changed child, unless its page has been read, or will be.
  mutating func beginChildBlock(_ item: WorkItem) throws {
    guard let key = item.owner, var page = try facts.object(key: key) else { return finish(item) }
    guard page.contentCrawl != crawl, page.wanted.isEmpty else { return giveUp(item) }
    let children = try facts.waitingItems(item.kind, owner: key)
    guard children >= (try facts.listCount(of: key)) else { return perform(.fetch) }
    // Reading the whole page takes fewer requests.
    perform(.dropItems(of: key))
    try startBlocks(of: &page)
  }

  /// Replaces the block of a changed child.
  mutating func receiveChildBlock(_ block: Block, _ scan: ResponseScan, for item: WorkItem) throws {
    guard !block.isPartial else {
      // The stored block is kept.
      report(.partialElement(.childBlock, block.id.object, reason: Self.tellsNothing))
      return giveUp(item)
    }
    finish(item)
    guard let key = item.owner, var page = try facts.object(key: key), let parent = block.parent?.objectID
    else { return }
    for response in try facts.blockResponses(of: key, revision: page.blocksRevision, container: parent) {
      let body = response.body
      let blocks = try ObjectList<Block>(json: body).results
      guard let old = blocks.first(where: { $0.id == block.id })?.json.bytes else { continue }
      let new = body[..<old.startIndex] + scan.body + body[old.endIndex...]
      perform(.replaceBlocks(row: response.number, new, ResponseScan(new).hash))
      page.isDirty = true
      saveProgress(page)
      return considerCompletion(of: key)
    }
    try startBlocks(of: &page)
  }

  /// Reads the page of a child whose block cannot be read, to learn whether the block still exists.
  mutating func childBlockUnavailable(_ item: WorkItem) {
    finish(item)
    if let key = item.owner { then(.restartBlocks(key)) }
  }
}
