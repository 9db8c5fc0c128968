import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

/// The blocks of a page or block (`GET /blocks/{id}/children`).
enum BlocksRequest: RequestKind {
  static let listed = "blocks"
  static let traits = RequestTraits.isRepeated

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    let endpoint = Endpoint.children(of: BlockID(item.target)).page(after: item.cursor, size: 100)
    let answer = try await fetcher.client.send(endpoint)
    return ReceivedResponse(.children(answer.value, fetcher.scan(answer.body)), answer)
  }

  static func giveUp(_ item: WorkItem, reason: String, isKnown: Bool, in plan: inout CrawlPlan) throws {
    try plan.blocksUnavailable(item, reason: reason, mayPass: isKnown)
  }
}

private struct BlocksResponse: ResponseContent {
  let blocks: ObjectList<Block>
  let scan: ResponseScan

  var list: ListPart? { ListPart(blocks, first: blocks.results.first?.id.hashValue) }

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.receiveBlocks(blocks, scan, for: item)
  }

  func completed(by fetcher: Fetcher) async throws -> (content: any ResponseContent, gaps: [FetchOutcome.Gap])
  {
    let partial = blocks.results.filter(\.isPartial).map { ($0.id.object, $0.json) }
    guard !partial.isEmpty else { return (self, []) }
    let (body, gaps) = try await fetcher.completed(partial, in: blocks.json) { id in
      let answer = try await fetcher.client.send(.block(BlockID(id)))
      return answer.value.isPartial ? nil : answer.body
    }
    guard let body else { return (self, gaps) }
    return (BlocksResponse(blocks: try ObjectList(json: body), scan: fetcher.scan(body)), gaps)
  }
}

extension FetchedResponse {
  static func children(_ blocks: ObjectList<Block>, _ scan: ResponseScan) -> FetchedResponse {
    .answer(BlocksResponse(blocks: blocks, scan: scan))
  }
}

extension CrawlPlan {
  /// Stores one response of a list of blocks, and requests the lists inside it.
  mutating func receiveBlocks(
    _ list: ObjectList<Block>, _ scan: ResponseScan, for item: WorkItem
  ) throws {
    guard let key = item.owner, var owner = try facts.object(key: key) else { return finish(item) }
    var response = BlockListsTable.Response(
      ListedResponse(
        owner: key, revision: owner.draftRevision, list: item.target, sequence: item.sequence,
        hash: scan.hash,
        body: scan.body))
    let sections = MeetingNotes.sections(of: item)
    for block in list.results {
      if sections.contains(block.id.object) {
        // The API returns the parts of a meeting note as blocks of unsupported kinds, whose children it can
        // list.
        if block.hasChildren { try nest(block.id.object, in: owner, &response.skeleton) }
      } else {
        try follow(block, in: owner, &response.skeleton)
      }
      guard owner.kind == .page, !block.isPage else { continue }
      response.commentable += 1
      if settings.comments == .all {
        enqueue(.comments(on: block.id.object, of: key))
      }
    }
    if !list.hasMore {
      let listed = Set(list.results.map(\.id.object))
      for section in sections where !listed.contains(section) {
        try nest(section, in: owner, &response.skeleton)
      }
    }
    perform(.storeBlocks(response))
    let reference = PartReference(owner: key, part: .blocks, revision: owner.draftRevision)
    try recordReferences(scan, reference) { element in
      list.element(at: element).map { AssetSource(AssetSource.Kind.block, $0.id.object) }
    }
    reportUnreadable(list, of: item)
    for block in list.results { reportOddities(block.oddities, of: block.id.object) }
    if item.sequence == 0, owner.kind == .page { try releaseOriginal(item.target) }
    if owner.contentMinute == nil {
      owner.contentMinute = minute
      saveProgress(owner)
    }
    advance(item, to: list.nextCursor, hasMore: list.hasMore)
    considerCompletion(of: key)
  }

  /// Records that a list of blocks cannot be read, and the reason.
  ///
  /// `mayPass` is false if the API refuses the list permanently. For the original of a synced block that
  /// becomes a note at the end of the crawl: sharing a page with a copy does not require sharing the
  /// original.
  mutating func blocksUnavailable(_ item: WorkItem, reason: String, mayPass: Bool) throws {
    if let key = item.owner, let owner = try facts.object(key: key) {
      storeUnavailableBlocks(of: item.target, in: owner, sequence: item.sequence, reason: reason)
      if owner.kind == .block, owner.id == item.target, !mayPass { return giveUp(item) }
      var skeleton = OutlineSkeleton()
      for section in MeetingNotes.sections(of: item) { try nest(section, in: owner, &skeleton) }
    }
    giveUp(item)
    perform(.count(.unavailable))
    report(.unavailable(.block, item.target, reason: reason))
  }

  private mutating func storeUnavailableBlocks(
    of container: ObjectID, in owner: StoredObject, sequence: Int, reason: String
  ) {
    perform(
      .storeBlocks(
        BlockListsTable.Response(
          ListedResponse(
            owner: owner.key, revision: owner.draftRevision, list: container, sequence: sequence,
            hash: ContentHash(of: Array(reason.utf8)), reason: reason))))
  }

  // MARK: Nested blocks

  /// Requests the children of a block, unless they are stored or requested.
  private mutating func nest(
    _ id: ObjectID, detail: String = "", in owner: StoredObject, _ skeleton: inout OutlineSkeleton
  ) throws {
    skeleton.entries.append(.nested(id))
    // A block that contains itself, or is in two places, is read once.
    guard try !facts.holdsList(of: id, owner: owner.key, revision: owner.draftRevision) else { return }
    enqueue(
      WorkItem(phase: .continuation, kind: .children, target: id, detail: detail, owner: owner.key))
  }

  /// Requests the content of a block.
  private mutating func follow(
    _ block: Block, in owner: StoredObject, _ skeleton: inout OutlineSkeleton
  ) throws {
    let sections = MeetingNotes.parts(of: block)
    if !block.hasChildren {
      for part in sections { try nest(part.container.object, in: owner, &skeleton) }
    }
    let reference = PartReference(owner: owner.key, part: .blocks, revision: owner.draftRevision)
    switch block.children {
    case .none: break
    case .refused:
      storeUnavailableBlocks(
        of: block.id.object, in: owner, sequence: 0,
        reason: "the API does not give the content of this kind of block")
    case .own(let id):
      // The parts of a meeting note are among its children; others are requested then.
      try nest(id.object, detail: MeetingNotes.detail(of: sections), in: owner, &skeleton)
    case .synced(let original):
      perform(.depend(reference, on: original.object, .content))
      // A page may have fetched it before its turn.
      if block.hasChildren, try !facts.holdsBlocks(ofOriginal: original.object) {
        enqueue(WorkItem(phase: .leftovers, kind: .syncedOriginal, target: original.object))
      }
    case .page(let id):
      skeleton.entries.append(.page(id.object))
      perform(.depend(reference, on: id.object, .child))
      try requestChild(id.object, .page, in: owner)
    case .database(let id):
      skeleton.entries.append(.database(id.object))
      perform(.depend(reference, on: id.object, .content))
      try requestChild(id.object, .database, in: owner)
    }
  }

  private mutating func requestChild(_ id: ObjectID, _ kind: StoredKind, in owner: StoredObject) throws {
    if owner.kind == .template { return try requestTemplateChild(id, kind, in: owner) }
    let child = try facts.object(id)
    if child == nil { perform(.introduce(id, kind, in: owner.key)) }
    if child?.seen != crawl, let item = WorkItem(retrieving: id, kind) { enqueue(item) }
  }
}

extension Block {
  /// Whether the block represents a page, which requests its comments itself.
  fileprivate var isPage: Bool { if case .page = children { true } else { false } }
}

/// The block of a changed child in its unchanged page (`GET /blocks/{id}`).
enum ChildBlockRequest: RequestKind {
  static let listed = "blocks"
  static let traits = RequestTraits.isWish

  static func takeTurn(_ item: WorkItem, in plan: inout CrawlPlan) throws { try plan.beginChildBlock(item) }

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    let answer = try await fetcher.client.send(.block(BlockID(item.target)))
    return ReceivedResponse(.childBlock(answer.value, fetcher.scan(answer.body)), answer)
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
      page.changes.formUnion(Aspects([.content]))
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

/// The original of a synced copy, whose blocks are requested unless a page has fetched them.
enum SyncedOriginalRequest: RequestKind {
  static let listed = "blocks"
  static let traits = RequestTraits.isWish

  static func takeTurn(_ item: WorkItem, in plan: inout CrawlPlan) throws { try plan.beginOriginal(item) }
}

extension CrawlPlan {
  /// Replaces the item of a synced original by the request for its blocks, unless they are stored.
  mutating func beginOriginal(_ item: WorkItem) throws {
    guard try !facts.holdsBlocks(ofOriginal: item.target) else { return finish(item) }
    guard var original = try facts.object(item.target) else {
      return introduce(item.target, .block, then: .turn(item))
    }
    finish(item)
    guard original.kind == .block else { return }
    original.draftRevision += 1
    original.wanted = .blocks
    original.contentCrawl = crawl
    original.contentMinute = nil
    saveProgress(original)
    perform(.forgetRetries(of: original.key, nil))
    enqueue(
      WorkItem(phase: .continuation, kind: .children, target: item.target, owner: original.key))
  }

  /// Deletes data that was fetched only for copies, as a page turns out to contain the original.
  mutating func releaseOriginal(_ id: ObjectID) throws {
    guard let original = try facts.object(id), original.kind == .block else { return }
    perform(.deleteOriginal(original.key))
  }
}
