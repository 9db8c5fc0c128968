import Foundation
import GRDB
import NotionArchive
import NotionExportKit
import NotionModel

/// Executes the effects of a crawl's decisions within one transaction.
struct ArchiveStore {
  let tables: ArchiveTables
  let planner: CrawlPlanner
  private let facts: ArchiveFacts

  /// The results of the transaction that are used after its commit.
  private(set) var outcome = Outcome()

  struct Outcome: Sendable {
    var lastPosition: Int64?
    var found: [StoredKind: Int] = [:]
    var completed = 0
    var unavailable = 0
    var diagnostics: [Diagnostic] = []
    /// Fresh addresses of files to be downloaded, by the key of the file.
    var addresses: [String: String] = [:]
    /// Contents that no asset has any more.
    var orphanedContents: [String] = []
    /// Whether the current item is to be fetched.
    var isFetchNeeded = false
    /// Whether there may be more work of the same kind.
    var goesOn = false
  }

  init(_ tables: ArchiveTables, _ planner: CrawlPlanner) {
    self.tables = tables
    self.planner = planner
    facts = ArchiveFacts(tables: tables, crawl: planner.crawl, scope: planner.settings.rootScope)
  }

  /// Plans the effects of an event, and executes them.
  mutating func receive(_ event: CrawlEvent) throws {
    for effect in try planner.receive(event, given: facts) { try perform(effect) }
  }

  private mutating func perform(_ effect: CrawlEffect) throws {
    let crawl = planner.crawl
    switch effect {
    case .then(let event): try receive(event)

    case .report(let diagnostic): outcome.diagnostics.append(diagnostic)
    case .count(.found(let kind)): outcome.found[kind, default: 0] += 1
    case .count(.completed): outcome.completed += 1
    case .count(.unavailable): outcome.unavailable += 1
    case .fetch: outcome.isFetchNeeded = true
    case .goOn: outcome.goesOn = true
    case .address(let key, let url): outcome.addresses[key] = url

    case .enqueue(let item): try tables.frontier.enqueue(item)
    case .finish(let item): try tables.frontier.finish(item)
    case .update(let item): try tables.frontier.update(item)
    case .flag(let item, let flag): try tables.frontier.flag(item, flag)
    case .drop(let kind, let target): try tables.frontier.drop(kind, target)
    case .dropItems(let owner): try tables.frontier.dropItems(of: owner)
    case .enqueueRetry(let item): try tables.retries.add(item, crawl: crawl)
    case .forgetRetries(let owner, let kind): try tables.retries.remove(of: owner, kind: kind)
    case .forgetListRetries(let owner): try tables.retries.removeLists(of: owner, before: crawl)
    case .keepRetries: try tables.retries.keepFromFrontier()
    case .clearFrontier: try tables.frontier.clear()
    case .enqueueOriginals: try tables.frontier.enqueueOriginals()
    case .enqueueUnknownUsers: try tables.frontier.enqueueUnknownUsers()
    case .enqueueUnknownAssets: try tables.frontier.enqueueUnknownAssets()
    case .enqueueUnknownObjects: try tables.frontier.enqueueUnknownObjects()
    case .enqueueRetries:
      try tables.retries.moveToFrontier(downloadsAssets: planner.settings.downloadsAssets)
    case .enqueueRefusedComments(let isProbe): try tables.frontier.enqueueRefusedComments(isProbe: isProbe)
    case .enqueueAllComments:
      try tables.objects.beginComments()
      try tables.frontier.enqueueComments()
    case .enqueueChecks:
      try tables.frontier.enqueueChecks(crawl: crawl, in: planner.settings.rootScope)

    case .introduce(let id, let kind, let container): try tables.objects.introduce(id, kind, in: container)
    case .adoptTemplateChild(let id, let template):
      try tables.objects.adoptTemplateChild(id, in: template)
    case .save(let object): try tables.objects.save(object)
    case .saveProgress(let object): try tables.objects.saveProgress(object)
    case .storeBody(let body, let key): try tables.objects.storeBody(body, of: key)
    case .storeUnresolved(let properties, let key): try tables.unresolvedValues.store(properties, of: key)
    case .setArchived(let key, let isArchived): try tables.archivedPages.set(key, isArchived: isArchived)
    case .markDirty(let key): try tables.objects.markDirty(key)
    case .markSeen(let id): try tables.objects.markSeen(id, crawl: crawl)
    case .markMissing(let id): try tables.objects.markSeen(id, crawl: -crawl)
    case .keepMissing: try tables.objects.keepMissing(crawl: crawl)
    case .clearContent(let key, let reason): try tables.objects.clearContent(of: key, reason: reason)
    case .deleteOriginal(let key): try tables.objects.deleteOriginal(key)
    case .removeOrdinal(let key): try tables.objects.removeOrdinal(of: key)
    case .moveDataSources(let database, let container, let ordinal, let areRowsChanged):
      let isAnyMoved = try tables.objects.moveDataSources(of: database, to: container, ordinal: ordinal)
      if isAnyMoved, areRowsChanged { try tables.changes.rowsChanged(of: container) }
    case .forgetHalfDone: try tables.objects.forgetHalfDone()
    case .forgetContentEditsOfPages: try tables.objects.forgetContentEditsOfPages()
    case .forgetRetriesOfComments: try tables.retries.remove(.comments)

    case .storeBlocks(let response): try tables.blockLists.store(response)
    case .replaceBlocks(let row, let body, let hash):
      try tables.blockLists.replaceBody(body, hash: hash, row: row)
    case .storeProperty(let response): try tables.lists.store(response, of: .properties)
    case .removeProperty(let property, let owner, let revision):
      try tables.propertyLists.remove(property, of: owner, revision: revision)
    case .publish(let part, let key, let revision, let old):
      try tables.lists.publish(part, of: key, revision: revision, replacing: old)
    case .takeOver(let part, let key, let revision, let list):
      try tables.lists.takeOver(part, of: key, into: revision, list: list)
    case .truncate(let item, let part, let key, let revision):
      try tables.lists.truncate(item, part, of: key, revision: revision)
    case .markListed(let id): try tables.objects.markListed(id, crawl: crawl)
    case .relistRows(let key): try tables.objects.relistRows(of: key, crawl: crawl)
    case .setLong(let key, true): try tables.longDataSources.add(key, crawl: crawl)
    case .setLong(let key, false): try tables.longDataSources.remove(key)
    case .setCutList(let cut?, let key, let kind): try tables.cutLists.store(cut, of: key, kind)
    case .setCutList(nil, let key, let kind): try tables.cutLists.remove(of: key, kind)
    case .setCutRows(let cut?, let key): try tables.cutRows.store(cut, of: key)
    case .setCutRows(nil, let key): try tables.cutRows.remove(of: key)

    case .depend(let reference, let target, let aspect):
      try tables.dependencies.add(reference, on: target, aspect)
    case .linkToBlock(let reference, let link): try tables.blockLinks.add(link, reference)
    case .clearReferences(let key, let part, let revision):
      try tables.dependencies.clear(of: key, part, below: revision)
    case .enqueueLink(let id, let kind): try tables.links.enqueue(id, as: kind)
    case .enqueueLinkAgain(let id, let kind): try tables.links.enqueueAgain(id, as: kind)
    case .setLink(let id, let state): try tables.links.set(id, to: state)
    case .recordKnownLinks: try tables.links.recordKnown()
    case .forgetUnansweredLinks(let isScopeNew): try tables.links.forgetUnanswered(isScopeNew: isScopeNew)

    case .introduceUser(let id):
      try tables.users.introduce(id)
      facts.knownUsers.forget(id)
    case .storeUser(let id, let body, let hash, let reason):
      facts.knownUsers.forget(id)
      let key = try tables.users.store(id, body, hash: hash, reason: reason, crawl: crawl)
      if let key { try log(.user, key) }
    case .markUserSeen(let id, let reason):
      facts.knownUsers.forget(id)
      try tables.users.markSeen(id, reason: reason, crawl: crawl)
    case .markUserUnavailable(let id, let reason):
      facts.knownUsers.forget(id)
      try tables.users.markUnavailable(id, reason: reason)
    case .storeProfile(let profile): try tables.users.storeProfile(profile, crawl: crawl)
    case .requestLearntUsers:
      try tables.frontier.enqueueUsers(withReason: UsersTable.learnt)
      try tables.users.forgetLearnt()
      facts.knownUsers.forget()
    case .rereadPagesNamingUsers: try tables.users.rereadPagesNamingUsers()
    case .useNewAsset(let key, let name, let source, let reference):
      try tables.assets.use(key, name: name, from: source, by: reference)
    case .useAsset(let asset, let reference): try tables.assets.use(asset, by: reference)
    case .storeAsset(let asset, let content): try tables.assets.store(content, of: asset)
    case .markAssetExpired(let key): try tables.assets.markExpired(key)

    case .write(let write): try write.perform(in: tables, crawl: crawl)

    case .log(let subject, let key, let changes): try log(subject, key, changes)
    case .logDependents(let id):
      for owner in try tables.dependencies.loggedOwners(showing: id) { try logOwner(owner, .links) }
    case .logSyncedCopies(let key):
      for owner in try tables.blockLists.owners(showing: key) {
        try log(.object, owner, [.content])
        try tables.changes.blocksChanged(of: owner)
      }
    case .logFileOwners(let asset, let file):
      try tables.assets.forEachOwner(of: asset) { owner in try logOwner(owner, ofFile: file) }
    case .placeChanged(let key, let title, let container):
      try tables.changes.placeChanged(key, title: title, container: container)
    case .nameChanged(let title, let container): try tables.changes.nameChanged(title, in: container)
    case .rowsChanged(let container): try tables.changes.rowsChanged(of: container)
    case .rowChanged(let container): try tables.changes.rowChanged(in: container)
    case .blocksChanged(let key): try tables.changes.blocksChanged(of: key)
    case .linksChanged(let pages): try tables.changes.linksChanged(to: pages)
    case .linksRemoved(let owner): try tables.changes.linksRemoved(of: owner)

    case .setUsersRefused(let isRefused): try Meta.set(.usersRefused, to: isRefused, in: tables.database)
    case .setWorkspace(let id, let name):
      try Meta.set(.workspaceID, to: id, in: tables.database)
      try Meta.set(.workspaceName, to: name, in: tables.database)
    case .setStage(let stage): try Meta.set(.stage, to: stage, in: tables.database)
    }
  }

  private mutating func log(_ subject: LogSubjectKind, _ key: Int64, _ aspects: Set<Aspect> = []) throws {
    try log(subject, key, Aspects(aspects))
  }

  private mutating func log(_ subject: LogSubjectKind, _ key: Int64, _ aspects: Aspects) throws {
    outcome.lastPosition = try tables.changeLog.append(subject, key, aspects)
  }

  /// Logs an object that shows a new or changed file, and what shows the file with the object: pages with
  /// copies of its blocks, the table that contains it as a row, and, for an icon, objects that refer to it.
  ///
  /// The dependents of an object that is not logged yet are logged when it is complete. Only its icon is
  /// shown before.
  private mutating func logOwner(_ owner: AssetsTable.Owner, ofFile file: String) throws {
    try logOwner(owner.key, owner.showsInBody ? .properties : .content)
    guard owner.showsInBody, let body = try? tables.objects.body(of: owner.key),
      (try? VisibleIcon(ofObject: body))?.isFile(file) == true,
      let object = try tables.objects.object(key: owner.key), object.kind != .block
    else { return }
    try tables.changes.placeChanged(owner.key, title: object.title, container: object.container)
  }

  /// Logs an object that shows another, pages with copies of its blocks, and the table that contains it as a
  /// row.
  private mutating func logOwner(_ owner: Int64, _ aspect: Aspect) throws {
    for copy in try tables.blockLists.owners(showing: owner) { try log(.object, copy, [aspect]) }
    guard try tables.changeLog.contains(.object, owner) else { return }
    try log(.object, owner, [aspect])
    if let container = try tables.objects.container(of: owner) {
      try tables.changes.rowChanged(in: container)
    }
  }

  // MARK: Work on the whole archive

  /// Logs the dependents of objects whose title, place or rows have changed after they were logged, and then the
  /// surroundings that have changed.
  mutating func propagateChanges(limit: Int) throws {
    let (subject, objects, more) = try tables.changes.takeDependentsAndSurroundings(limit: limit)
    for (key, aspects) in objects { try log(subject, key, aspects) }
    if more { outcome.goesOn = true }
  }

  /// Ends a crawl: deletes unused data, and reports the values and synced blocks that remain unknown.
  mutating func finish() throws {
    let removed = try tables.assets.removeUnused()
    for key in removed.logged { try log(.asset, key) }
    outcome.orphanedContents += removed.contents
    var diagnostics: [Diagnostic] = []
    try tables.unresolvedValues.forEachGroup { group, pages, count in
      diagnostics.append(
        .unresolvedValues(
          of: group.name, in: group.container, reason: group.reason, pages: pages, count: count))
    }
    diagnostics += try tables.blockLists.refusedOriginals().map { .refusedOriginal($0.id, reason: $0.reason) }
    outcome.diagnostics += diagnostics
    try Meta.set(.stage, to: CrawlStage.complete, in: tables.database)
    try Meta.set(.crawlEnded, to: Int(Date.now.timeIntervalSince1970), in: tables.database)
  }
}

extension CrawlConfiguration {
  var rootScope: RootScope { RootScope(roots: roots.map(\.id)) }
}
