import NotionAPI
import NotionArchive
import NotionModel

/// A kind of request: its endpoint, what an answer leads to, and what a refusal means.
///
/// Each kind is a type in a file of its own, with the responses that it brings, and what of events, effects and facts it
/// needs beside those that kinds share. This file lists all of them.
protocol RequestKind: Sendable {
  /// What a list of the kind lists, in words.
  static var listed: String { get }

  static var traits: RequestTraits { get }

  /// What the integration may not read where a 403 means that no request of the kind will be answered, in words.
  static var capability: String? { get }

  /// The kinds that are refused with this one, as they need the same capability.
  static var sharingCapability: [WorkItem.Kind] { get }

  /// Asks for what the kind reads of an object whose content is read anew.
  static func begin(with object: StoredObject, in plan: inout CrawlPlan) throws

  /// Removes what the kind alone keeps of an object that is gone, or cannot be read.
  static func end(with object: StoredObject, in plan: inout CrawlPlan) throws

  /// Prepares the turn of an item; most are requests.
  static func takeTurn(_ item: WorkItem, in plan: inout CrawlPlan) throws

  /// Makes the request of an item; `source` is the object that shows a file.
  static func fetch(_ item: WorkItem, from source: AssetSource?, by fetcher: Fetcher) async throws
    -> FetchedAnswer

  /// What a failure means for an item of the kind; `nil` where it means what it does for all.
  static func judge(_ error: NotionAPIError, reason: String) -> FailureJudge.Verdict?

  /// Does without what is not there, or not shared.
  static func miss(_ item: WorkItem, reason: String, in plan: inout CrawlPlan) throws

  /// Does without what cannot be read; `isKnown` where the API does not say that there is no such thing.
  static func giveUp(_ item: WorkItem, reason: String, isKnown: Bool, in plan: inout CrawlPlan) throws

  /// Does without what failed for a reason that may pass, until the next crawl asks for it again.
  ///
  /// `again` is the request that it makes.
  static func postpone(_ item: WorkItem, again: WorkItem, reason: String, in plan: inout CrawlPlan) throws

  /// Does without what is there and kept from this token, until the next crawl asks for it again.
  static func withhold(_ item: WorkItem, reason: String, in plan: inout CrawlPlan) throws

  /// Does without what the API refuses for want of a capability, until a crawl is given it.
  ///
  /// What an earlier crawl could read is kept.
  static func refuse(_ item: WorkItem, in plan: inout CrawlPlan) throws

  /// Has an object shown again of which a list ends at another place, or for another reason, than before.
  static func cutChanged(of key: Int64, in plan: inout CrawlPlan)

  /// Whether a failure leaves something in the archive that is older than in the workspace.
  static func isOutdated(after item: WorkItem, in plan: CrawlPlan) throws -> Bool
}

/// What tells a kind of request from others.
struct RequestTraits: OptionSet, Sendable {
  let rawValue: Int
  /// Nothing else in a later crawl makes good for a failure: lists of the workspace and rows are read in every crawl, and
  /// the rest leads to one of these.
  static let isRepeated = RequestTraits(rawValue: 1)
  /// An item of the kind may need no request, or another one: the planner decides when its turn comes.
  static let isWish = RequestTraits(rawValue: 2)
  /// One request is answered before others of the kind are made.
  static let isProbed = RequestTraits(rawValue: 4)
  /// Without an answer there is nothing to be had.
  static let isEssential = RequestTraits(rawValue: 8)
  /// Another server than the API's is asked.
  static let isDownload = RequestTraits(rawValue: 16)
  /// What a list of the kind has named keeps its place where the list is begun again, so that its count goes on.
  static let keepsPlaces = RequestTraits(rawValue: 32)
  /// Where a list of the kind ends too early, that is recorded with the object that it belongs to.
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
    -> FetchedAnswer
  {
    FetchedAnswer(.nothing)
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
    try plan.noteCutList(of: item, reason: reason)
    plan.giveUp(item)
  }

  static func postpone(
    _ item: WorkItem, again: WorkItem, reason: String, in plan: inout CrawlPlan
  ) throws {
    let start = plan.effects.count
    try plan.unavailable(item, reason: reason, isKnown: true)
    plan.askAgain(again)
    if try isOutdated(after: item, in: plan) { plan.report(.outdated(item, reason: reason)) }
    plan.markPassing(from: start)
  }

  static func withhold(_ item: WorkItem, reason: String, in plan: inout CrawlPlan) throws {
    try postpone(item, again: item, reason: reason, in: &plan)
  }

  static func refuse(_ item: WorkItem, in plan: inout CrawlPlan) throws { plan.askAgain(item, .refused) }

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
    case .again: ListsRequest.self
    case .link: LinkRequest.self
    case .templates: TemplatesRequest.self
    case .calculations: CalculationsRequest.self
    }
  }
}

/// The facts that decisions of a crawl depend on: those that kinds share, and those of single kinds.
typealias CrawlFacts = SharedFacts & TemplateFacts & UserFacts & UsersFacts & ViewFacts

extension ArchiveFacts: TemplateFacts, UserFacts, UsersFacts, ViewFacts {}

extension CrawlPlan {
  /// Asks for what single kinds of requests read of an object whose content is read anew.
  mutating func requestParts(of object: StoredObject) throws {
    for kind in WorkItem.Kind.allCases { try kind.request.begin(with: object, in: &self) }
  }

  /// Removes what single kinds of requests keep of an object that is gone, or cannot be read.
  mutating func removeParts(of object: StoredObject) throws {
    for kind in WorkItem.Kind.allCases { try kind.request.end(with: object, in: &self) }
  }
}
