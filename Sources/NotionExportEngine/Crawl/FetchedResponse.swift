import NotionExportKit
import NotionModel

/// A response, decoded and scanned, ready to be stored.
enum FetchedResponse: Sendable {
  case me(User)
  case users(ObjectList<User>)
  case found(ObjectList<WorkspaceObject>, [SightedObject])
  case rows(ObjectList<WorkspaceObject>, [SightedObject])
  case object(SightedObject)
  case children(ObjectList<Block>, ResponseScan)
  case childBlock(Block, ResponseScan)
  /// What turned out to be at the end of a link.
  case linkedBlock(Block)
  case templates(DataSourceTemplates)
  case property(PropertyItemResponse, ResponseScan)
  case comments(ObjectList<Comment>, ResponseScan)
  case views(ObjectList<ObjectReference>)
  case view(View, ResponseScan)
  case user(User)
  case file(Asset.Content)
  /// The address of a file was signed once, by somebody else, and has expired.
  case expiredFile
  /// Nothing was asked, as the answer is known.
  case nothing
  /// Nothing was asked, as the capability is missing.
  case refused
}

extension FetchedResponse {
  /// The first element of a list, where it has an id.
  var firstElement: ObjectID? {
    switch self {
    case .users(let list): list.results.first?.id.object
    case .found(_, let objects), .rows(_, let objects): objects.first?.id
    case .children(let list, _): list.results.first?.id.object
    case .comments(let list, _): list.results.first?.id.object
    case .views(let list): list.results.first?.id
    case .templates(let list): list.templates.first?.id.object
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

  /// Where the list goes on; `nil` where it does not.
  var nextCursor: String? {
    switch self {
    case .users(let list): list.hasMore ? list.nextCursor : nil
    case .found(let list, _), .rows(let list, _): list.hasMore ? list.nextCursor : nil
    case .children(let list, _): list.hasMore ? list.nextCursor : nil
    case .comments(let list, _): list.hasMore ? list.nextCursor : nil
    case .views(let list): list.hasMore ? list.nextCursor : nil
    case .property(.list(let list), _): list.hasMore ? list.nextCursor : nil
    case .templates(let list): list.hasMore ? list.nextCursor : nil
    default: nil
    }
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
  /// What of a list could not be completed.
  var gaps: [Gap] = []
}
