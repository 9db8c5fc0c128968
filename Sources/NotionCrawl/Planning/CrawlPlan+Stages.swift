import NotionArchive
import NotionModel

/// Beginning, reconciling and ending a crawl.
extension CrawlPlan {
  /// Fills the frontier of a new crawl.
  mutating func begin(isScopeNew: Bool) throws {
    perform(.forgetUnansweredLinks(isScopeNew: isScopeNew))
    perform(.keepRetries)
    perform(.clearFrontier)
    // What was half done is begun again.
    perform(.forgetHalfDone)
    enqueue(WorkItem(phase: .identity, kind: .me, target: WorkItem.workspace))
    // Before all else where the API refused them before, as much may have to be read again.
    let usersPhase: WorkItem.Phase = try facts.wereUsersRefused() ? .identity : .listing
    enqueue(WorkItem(phase: usersPhase, kind: .users, target: WorkItem.workspace))
    if settings.roots.isEmpty {
      enqueue(WorkItem(phase: .listing, kind: .search, target: WorkItem.workspace))
    }
    for root in settings.roots {
      switch root {
      case .page(let id): enqueue(WorkItem(phase: .listing, kind: .page, target: id, flags: .root))
      case .dataSource(let id):
        enqueue(WorkItem(phase: .listing, kind: .dataSource, target: id, flags: .root))
      }
    }
    perform(.enqueueOriginals)
    // A crawl that was given up had not come to what is known by its id only.
    if settings.downloadsAssets { perform(.enqueueUnknownAssets) }
    perform(.enqueueUnknownUsers)
    if settings.roots.isEmpty { perform(.enqueueUnknownObjects) }
    perform(.enqueueRetries)
    // The answer for one page tells of all.
    if settings.comments != .none { perform(.enqueueRefusedComments(isProbe: true)) }
  }

  /// Asks for the comments of all pages, as other ones are wanted than before.
  mutating func requestAllComments() {
    perform(.forgetRetriesOfComments)
    switch settings.comments {
    case .all:
      // Comments on blocks are asked for while the blocks are read.
      perform(.forgetContentEditsOfPages)
    case .page, .none: perform(.enqueueAllComments)
    }
  }

  // MARK: Reconciling

  /// Asks for every object that was known and did not turn up, and for what is calculated from changed pages.
  ///
  /// With roots, what does not stand in one of them is left alone: it is removed without being asked for.
  mutating func reconcile() throws {
    perform(.enqueueChecks)
    for key in try facts.ownersOfChangedCalculations() { then(.recalculate(key)) }
    perform(.setStage(.reconciling))
  }

  /// Keeps what is missing if it is so much that a lost permission is likelier than a clean-up.
  mutating func judgeMissing() throws {
    guard !settings.allowsMassRemoval else { return }
    let missing = try facts.missingPages()
    guard missing * 4 > (try facts.knownPages()) else { return }
    perform(.keepMissing)
    report(.massRemoval(pages: missing))
  }

  /// Removes what is gone, and what stands in none of the roots.
  mutating func removeMissing(limit: Int) throws {
    let missing = try facts.missing(limit: limit)
    for id in missing { then(.missing(id)) }
    if !missing.isEmpty { perform(.goOn) }
  }

  mutating func removeMissing(_ id: ObjectID) throws {
    guard var object = try facts.object(id) else { return }
    let isMissing = object.seen == -crawl
    try markRemoved(&object, reason: nil)
    perform(.setLink(id, isMissing ? .missing : .outside))
  }
}
