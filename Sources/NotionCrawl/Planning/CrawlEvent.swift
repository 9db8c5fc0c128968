import NotionArchive
import NotionModel

/// Something that a crawl decides about.
indirect enum CrawlEvent: Sendable {
  // MARK: From outside

  /// A new crawl begins.
  case begin(isScopeNew: Bool)
  /// Other comments are wanted than in the crawl before.
  case commentModeChanged
  /// It is the turn of an item that may need no request, or another one.
  case turn(WorkItem)
  /// A request was answered, or failed.
  case outcome(FetchOutcome, FailureJudge.Verdict)
  /// The API has answered a request for comments, so that it may be asked for those it refused.
  case commentsGranted
  /// Everything that lists show has been read.
  case reconcile
  /// What only links lead to is asked for.
  case requestLinks(limit: Int)
  /// All that was missing has been asked for.
  case judgeMissing
  case removeMissing(limit: Int)
  /// A stored response shows files.
  case storedFiles([(file: ResponseScan.File, source: AssetSource)], PartReference)

  // MARK: Follow-ups

  case linksRecorded(limit: Int)

  case user(ObjectID, ResponseScan, reason: String?)
  /// Something names a user by the id.
  case userNamed(ObjectID)
  /// Something describes a user.
  case profile(UserProfile)

  /// A response brought an object; `isWikiPlaced` where the wiki that lists it has placed its database.
  case object(FetchedObject, at: RowPlace?, isWikiPlaced: Bool)
  /// An object has been stored.
  case content(StoredObject, FetchedObject, before: StoredObject)
  /// A response gave little more of an object than the id.
  case partialObject(ObjectID, StoredKind)
  /// An object cannot be read; without a reason it need not be.
  case unreadable(ObjectID, StoredKind, reason: String?)
  case missing(ObjectID)

  case row(FetchedObject, isFirst: Bool, RowPlace)
  /// The rows of a response have been received; `isLast` where the list ends with it, whatever it says.
  case rowsReceived(ObjectList<WorkspaceObject>, WorkItem, isLast: Bool)
  case rowsEnded(WorkItem)
  case placeRow(ObjectID, StoredKind, RowPlace)
  case placeWikiDatabase(ObjectID, in: Int64, ordinal: Int?, list: Int64?)
  case placeDataSource(ObjectID, in: Int64, ordinal: Int)
  case placeChild(ObjectID, in: Int64, list: ObjectID, ordinal: Int)
  /// The title of an object has changed, or the object is gone.
  case titleChanged(ObjectID, in: Int64?)
  /// A data source has come into a database, or left it.
  case dataSourceMoved(Int64, in: Int64)
  case restartBlocks(Int64)

  /// What only one kind of request leads to.
  case followUp(any CrawlFollowUp)

  case recalculate(Int64)
  /// A request of an object has been answered; it may have been the last.
  case considerCompletion(Int64)
}

/// An event of one kind of request alone; the types are beside the kinds.
protocol CrawlFollowUp: Sendable {
  func decide(in plan: inout CrawlPlan) throws
}

/// A place in the list of a data source's rows.
struct RowPlace: Sendable, Hashable {
  var dataSource: Int64?
  var ordinal: Int
  /// The number of the item that lists the rows, which is told when something of the list changes.
  var item: Int64
}
