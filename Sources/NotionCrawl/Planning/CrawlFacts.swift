import NotionArchive
import NotionModel

/// The facts that several kinds of requests use; see ``CrawlFacts`` for all.
protocol SharedFacts {
  // Objects
  func object(_ id: ObjectID) throws -> StoredObject?
  func object(key: Int64) throws -> StoredObject?
  /// Returns whether an object is known and has not been removed.
  func isKnown(_ id: ObjectID) throws -> Bool
  func body(of key: Int64) throws -> [UInt8]?
  func isArchived(_ key: Int64) throws -> Bool
  func container(of key: Int64) throws -> Int64?
  func hasChildren(_ key: Int64) throws -> Bool
  /// Returns the only other data source of a database, or `nil` if there is none or more than one.
  func onlyDataSource(of database: Int64, besides key: Int64) throws -> StoredObject?
  func placedChildren(of key: Int64) throws -> [(key: Int64, id: ObjectID)]
  func templateChildren(of key: Int64) throws -> [ObjectID]
  func stands(_ key: Int64, inAnyOf roots: [ObjectID]) throws -> Bool
  /// Returns the objects whose blocks contain the title of another.
  func ownersNaming(_ id: ObjectID) throws -> [Int64]
  func missingPages() throws -> Int
  func missing(limit: Int) throws -> [ObjectID]
  /// Returns the number of pages that were known when the crawl began.
  func knownPages() throws -> Int

  // The frontier and retries
  func isWaiting(_ number: Int64) throws -> Bool
  func isWaiting(_ kind: WorkItem.Kind, _ target: ObjectID, _ detail: String) throws -> Bool
  func isPending(_ owner: Int64) throws -> Bool
  func flags(of item: Int64) throws -> WorkItem.Flags
  func waitingItems(_ kind: WorkItem.Kind, owner: Int64) throws -> Int
  /// Returns the requests for lists of an object that earlier crawls could not complete, or were refused.
  func listRetries(of owner: Int64) throws -> [WorkItem]
  func pendingLinks(limit: Int) throws -> [(id: ObjectID, kind: ResponseScan.LinkKind)]

  // Lists
  func holdsList(of container: ObjectID, owner: Int64, revision: Int) throws -> Bool
  /// Returns the object whose blocks include the children of another.
  func owner(holding container: ObjectID) throws -> Int64?
  func listCount(of owner: Int64) throws -> Int
  func outline(of owner: Int64, revision: Int) throws -> [ObjectID: [OutlineSkeleton.Entry]]
  func blockResponses(of owner: Int64, revision: Int, container: ObjectID) throws -> [BlockListsTable
    .StoredResponse]
  func holdsBlocks(ofOriginal id: ObjectID) throws -> Bool
  func originals(heldBy key: Int64) throws -> [ObjectID]
  func completedProperties(of key: Int64, revision: Int) throws -> CompletedProperties?
  func publishedRevision(_ part: ListedPart, of key: Int64) throws -> Int
  func differ(_ part: ListedPart, of key: Int64, _ old: Int, _ new: Int) throws -> Bool
  func blockLinks(_ reference: PartReference) throws -> Set<ResponseScan.BlockLink>
  func ownersOfChangedCalculations() throws -> [Int64]

  // Rows
  /// Returns the crawl that last listed a row.
  func listed(_ id: ObjectID) throws -> Int?
  /// Returns the crawl that detected that a data source has more rows than a query lists.
  func longSince(_ dataSource: Int64) throws -> Int?
  /// Returns the known gap in the rows of a data source.
  func cutRows(of dataSource: Int64) throws -> CutRowsTable.Cut?
  func cutList(of object: Int64, _ kind: WorkItem.Kind) throws -> CutRowsTable.Cut?
  func forEachListedRow(of dataSource: Int64, every step: Int, _ body: (Page) throws -> Void) throws

  // Files
  func asset(_ key: String) throws -> AssetsTable.StoredAsset?

  func isLogged(_ subject: LogSubjectKind, _ key: Int64) throws -> Bool
}

/// The facts from the archive.
struct ArchiveFacts: SharedFacts {
  let tables: ArchiveTables
  let crawl: Int
  let scope: RootScope
  let knownUsers = KnownUsers()

  func object(_ id: ObjectID) throws -> StoredObject? { try tables.objects.object(id) }
  func object(key: Int64) throws -> StoredObject? { try tables.objects.object(key: key) }
  func isKnown(_ id: ObjectID) throws -> Bool { try tables.objects.isKnown(id) }
  func body(of key: Int64) throws -> [UInt8]? { try tables.objects.body(of: key) }
  func isArchived(_ key: Int64) throws -> Bool { try tables.archivedPages.contains(key) }
  func container(of key: Int64) throws -> Int64? { try tables.objects.container(of: key) }
  func hasChildren(_ key: Int64) throws -> Bool { try tables.objects.hasChildren(key) }
  func onlyDataSource(of database: Int64, besides key: Int64) throws -> StoredObject? {
    let others = try tables.objects.dataSources(of: database, besides: key, limit: 2)
    return others.count == 1 ? try tables.objects.object(key: others[0]) : nil
  }
  func placedChildren(of key: Int64) throws -> [(key: Int64, id: ObjectID)] {
    try tables.objects.placedChildren(of: key)
  }
  func templateChildren(of key: Int64) throws -> [ObjectID] { try tables.objects.templateChildren(of: key) }
  func stands(_ key: Int64, inAnyOf roots: [ObjectID]) throws -> Bool {
    try tables.objects.stands(key, inAnyOf: roots)
  }
  func ownersNaming(_ id: ObjectID) throws -> [Int64] { try tables.dependencies.ownersNaming(id) }
  func missingPages() throws -> Int { try tables.objects.missingPages(crawl: crawl) }
  func missing(limit: Int) throws -> [ObjectID] {
    try tables.objects.missing(crawl: crawl, in: scope, limit: limit)
  }
  func knownPages() throws -> Int { try Meta.value(.knownPages, in: tables.database) ?? 0 }

  func isWaiting(_ number: Int64) throws -> Bool { try tables.frontier.isWaiting(number) }
  func isWaiting(_ kind: WorkItem.Kind, _ target: ObjectID, _ detail: String) throws -> Bool {
    try tables.frontier.isWaiting(kind, target, detail)
  }
  func isPending(_ owner: Int64) throws -> Bool { try tables.frontier.isPending(owner) }
  func flags(of item: Int64) throws -> WorkItem.Flags { try tables.frontier.flags(of: item) }
  func waitingItems(_ kind: WorkItem.Kind, owner: Int64) throws -> Int {
    try tables.frontier.count(kind, owner: owner)
  }
  func listRetries(of owner: Int64) throws -> [WorkItem] {
    try tables.retries.lists(of: owner, before: crawl)
  }
  func pendingLinks(limit: Int) throws -> [(id: ObjectID, kind: ResponseScan.LinkKind)] {
    try tables.links.pending(limit: limit)
  }

  func holdsList(of container: ObjectID, owner: Int64, revision: Int) throws -> Bool {
    try tables.blockLists.holdsList(of: container, owner: owner, revision: revision)
  }
  func owner(holding container: ObjectID) throws -> Int64? { try tables.blockLists.owner(holding: container) }
  func listCount(of owner: Int64) throws -> Int { try tables.blockLists.count(of: owner) }
  func outline(of owner: Int64, revision: Int) throws -> [ObjectID: [OutlineSkeleton.Entry]] {
    try tables.blockLists.outline(of: owner, revision: revision)
  }
  func blockResponses(
    of owner: Int64, revision: Int, container: ObjectID
  ) throws -> [BlockListsTable.StoredResponse] {
    try tables.blockLists.responses(of: owner, revision: revision, container: container)
  }
  func holdsBlocks(ofOriginal id: ObjectID) throws -> Bool {
    try tables.blockLists.holdsBlocks(ofOriginal: id, crawl: crawl)
  }
  func originals(heldBy key: Int64) throws -> [ObjectID] { try tables.blockLists.originals(heldBy: key) }
  func completedProperties(of key: Int64, revision: Int) throws -> CompletedProperties? {
    try tables.propertyLists.completed(of: key, revision: revision)
  }
  func publishedRevision(_ part: ListedPart, of key: Int64) throws -> Int {
    try tables.lists.publishedRevision(part, of: key)
  }
  func differ(_ part: ListedPart, of key: Int64, _ old: Int, _ new: Int) throws -> Bool {
    try tables.lists.differ(part, of: key, old, new)
  }
  func blockLinks(_ reference: PartReference) throws -> Set<ResponseScan.BlockLink> {
    try tables.blockLinks.links(reference)
  }
  func ownersOfChangedCalculations() throws -> [Int64] {
    guard let start: Int64 = try Meta.value(.crawlLogStart, in: tables.database) else { return [] }
    return try tables.propertyLists.ownersOfChangedCalculations(since: start, crawl: crawl)
  }

  func listed(_ id: ObjectID) throws -> Int? { try tables.objects.listed(id) }
  func longSince(_ dataSource: Int64) throws -> Int? { try tables.longDataSources.crawl(of: dataSource) }
  func cutList(of object: Int64, _ kind: WorkItem.Kind) throws -> CutRowsTable.Cut? {
    try tables.cutLists.cut(of: object, kind)
  }
  func cutRows(of dataSource: Int64) throws -> CutRowsTable.Cut? { try tables.cutRows.cut(of: dataSource) }
  func forEachListedRow(of dataSource: Int64, every step: Int, _ body: (Page) throws -> Void) throws {
    try tables.objects.forEachListedRow(of: dataSource, crawl: crawl, every: step, body)
  }

  func asset(_ key: String) throws -> AssetsTable.StoredAsset? { try tables.assets.asset(key) }

  func isLogged(_ subject: LogSubjectKind, _ key: Int64) throws -> Bool {
    try tables.changeLog.contains(subject, key)
  }
}
