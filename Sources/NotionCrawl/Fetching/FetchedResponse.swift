import NotionAPI
import NotionArchive
import NotionExportKit
import NotionModel

/// A response, decoded and scanned, ready to be stored.
enum FetchedResponse: Sendable {
  case me(User)
  case users(ObjectList<User>)
  case found(ObjectList<WorkspaceObject>, [FetchedObject])
  case rows(ObjectList<WorkspaceObject>, [FetchedObject])
  case object(FetchedObject)
  case children(ObjectList<Block>, ResponseScan)
  case childBlock(Block, ResponseScan)
  /// The target of a link, where it is a block.
  case linkedBlock(Block)
  case templates(DataSourceTemplates)
  case property(PropertyItemResponse, ResponseScan)
  case comments(ObjectList<Comment>, ResponseScan)
  case views(ObjectList<ObjectReference>)
  case view(View, ResponseScan)
  case user(User)
  case file(Asset.Content)
  /// The address of a file was signed once, not by Notion, and has expired.
  case expiredFile
  /// Nothing was asked, as the answer is known.
  case nothing
  /// Nothing was asked, as the capability is missing.
  case refused
}

extension FetchedResponse {
  /// The reason where an object is nothing but an id.
  static let tellsNothing = "The API tells nothing of it but its id."

  /// The facts by which it shows whether the list goes on.
  var listAnswer: ListGuard.Answer {
    let (hasMore, cursor) = continuation
    return ListGuard.Answer(
      isFruitless: isEmpty, first: firstElement, fingerprint: fingerprint, hasMore: hasMore,
      nextCursor: cursor)
  }

  /// What tells the first element of a list from others: its id, or that of what it refers to.
  private var firstElement: Int? {
    switch self {
    case .users(let list): list.results.first?.id.hashValue
    case .found(_, let objects), .rows(_, let objects): objects.first?.id.hashValue
    case .templates(let list): list.templates.first?.id.hashValue
    case .children(let list, _): list.results.first?.id.hashValue
    case .comments(let list, _): list.results.first?.id.hashValue
    case .views(let list): list.results.first?.id.hashValue
    case .property(.list(let list), _): list.results.first.flatMap(Self.identity)
    default: nil
    }
  }

  /// Whether the API says that the list is not whole; searches and queries go on in another way.
  var isCut: Bool {
    switch self {
    case .users(let list): list.requestStatus?.isIncomplete ?? false
    case .children(let list, _): list.requestStatus?.isIncomplete ?? false
    case .comments(let list, _): list.requestStatus?.isIncomplete ?? false
    case .views(let list): list.requestStatus?.isIncomplete ?? false
    case .property(.list(let list), _): list.requestStatus?.isIncomplete ?? false
    default: false
    }
  }

  /// Only references have an identity: values may be equal.
  private static func identity(of item: PropertyItem) -> Int? {
    switch item.content {
    case .relation(let pages): pages.first?.hashValue
    case .people(let people): people.first?.id.hashValue
    default: nil
    }
  }

  /// What tells an answer from others whose elements have no identity; `nil` where they have one.
  private var fingerprint: Int? {
    guard case .property(.list(let list), _) = self else { return nil }
    var hasher = Hasher()
    for item in list.results { hasher.combine(item.json.bytes) }
    return hasher.finalize()
  }

  /// Whether a list brought no element.
  private var isEmpty: Bool {
    switch self {
    case .users(let list): list.results.isEmpty
    case .found(let list, _), .rows(let list, _): list.results.isEmpty
    case .children(let list, _): list.results.isEmpty
    case .comments(let list, _): list.results.isEmpty
    case .views(let list): list.results.isEmpty
    case .property(.list(let list), _): list.results.isEmpty
    case .templates(let list): list.templates.isEmpty
    default: false
    }
  }

  /// Where the list says that it goes on, if it says that it does.
  private var continuation: (hasMore: Bool, cursor: String?) {
    switch self {
    case .users(let list): (list.hasMore, list.nextCursor)
    case .found(let list, _), .rows(let list, _): (list.hasMore, list.nextCursor)
    case .children(let list, _): (list.hasMore, list.nextCursor)
    case .comments(let list, _): (list.hasMore, list.nextCursor)
    case .views(let list): (list.hasMore, list.nextCursor)
    case .property(.list(let list), _): (list.hasMore, list.nextCursor)
    case .templates(let list): (list.hasMore, list.nextCursor)
    default: (false, nil)
    }
  }
}

/// An answer of the API, decoded and scanned.
struct FetchedAnswer: Sendable {
  var response: FetchedResponse
  /// The time at which the server sent it, in seconds since 1970, where it told one.
  var serverTime: Int?
  /// The size of the body.
  var bytes: Int

  init<Value>(_ response: FetchedResponse, _ answer: APIResponse<Value>) {
    self.response = response
    serverTime = answer.serverTime
    bytes = answer.body.count
  }

  /// What is known without an answer of the API, or is not its answer.
  init(_ response: FetchedResponse) {
    self.response = response
    bytes = 0
  }
}

/// What became of an item: its response, or why there is none.
struct FetchOutcome: Sendable {
  /// An element of a list that is nothing but an id, and could not be completed.
  struct Gap: Sendable, Hashable {
    var id: ObjectID
    var reason: String
    /// Whether a later request may bring it.
    var mayPass: Bool
  }

  var item: WorkItem
  var result: Result<FetchedResponse, any Error>
  /// The minute, by the server's clock, at which the server cannot have seen later edits.
  var minute: Int
  /// The size of the response's body; 0 where there is none, or it went to a file.
  var bytes = 0
  /// The elements of a list that could not be completed.
  var gaps: [Gap] = []
}
