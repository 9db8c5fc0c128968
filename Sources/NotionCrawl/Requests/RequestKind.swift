import NotionAPI
import NotionArchive
import NotionModel

/// A kind of request: its endpoint, and the consequences of an answer or a refusal.
///
/// Each kind is a type in a separate file, with its responses, and the events, effects and facts that no
/// other kind uses. This file lists all kinds.
protocol RequestKind: Sendable {
  /// The plural name of the elements of the kind's lists.
  static var listed: String { get }

  static var traits: RequestTraits { get }

  /// The name of the missing capability, if status 403 means that no request of the kind will be answered.
  static var capability: String? { get }

  /// The kinds that are refused with this one, as they need the same capability.
  static var sharingCapability: [WorkItem.Kind] { get }

  /// Requests the parts of an object that the kind reads, when the object's content is read again.
  static func begin(with object: StoredObject, in plan: inout CrawlPlan) throws

  /// Removes the parts that only the kind stores of an object that was removed or cannot be read.
  static func end(with object: StoredObject, in plan: inout CrawlPlan) throws

  /// Prepares the turn of an item; most are requests.
  static func takeTurn(_ item: WorkItem, in plan: inout CrawlPlan) throws

  /// Executes the request of an item; `source` is the object that shows a file.
  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse

  /// Returns the decision about a failure of the kind, or `nil` for the default one.
  static func judge(_ error: NotionAPIError, reason: String) -> FailureJudge.Verdict?

  /// Gives up a target that does not exist or is not shared.
  static func miss(_ item: WorkItem, reason: String, in plan: inout CrawlPlan) throws

  /// Gives up an unreadable target; `isKnown` unless the API reports that it does not exist.
  static func giveUp(_ item: WorkItem, reason: String, isKnown: Bool, in plan: inout CrawlPlan) throws

  /// Gives up a target after a transient failure, until the next crawl retries it.
  ///
  /// `again` is the request of the retry.
  static func postpone(_ item: WorkItem, retry: WorkItem, reason: String, in plan: inout CrawlPlan) throws

  /// Gives up a target that exists but is inaccessible to this token, until the next crawl retries it.
  static func withhold(_ item: WorkItem, reason: String, in plan: inout CrawlPlan) throws

  /// Gives up a target that the API refuses for a missing capability, until a crawl has it.
  ///
  /// Data of an earlier crawl is kept.
  static func refuse(_ item: WorkItem, in plan: inout CrawlPlan) throws

  /// Logs an object again of which a list ends at another position, or for another reason, than before.
  static func cutChanged(of key: Int64, in plan: inout CrawlPlan)

  /// Returns whether a failure leaves data in the archive that is older than in the workspace.
  static func isOutdated(after item: WorkItem, in plan: CrawlPlan) throws -> Bool
}

/// Properties of a kind of request.
struct RequestTraits: OptionSet, Sendable {
  let rawValue: Int
  /// No later crawl repeats the request without a retry: lists of the workspace and rows are read in every
  /// crawl, and others follow from these.
  static let isRepeated = RequestTraits(rawValue: 1)
  /// An item of the kind may need no request, or another one: the planner decides when its turn comes.
  static let isWish = RequestTraits(rawValue: 2)
  /// One request is answered before others of the kind are sent.
  static let isProbed = RequestTraits(rawValue: 4)
  /// A run cannot continue without an answer.
  static let isEssential = RequestTraits(rawValue: 8)
  /// The request goes to another server than the API's.
  static let isDownload = RequestTraits(rawValue: 16)
  /// Elements of a list keep their positions when the list is restarted, so that counting continues.
  static let keepsPositions = RequestTraits(rawValue: 32)
  /// A premature end of a list is recorded with its object.
  static let keepsCuts = RequestTraits(rawValue: 64)
}

extension RequestKind {
  static var traits: RequestTraits { [] }
  static var capability: String? { nil }
  static var sharingCapability: [WorkItem.Kind] { [] }

  static func begin(with object: StoredObject, in plan: inout CrawlPlan) {}

  static func end(with object: StoredObject, in plan: inout CrawlPlan) {}

  static func takeTurn(_ item: WorkItem, in plan: inout CrawlPlan) throws { plan.perform(.fetch) }

  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> ReceivedResponse
  {
    ReceivedResponse(.nothing)
  }

  static func judge(_ error: NotionAPIError, reason: String) -> FailureJudge.Verdict? { nil }

  static func miss(_ item: WorkItem, reason: String, in plan: inout CrawlPlan) throws {
    guard item.phase != .check else {
      plan.finish(item)
      return plan.perform(.markMissing(item.target))
    }
    try plan.unavailable(item, reason: reason, isKnown: false)
  }

  static func giveUp(_ item: WorkItem, reason: String, isKnown: Bool, in plan: inout CrawlPlan) throws {
    plan.report(.incomplete(item.kind, item.target, reason: reason))
    try plan.recordCutList(of: item, reason: reason)
    plan.giveUp(item)
  }

  static func postpone(
    _ item: WorkItem, retry: WorkItem, reason: String, in plan: inout CrawlPlan
  ) throws {
    let start = plan.effects.count
    try plan.unavailable(item, reason: reason, isKnown: true)
    plan.enqueueRetry(retry)
    if try isOutdated(after: item, in: plan) { plan.report(.outdated(item, reason: reason)) }
    plan.markPassing(from: start)
  }

  static func withhold(_ item: WorkItem, reason: String, in plan: inout CrawlPlan) throws {
    try postpone(item, retry: item, reason: reason, in: &plan)
  }

  static func refuse(_ item: WorkItem, in plan: inout CrawlPlan) throws { plan.enqueueRetry(item, .refused) }

  static func cutChanged(of key: Int64, in plan: inout CrawlPlan) { plan.perform(.markDirty(key)) }

  static func isOutdated(after item: WorkItem, in plan: CrawlPlan) throws -> Bool { false }
}

extension WorkItem.Kind {
  /// The rules of the kind.
  var request: any RequestKind.Type {
    switch self {
    case .me: MeRequest.self
    case .users: UsersRequest.self
    case .search: SearchRequest.self
    case .rows: RowsRequest.self
    case .page: PageRequest.self
    case .database: DatabaseRequest.self
    case .dataSource: DataSourceRequest.self
    case .children: BlocksRequest.self
    case .property: PropertyRequest.self
    case .comments: CommentsRequest.self
    case .views: ViewsRequest.self
    case .view: ViewRequest.self
    case .user: UserRequest.self
    case .asset: AssetRequest.self
    case .syncedOriginal: SyncedOriginalRequest.self
    case .childBlock: ChildBlockRequest.self
    case .partialLists: PartialListsRequest.self
    case .link: LinkRequest.self
    case .templates: TemplatesRequest.self
    case .calculations: CalculationsRequest.self
    }
  }
}

/// The facts that a crawl's decisions use: those that kinds share, and those of single kinds.
typealias CrawlFacts = SharedFacts & TemplateFacts & UserFacts & UsersFacts & ViewFacts

extension ArchiveFacts: TemplateFacts, UserFacts, UsersFacts, ViewFacts {}

extension CrawlPlan {
  /// Requests the parts of an object that single kinds read, when the object's content is read again.
  mutating func requestParts(of object: StoredObject) throws {
    for kind in WorkItem.Kind.allCases { try kind.request.begin(with: object, in: &self) }
  }

  /// Removes the parts that single kinds store of an object that was removed or cannot be read.
  mutating func removeParts(of object: StoredObject) throws {
    for kind in WorkItem.Kind.allCases { try kind.request.end(with: object, in: &self) }
  }
}
