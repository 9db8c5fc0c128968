import NotionArchive
import NotionExportKit
import NotionModel

/// An event to which a crawl responds.
indirect enum CrawlEvent: Sendable {
  // MARK: External events

  /// A new crawl begins.
  case begin(isScopeNew: Bool)
  /// The selection of comments differs from the previous crawl.
  case commentModeChanged
  /// It is the turn of an item that may need no request, or another one.
  case turn(WorkItem)
  /// A request was answered, or failed.
  case outcome(FetchOutcome, FailureJudge.Verdict)
  /// The API has answered a request for comments, so those that it refused before can be retried.
  case commentsGranted
  /// All listings have been read.
  case reconcile
  /// Targets that are known only from links are to be requested.
  case requestLinks(limit: Int)
  /// All missing objects have been checked.
  case judgeMissing
  case removeMissing(limit: Int)
  /// A stored response shows files.
  case storedFiles([(file: ResponseScan.File, source: AssetSource)], PartReference)

  // MARK: Follow-ups

  case linksRecorded(limit: Int)

  case user(ObjectID, ResponseScan, reason: String?)
  /// A user is referred to by id.
  case userNamed(ObjectID)
  /// A user is described in another object.
  case profile(UserProfile)

  /// A response contained an object; `isWikiPlaced` if the wiki that lists it has placed its database.
  case object(FetchedObject, at: RowPosition?, isWikiPlaced: Bool)
  /// An object has been stored.
  case content(StoredObject, FetchedObject, before: StoredObject)
  /// A response contained little more of an object than the id.
  case partialObject(ObjectID, StoredKind)
  /// An object cannot be read; without a reason it need not be.
  case unreadable(ObjectID, StoredKind, reason: String?)
  case missing(ObjectID)

  case row(FetchedObject, isFirst: Bool, RowPosition)
  /// The rows of a response have been received; `isLast` if the list ends with it, regardless of its cursor.
  case rowsReceived(ObjectList<WorkspaceObject>, WorkItem, isLast: Bool)
  case rowsEnded(WorkItem)
  case placeRow(ObjectID, StoredKind, RowPosition)
  case placeWikiDatabase(ObjectID, in: Int64, ordinal: Int?, list: Int64?)
  case placeDataSource(ObjectID, in: Int64, ordinal: Int)
  case placeChild(ObjectID, in: Int64, list: ObjectID, ordinal: Int)
  /// The title of an object has changed, or the object was removed.
  case titleChanged(ObjectID, in: Int64?)
  /// A data source was moved into a database, or out of it.
  case dataSourceMoved(Int64, in: Int64)
  case restartBlocks(Int64)

  /// An event of a single kind of request.
  case followUp(any CrawlFollowUp)

  case recalculate(Int64)
  /// A request of an object has been answered; it may have been the last.
  case considerCompletion(Int64)
}

/// An event of a single kind of request; the types are in the files of the kinds.
protocol CrawlFollowUp: Sendable {
  func decide(in plan: inout CrawlPlan) throws
}

/// A position in the list of a data source's rows.
struct RowPosition: Sendable, Hashable {
  var dataSource: Int64?
  var ordinal: Int
  /// The number of the item that lists the rows, which is notified of changes in the list.
  var item: Int64
}

/// A change of the archive, or a message to the run, that follows from an event.
enum CrawlEffect: Sendable {
  /// Processes an event, with the facts after the preceding effects.
  case then(CrawlEvent)

  // MARK: The run

  case report(Diagnostic)
  case count(CrawlCount)
  /// Starts the request of the current item.
  case fetch
  /// Repeats the event, as there may be more work of its kind.
  case goOn
  /// Stores the fresh address of a file to be downloaded.
  case address(key: String, url: String)

  // MARK: The frontier and retries

  indirect case enqueue(WorkItem)
  indirect case finish(WorkItem)
  indirect case update(WorkItem)
  case flag(item: Int64, WorkItem.Flags)
  case drop(WorkItem.Kind, ObjectID)
  case dropItems(of: Int64)
  indirect case enqueueRetry(WorkItem)
  case forgetRetries(of: Int64, WorkItem.Kind?)
  case forgetListRetries(of: Int64)
  case keepRetries
  case clearFrontier
  case enqueueOriginals
  case enqueueUnknownUsers
  case enqueueUnknownAssets
  case enqueueUnknownObjects
  case enqueueRetries
  case enqueueRefusedComments(isProbe: Bool)
  case enqueueAllComments
  case enqueueChecks

  // MARK: Objects

  case introduce(ObjectID, StoredKind, in: Int64?)
  case adoptTemplateChild(ObjectID, in: Int64)
  indirect case save(StoredObject)
  indirect case saveProgress(StoredObject)
  case storeBody(ArraySlice<UInt8>, of: Int64)
  case storeUnresolved([UnresolvedProperty], of: Int64)
  case setArchived(Int64, Bool)
  case markDirty(Int64)
  /// Records that an object exists unchanged.
  case markSeen(ObjectID)
  /// Records that an object was not found; it is removed after all checks.
  case markMissing(ObjectID)
  case keepMissing
  case clearContent(of: Int64, reason: String?)
  case deleteOriginal(Int64)
  case removeOrdinal(of: Int64)
  /// Moves the data sources of a database elsewhere; `areRowsChanged` if dependents are to be logged.
  case moveDataSources(of: Int64, to: Int64, ordinal: Int?, areRowsChanged: Bool)
  case forgetHalfDone
  case forgetContentEditsOfPages
  case forgetRetriesOfComments

  // MARK: Lists

  indirect case storeBlocks(BlockListsTable.Response)
  case replaceBlocks(row: Int64, ArraySlice<UInt8>, ContentHash)
  indirect case storeProperty(ListedResponse<String>)
  case removeProperty(String, of: Int64, revision: Int)
  case publish(ListedPart, of: Int64, revision: Int, replacing: Int)
  case takeOver(ListedPart, of: Int64, into: Int, list: ObjectID?)
  indirect case truncate(WorkItem, ListedPart, of: Int64, revision: Int)
  case markListed(ObjectID)
  case relistRows(of: Int64)
  case setLong(Int64, Bool)
  case setCutList(CutRowsTable.Cut?, of: Int64, WorkItem.Kind)
  case setCutRows(CutRowsTable.Cut?, of: Int64)

  // MARK: References

  case depend(PartReference, on: ObjectID, DependencyAspect)
  case linkToBlock(PartReference, ResponseScan.BlockLink)
  case clearReferences(of: Int64, ContentParts, below: Int)
  case enqueueLink(ObjectID, ResponseScan.LinkKind)
  case enqueueLinkAgain(ObjectID, ResponseScan.LinkKind)
  case setLink(ObjectID, LinkState)
  case recordKnownLinks
  case forgetUnansweredLinks(isScopeNew: Bool)

  // MARK: Users and files

  case introduceUser(ObjectID)
  case storeUser(ObjectID, ArraySlice<UInt8>, ContentHash, reason: String?)
  case markUserSeen(ObjectID, reason: String?)
  case markUserUnavailable(ObjectID, reason: String)
  case storeProfile(UserProfile)
  case requestLearntUsers
  case rereadPagesNamingUsers
  indirect case useNewAsset(key: String, name: String, from: AssetSource, by: PartReference)
  case useAsset(Int64, by: PartReference)
  case storeAsset(Int64, Asset.Content)
  case markAssetExpired(String)

  /// Writes into the table of one kind of request.
  case write(any TableWrite)

  // MARK: The change log and its sources

  case log(LogSubjectKind, Int64, changes: Set<Aspect> = [])
  case logDependents(on: ObjectID)
  case logSyncedCopies(of: Int64)
  /// Logs the objects that show a file, by its key, and their dependents.
  case logFileOwners(Int64, file: String)
  case placeChanged(Int64, title: String, in: Int64?)
  case nameChanged(String, in: Int64?)
  case rowsChanged(of: Int64)
  case rowChanged(in: Int64)
  case blocksChanged(of: Int64)
  case linksChanged(to: Set<ObjectID>)
  case linksRemoved(of: Int64)

  // MARK: The archive as a whole

  case setUsersRefused(Bool?)
  case setWorkspace(id: String?, name: String?)
  case setStage(CrawlStage)
}

/// An effect on a table that only one kind of request uses; the types are in the files of the kinds.
protocol TableWrite: Sendable {
  /// Executes the effect of a crawl, within the transaction of the tables.
  func perform(in tables: ArchiveTables, crawl: Int) throws
}

/// A counter of a run.
enum CrawlCount: Sendable, Hashable {
  case found(StoredKind)
  case completed
  case unavailable
}
