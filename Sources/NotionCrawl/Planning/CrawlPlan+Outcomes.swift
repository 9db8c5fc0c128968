import NotionArchive
import NotionExportKit
import NotionModel

/// What a response, or its absence, leads to.
extension CrawlPlan {
  static var tellsNothing: String { FetchedResponse.tellsNothing }

  mutating func outcomeReceived(_ outcome: FetchOutcome, _ verdict: FailureJudge.Verdict) throws {
    // Something else may have made the item needless while it was under way.
    guard try facts.isWaiting(outcome.item.number) else { return }
    minute = outcome.minute
    let item = outcome.item
    switch verdict {
    case .store:
      guard case .success(let response) = outcome.result else { return }
      try receive(response, for: item)
      reportGaps(outcome.gaps, of: item)
      if response.isCut { reportCut(item) }
    case .storeAsLast(let reason):
      guard case .success(let response) = outcome.result else { return }
      endsLists = true
      if item.kind == .rows { try noteCut(of: item, reason: reason) }
      try receive(response, for: item)
      report(Diagnostic.incomplete(item.kind, item.target, reason: reason, isPartial: true).mayPass)
      askAgain(item)
    case .retry:
      // At the end of its phase.
      finish(item)
      enqueue(item)
    case .restart:
      var item = item
      item.cursor = nil
      // Rows keep their count: those that are listed already keep their places.
      if item.kind != .rows { item.sequence = 0 }
      // What was read of it is no part of what comes now.
      if let part = ListedPart(item.kind), let key = item.owner, let owner = try facts.object(key: key) {
        perform(.truncate(item, part, of: key, revision: owner.draftRevision))
      }
      update(item)
    case .missing(let reason): try missing(item, reason: reason)
    case .unavailable(let reason): try unavailable(item, reason: reason, isKnown: true)
    case .failed(let reason): try failed(item, reason: reason)
    case .circling(let reason):
      // Its cursors lead nowhere.
      var whole = item
      (whole.cursor, whole.sequence) = (nil, 0)
      try failed(item, again: whole, reason: reason)
    case .withheld(let reason): try withheld(item, reason: reason)
    case .unsupported: giveUp(item)
    case .unsupportedView(let type, let reason):
      try storeUnsupportedView(item, type: type, reason: reason)
    case .refused(let reason):
      try refused(item)
      report(.missingCapability(item.kind, reason: reason))
    }
  }

  private mutating func receive(_ response: FetchedResponse, for item: WorkItem) throws {
    switch response {
    case .me(let user): try receiveMe(user, for: item)
    case .users(let list): try receiveUsers(list, for: item)
    case .user(let user): try receiveUser(user, for: item)
    case .found(let list, let objects): receiveFound(list, objects, for: item)
    case .rows(let list, let rows): try receiveRows(list, rows, for: item)
    case .object(let object): try receiveObject(object, for: item)
    case .linkedBlock(let block): try receiveLinkedBlock(block, for: item)
    case .templates(let list): receiveTemplates(list, for: item)
    case .children(let list, let scan): try receiveBlocks(list, scan, for: item)
    case .childBlock(let block, let scan): try receiveChildBlock(block, scan, for: item)
    case .property(let response, let scan): try receiveProperty(response, scan, for: item)
    case .comments(let list, let scan): try receiveComments(list, scan, for: item)
    case .views(let list): try receiveViews(list, for: item)
    case .view(let view, let scan): try receiveView(view, scan, for: item)
    case .file(let content): try receiveFile(content, for: item)
    case .expiredFile: expireFile(item)
    case .nothing: giveUp(item)
    case .refused: try refused(item)
    }
  }

  // MARK: Failures

  /// What is asked for is not there, or not shared.
  private mutating func missing(_ item: WorkItem, reason: String) throws {
    if item.flags.contains(.root), try requestAsDatabase(item) { return }
    if item.kind == .link { return missingLink(item, reason: reason) }
    if item.phase == .check {
      finish(item)
      return perform(.markMissing(item.target))
    }
    try unavailable(item, reason: reason, isKnown: false)
  }

  /// Does without what failed for a reason that may pass, until the next crawl asks for it again.
  ///
  /// `again` is the request that it makes, where that is another one.
  private mutating func failed(_ item: WorkItem, again: WorkItem? = nil, reason: String) throws {
    if item.kind == .link {
      // It stays among what is asked for, and so comes again in the next crawl.
      finish(item)
      return report(.unreadableLink(item.target, reason: reason).mayPass)
    }
    let start = effects.count
    try unavailable(item, reason: reason, isKnown: true)
    askAgain(again ?? item)
    switch item.kind {
    case .user: report(.outdated(item, reason: reason))
    case .page, .database, .dataSource:
      if try facts.object(item.target)?.state == .present { report(.outdated(item, reason: reason)) }
    case .me, .users, .search, .rows, .children, .property, .comments, .views, .view, .asset,
      .syncedOriginal, .childBlock, .again, .link, .templates, .calculations:
      break
    }
    markPassing(from: start)
  }

  /// Does without what the API keeps from this token, until the next crawl asks for it again.
  ///
  /// An export without it is whole where nothing said that the token is given it.
  private mutating func withheld(_ item: WorkItem, reason: String) throws {
    if item.kind == .link {
      finish(item)
      report(.refusedLink(item.target, reason: reason).mayPass)
    } else if try !refuseArchivedRows(item, reason: reason) {
      try failed(item, reason: reason)
    }
  }

  /// Does without what cannot be read; `isKnown` where the API does not say that there is no such thing.
  private mutating func unavailable(_ item: WorkItem, reason: String, isKnown: Bool) throws {
    if isKnown, item.flags.contains(.root), try requestAsDatabase(item) { return }
    switch item.kind {
    case .page, .database, .dataSource:
      finish(item)
      try objectUnavailable(item, reason: reason, isKnown: isKnown)
    case .children: try blocksUnavailable(item, reason: reason, mayPass: isKnown)
    case .childBlock: childBlockUnavailable(item)
    case .property: try propertyUnavailable(item, reason: reason)
    case .rows: try rowsUnavailable(item, reason: reason)
    case .asset: try fileUnavailable(item, reason: reason)
    case .user: try userUnavailable(item, reason: reason)
    case .view: try viewUnavailable(item, reason: reason, isKnown: isKnown)
    case .link: refuseLink(item, reason: reason)
    case .me, .users, .search, .comments, .views, .syncedOriginal, .again, .calculations, .templates:
      report(.incomplete(item.kind, item.target, reason: reason))
      giveUp(item)
    }
  }

  /// Does without what the API refuses for want of a capability, until a crawl is given it.
  ///
  /// What an earlier crawl could read is kept.
  private mutating func refused(_ item: WorkItem) throws {
    switch item.kind {
    case .users: perform(.setUsersRefused(true))
    case .user: try doWithoutUser(item.target)
    case .comments: try keepComments(item)
    case .me, .search, .rows, .page, .database, .dataSource, .children, .property, .views, .view, .asset,
      .syncedOriginal, .childBlock, .again, .link, .templates, .calculations:
      askAgain(item, .refused)
    }
    giveUp(item)
  }

  // MARK: Retries

  /// Lets the next crawl make a request again.
  ///
  /// `flags` is what else is to be known of it then.
  mutating func askAgain(_ item: WorkItem, _ flags: WorkItem.Flags = .again) {
    guard item.kind.isRepeated else { return }
    var item = item
    item.flags.formUnion(flags)
    perform(.askAgain(item))
  }
}

extension WorkItem.Kind {
  /// Whether nothing else in a later crawl makes good for a failure: lists of the workspace and rows are read in every
  /// crawl, and the rest leads to one of these.
  fileprivate var isRepeated: Bool {
    switch self {
    case .page, .database, .dataSource, .children, .property, .comments, .views, .view, .user, .asset: true
    case .me, .users, .search, .rows, .syncedOriginal, .childBlock, .again, .link, .templates, .calculations:
      false
    }
  }
}
