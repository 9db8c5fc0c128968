import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

/// A page, database, data source or block that is known only from links: search lags, and never finds some.
///
/// Each is requested once, after everything else has been read; a missing target is recorded, so that no
/// later crawl requests it again.
enum LinkRequest: RequestKind {
  static let listed = "what is linked"

  /// Requests the target of a link, as the kind that the link implies.
  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    let kind: any RequestKind.Type
    switch item.linkKind {
    case .any, .page: kind = PageRequest.self
    case .database: kind = DatabaseRequest.self
    case .dataSource: kind = DataSourceRequest.self
    case .block:
      let answer = try await fetcher.client.send(.block(BlockID(item.target)))
      return ReceivedResponse(.answer(LinkedBlockResponse(block: answer.value)), answer)
    }
    return try await kind.fetch(item, from: source, by: fetcher)
  }

  static func miss(_ item: WorkItem, reason: String, in plan: inout CrawlPlan) {
    plan.missingLink(item, reason: reason)
  }

  static func giveUp(_ item: WorkItem, reason: String, isKnown: Bool, in plan: inout CrawlPlan) throws {
    plan.refuseLink(item, reason: reason)
  }

  /// The target stays pending, so the next crawl requests it again.
  static func postpone(_ item: WorkItem, retry: WorkItem, reason: String, in plan: inout CrawlPlan) {
    plan.finish(item)
    plan.report(.unreadableLink(item.target, reason: reason).mayPass)
  }

  /// The export is complete without it: nothing indicates that the token may read it.
  static func withhold(_ item: WorkItem, reason: String, in plan: inout CrawlPlan) {
    plan.finish(item)
    plan.report(.refusedLink(item.target, reason: reason).mayPass)
  }
}

/// A block that is the target of a link.
private struct LinkedBlockResponse: ResponseContent {
  let block: Block

  func receive(for item: WorkItem, in plan: inout CrawlPlan) throws {
    try plan.receiveLinkedBlock(block, for: item)
  }
}

extension CrawlPlan {
  /// Requests targets of links that are in no other response.
  mutating func requestLinks(limit: Int) throws {
    let targets = try facts.pendingLinks(limit: limit)
    for (id, kind) in targets {
      enqueue(WorkItem(phase: .leftovers, kind: .link, target: id, detail: kind.detail))
      perform(.setLink(id, .asked))
    }
    if !targets.isEmpty { perform(.goOn) }
  }

  // MARK: Answers

  /// Stores the target of a link, unless it is outside the roots.
  mutating func receiveLinkedObject(_ object: FetchedObject, for item: WorkItem) throws {
    guard !object.isReference else { return linkUnavailable(item, reason: Self.tellsNothing) }
    finish(item)
    guard try isInScope(object.parent) else { return perform(.setLink(item.target, .outside)) }
    perform(.setLink(item.target, .known))
    // Its page may also be known only from links.
    if case .block(let id) = object.parent, try facts.owner(holding: id) == nil {
      try enqueueLink(to: id, as: .block)
    }
    then(.object(object, at: nil, isWikiPlaced: false))
    reportOddities(of: object)
  }

  /// Continues from a block to its page.
  mutating func receiveLinkedBlock(_ block: Block, for item: WorkItem) throws {
    finish(item)
    perform(.setLink(item.target, .known))
    guard settings.roots.isEmpty else { return }
    if case .childPage = block.content { return perform(.enqueueLinkAgain(block.id.object, .page)) }
    if case .childDatabase = block.content { return perform(.enqueueLinkAgain(block.id.object, .database)) }
    switch block.parent {
    case .page(let id): try enqueueLink(to: id.object, as: .page)
    case .database(let id): try enqueueLink(to: id.object, as: .database)
    case .dataSource(let id, _): try enqueueLink(to: id.object, as: .dataSource)
    case .block(let id):
      if try facts.owner(holding: id.object) == nil { try enqueueLink(to: id.object, as: .block) }
    case .workspace, .agent, .unknown, nil: break
    }
  }

  /// Returns whether an object with such a parent is to be fetched in this crawl.
  private func isInScope(_ parent: FetchedObject.Parent) throws -> Bool {
    if settings.roots.isEmpty { return true }
    let key: Int64?
    switch parent {
    case .workspace, .unknown: key = nil
    case .object(let id, _): key = try facts.object(id).flatMap { $0.state == .present ? $0.key : nil }
    case .block(let id): key = try facts.owner(holding: id)
    }
    guard let key else { return false }
    return try facts.stands(key, inAnyOf: settings.roots.map(\.id))
  }

  // MARK: Failures

  /// Gives up the target of a link; a target that does not exist or is not shared is no finding.
  ///
  /// `reason` is the API's message, which names the kind if the id belongs to another.
  mutating func missingLink(_ item: WorkItem, reason: String) {
    if let next = item.linkKind.next(after: reason) {
      var item = item
      item.detail = next.detail
      return update(item)
    }
    finish(item)
    perform(.setLink(item.target, .missing))
  }

  /// Requests the target of a link as the kind that the API names, or gives up one that it refuses
  /// permanently.
  mutating func refuseLink(_ item: WorkItem, reason: String) {
    if item.linkKind.next(after: reason) == nil { report(.refusedLink(item.target, reason: reason)) }
    missingLink(item, reason: reason)
  }

  /// Reports that the target of a link exists and cannot be read.
  private mutating func linkUnavailable(_ item: WorkItem, reason: String) {
    finish(item)
    let kind: StoredKind =
      switch item.linkKind {
      case .database: .database
      case .dataSource: .dataSource
      case .page, .any, .block: .page
      }
    then(.unreadable(item.target, kind, reason: reason))
    perform(.setLink(item.target, .known))
    perform(.count(.unavailable))
    report(.unavailable(kind.exportedKind, item.target, reason: reason))
  }
}

extension WorkItem {
  /// The kind of object as which a link's target is requested.
  var linkKind: ResponseScan.LinkKind { ResponseScan.LinkKind(detail: detail) }
}

extension ResponseScan.LinkKind {
  /// The kind as the detail of an item; a kind that was tried as a page first has a separate detail.
  fileprivate var detail: String {
    switch self {
    case .any: "any"
    case .page: "page"
    case .database: "database"
    case .dataSource: "data source"
    case .block: "block"
    }
  }

  fileprivate init(detail: String) {
    self = [.page, .database, .dataSource, .block].first { $0.detail == detail } ?? .any
  }

  /// Returns the kind to request next after an answer with `reason`, or `nil` if no other can help.
  ///
  /// The API names the actual kind of an object that was requested as another: "Provided ID … is a database,
  /// not a page." The addresses of pages and databases look alike, so a page that is not found may be a
  /// database.
  fileprivate func next(after reason: String) -> Self? {
    let named = ["database", "data source", "page", "block"].first { reason.contains("is a \($0)") }
    if let named {
      let kind = Self(detail: named)
      // A kind is never requested twice.
      return kind == self || (self == .database && kind == .page) ? nil : kind
    }
    return self == .any ? .database : nil
  }
}
