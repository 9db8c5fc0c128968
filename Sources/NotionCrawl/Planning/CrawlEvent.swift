import NotionArchive
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
