import GRDB
import NotionExportKit
import NotionModel

/// What a response, or its absence, does to the archive.
extension ArchiveTransaction {
  mutating func commit(_ outcome: FetchOutcome, _ verdict: FailureJudge.Verdict) throws {
    minute = outcome.minute
    // Something else may have made the item needless while it was under way.
    guard try isWaiting(outcome.item) else { return }
    switch verdict {
    case .store:
      guard case .success(let response) = outcome.result else { return }
      try commit(response, outcome.item)
      try note(outcome.gaps, of: outcome.item)
      if response.isCut { try noteCut(outcome.item) }
    case .storeAsLast(let reason): try commit(last: outcome, reason: reason)
    case .retry: try postpone(outcome.item)
    case .restart:
      var item = outcome.item
      item.cursor = nil
      // Rows keep their count: those that are listed already keep their places.
      if item.kind != .rows { item.sequence = 0 }
      try update(item)
    case .missing(let reason): try missing(outcome.item, reason: reason)
    case .unavailable(let reason): try unavailable(outcome.item, reason: reason, isKnown: true)
    case .failed(let reason): try fail(outcome.item, reason: reason)
    case .unsupported: try giveUp(outcome.item)
    case .unsupportedView(let type, let reason):
      try store(unsupportedView: outcome.item, type: type, reason: reason)
    case .refused(let reason):
      try refuse(outcome.item)
      effects.diagnostics.append(.missingCapability(outcome.item.kind, reason: reason))
    }
  }

  private func isWaiting(_ item: WorkItem) throws -> Bool {
    try Bool.fetchOne(
      statement("SELECT EXISTS (SELECT 1 FROM frontier WHERE item = ?)"), arguments: [item.number]) ?? false
  }

  /// Puts an item at the end of its phase.
  private func postpone(_ item: WorkItem) throws {
    try finish(item)
    try add(item)
  }

  private mutating func commit(_ response: FetchedResponse, _ item: WorkItem) throws {
    switch response {
    case .me(let user):
      try finish(item)
      // The list of users tells the same bot in other words, and its word counts where it may be read.
      if try !isKnown(user: user.id.object) { try sight(user: user, keepsSignatures: false) }
      if case .bot(let bot) = user.kind {
        if case .user(let owner)? = bot.owner {
          try want(user: owner.id.object)
          if let profile = UserProfile(json: ResponseScan(owner.json.bytes).body) { try learn(profile) }
        }
        try Meta.set(.workspaceID, to: bot.workspaceID?.description, in: database)
        try Meta.set(.workspaceName, to: bot.workspaceName, in: database)
      }
    case .users(let list):
      if item.cursor == nil { try userCapabilityIsThere() }
      for user in list.results {
        // One of whom the list tells the id alone is asked for.
        if user.isPartial {
          try want(user: user.id.object)
        } else {
          try sight(user: user, keepsSignatures: false)
        }
      }
      noteUnreadable(list, .users, item.target)
      try advance(item, to: list.nextCursor, hasMore: list.hasMore)
    case .found(let list, let objects): try storeFound(list, objects, for: item)
    case .rows(let list, let objects): try storeRows(list, objects, for: item)
    case .object(let object): try store(object, for: item)
    case .linkedBlock(let block): try store(linked: block, for: item)
    case .templates(let list): try store(list, for: item)
    case .children(let list, let scan): try store(list, scan, for: item)
    case .childBlock(let block, let scan): try store(childBlock: block, scan, for: item)
    case .property(let response, let scan): try store(response, scan, for: item)
    case .comments(let list, let scan): try store(list, scan, for: item)
    case .views(let list): try storeViews(list, for: item)
    case .view(let view, let scan): try store(view, scan, for: item)
    case .user(let user):
      try finish(item)
      if user.isPartial {
        try doWithout(user: user.id.object)
      } else {
        try sight(user: user, keepsSignatures: false)
      }
    case .file(let content):
      try finish(item)
      try settle(asset: item.detail, content)
      if case .unavailable(let reason) = content { noteUnavailable(file: item, reason: reason) }
      try completeIfDone(owner: item.owner)
    case .expiredFile:
      // A link, as any other that leads nowhere any more; nothing of the workspace is missing.
      try run("UPDATE assets SET state = 3 WHERE text = ? AND state <> 1", [item.detail])
      effects.diagnostics.append(.expiredAddress(item.detail))
      try giveUp(item)
    case .nothing: try giveUp(item)
    case .refused: try refuse(item)
    }
  }

  /// Stores a response after which its list cannot be read on, and has the next crawl try again.
  private mutating func commit(last outcome: FetchOutcome, reason: String) throws {
    guard case .success(let response) = outcome.result else { return }
    endsLists = true
    defer { endsLists = false }
    try commit(response, outcome.item)
    effects.diagnostics.append(
      Diagnostic.incomplete(outcome.item.kind, outcome.item.target, reason: reason, isPartial: true).mayPass)
    try askAgain(outcome.item)
  }

  /// Stores an object that was asked for by its id.
  private mutating func store(_ object: SightedObject, for item: WorkItem) throws {
    if item.kind == .link { return try store(linked: object, for: item) }
    guard !object.isReference else {
      try finish(item)
      if try self.object(item.target)?.state == .present {
        effects.diagnostics.append(.outdated(item, reason: Self.tellsNothing))
      }
      // The parent of a shared page need not be shared.
      let isMissed = item.kind != .page || !item.flags.contains(.parentOnly)
      return try unavailableObject(item, reason: Self.tellsNothing, isKnown: isMissed)
    }
    try finish(item)
    try sight(object)
    noteOddities(of: object)
  }

  // MARK: Failures

  private mutating func missing(_ item: WorkItem, reason: String) throws {
    if item.flags.contains(.root), try tryAsDatabase(item) { return }
    if item.kind == .link { return try missing(link: item, reason: reason) }
    if item.phase == .check {
      try finish(item)
      return try miss(item.target)
    }
    try unavailable(item, reason: reason, isKnown: false)
  }

  /// What a user takes for a page or data source may be a database.
  private func tryAsDatabase(_ item: WorkItem) throws -> Bool {
    guard item.kind == .page || item.kind == .dataSource else { return false }
    try finish(item)
    return try add(
      WorkItem(phase: .listing, kind: .database, target: item.target, detail: "root", flags: .root))
  }

  /// Does without what failed for a reason that may pass, until the next crawl asks for it again.
  private mutating func fail(_ item: WorkItem, reason: String) throws {
    let reported = effects.diagnostics.count
    if item.kind == .link {
      // It stays among what is asked for, and so comes again in the next crawl.
      try finish(item)
      effects.diagnostics.append(.unreadableLink(item.target, reason: reason).mayPass)
      return
    }
    try unavailable(item, reason: reason, isKnown: true)
    try askAgain(item)
    switch item.kind {
    case .user: effects.diagnostics.append(.outdated(item, reason: reason))
    case .page, .database, .dataSource:
      if try object(item.target)?.state == .present {
        effects.diagnostics.append(.outdated(item, reason: reason))
      }
    default: break
    }
    for index in effects.diagnostics.indices.dropFirst(reported) {
      effects.diagnostics[index] = effects.diagnostics[index].mayPass
    }
  }

  private mutating func unavailable(_ item: WorkItem, reason: String, isKnown: Bool) throws {
    if isKnown, item.flags.contains(.root), try tryAsDatabase(item) { return }
    switch item.kind {
    case .page, .database, .dataSource:
      try finish(item)
      try unavailableObject(item, reason: reason, isKnown: isKnown)
    case .children:
      try storeUnavailableBlocks(item, reason: reason)
      effects.unavailable += 1
      effects.diagnostics.append(.unavailable(.block, item.target, reason: reason))
    case .asset:
      try finish(item)
      try settle(asset: item.detail, .unavailable(reason: reason))
      noteUnavailable(file: item, reason: reason)
      try completeIfDone(owner: item.owner)
    case .user:
      try finish(item)
      try unavailable(user: item.target, reason: reason)
    case .rows where RowsQuery(text: item.detail).isArchived && reason.contains("is_archived"):
      // A server that does not know the parameter has no rows to list by it.
      try finish(item)
      effects.diagnostics.append(.archivedRowsUnknown(item.target, reason: reason))
      try endRows(item, changed: item.flags.contains(.listChanged))
    case .rows:
      if try passOver(item, reason: reason) { return }
      try finish(item)
      effects.diagnostics.append(.unavailable(.dataSource, item.target, reason: reason))
      try endRows(item, changed: item.flags.contains(.listChanged))
    case .childBlock:
      // Its page is read again, which tells whether it is still there.
      try finish(item)
      if let key = item.owner, var page = try object(key: key) { try startBlocks(of: &page) }
    case .view where try !isKnown && isUnlisted(view: item.target):
      effects.diagnostics.append(.widgetNotShared(item.target, reason: reason))
      try giveUp(item)
    case .link: try refuse(link: item, reason: reason)
    case .property:
      if try !isNotCalculated(item, reason: reason) {
        effects.diagnostics.append(.incomplete(item.kind, item.target, reason: reason))
      }
      try storeUnavailableProperty(item, reason: reason)
    case .me, .users, .search, .comments, .views, .view, .syncedOriginal, .again, .calculations,
      .templates:
      effects.diagnostics.append(.incomplete(item.kind, item.target, reason: reason))
      try giveUp(item)
    }
  }

  private mutating func unavailableObject(_ item: WorkItem, reason: String, isKnown: Bool) throws {
    let kind: StoredKind =
      switch item.kind {
      case .database: .database
      case .dataSource: .dataSource
      default: .page
      }
    let known = try object(item.target)
    if known?.state == .present {
      // It was here and cannot be read just now: that does not make it go away.
      return try run("UPDATE objects SET seen = ? WHERE id = ?", [crawl, item.target])
    }
    // The parent of a shared page need not be shared: nothing is missing then.
    if item.flags.contains(.parentOnly), !isKnown {
      var (object, _) = try reference(item.target, kind)
      return try vanish(&object, reason: nil)
    }
    try unavailable(item.target, kind, reason: reason)
    effects.unavailable += 1
    effects.diagnostics.append(.unavailable(kind.exportedKind, item.target, reason: reason))
  }

  private mutating func noteUnavailable(file item: WorkItem, reason: String) {
    effects.unavailable += 1
    effects.diagnostics.append(.unavailableFile(item.detail, reason: reason))
  }
}
