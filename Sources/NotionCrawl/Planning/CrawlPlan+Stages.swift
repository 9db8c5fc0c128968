import NotionArchive
import NotionModel

/// Beginning, reconciling and ending a crawl.
extension CrawlPlan {
  /// Fills the frontier of a new crawl.
  mutating func begin(isScopeNew: Bool) throws {
    perform(.forgetUnansweredLinks(isScopeNew: isScopeNew))
    perform(.keepRetries)
    perform(.clearFrontier)
    // Incomplete objects are fetched again.
    perform(.forgetHalfDone)
    enqueue(WorkItem(phase: .identity, kind: .me, target: WorkItem.workspace))
    // First of all if the API refused users before, as much may have to be read again.
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
    // Objects that an abandoned crawl knew by their id only.
    if settings.downloadsAssets { perform(.enqueueUnknownAssets) }
    perform(.enqueueUnknownUsers)
    if settings.roots.isEmpty { perform(.enqueueUnknownObjects) }
    perform(.enqueueRetries)
    // The answer for one page decides for all.
    if settings.comments != .none { perform(.enqueueRefusedComments(isProbe: true)) }
  }

  /// Requests the comments of all pages, after the selection of comments has changed.
  mutating func requestAllComments() {
    perform(.forgetRetriesOfComments)
    switch settings.comments {
    case .all:
      // Comments on blocks are requested while the blocks are read.
      perform(.forgetContentEditsOfPages)
    case .page, .none: perform(.enqueueAllComments)
    }
  }

  // MARK: Reconciling

  /// Checks every known object that was not found, and requests results calculated from changed pages.
  ///
  /// With roots, objects outside of them are not checked: they are removed without a request.
  mutating func reconcile() throws {
    perform(.enqueueChecks)
    for key in try facts.ownersOfChangedCalculations() { then(.recalculate(key)) }
    perform(.setStage(.reconciling))
  }

  /// Keeps all missing objects if there are so many that a lost permission is more likely than a clean-up.
  mutating func judgeMissing() throws {
    guard !settings.allowsMassRemoval else { return }
    let missing = try facts.missingPages()
    guard missing * 4 > (try facts.knownPages()) else { return }
    perform(.keepMissing)
    report(.massRemoval(pages: missing))
  }

  /// Removes missing objects, and objects outside the roots.
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
