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
  case property(PropertyItemResponse, ResponseScan)
  case comments(ObjectList<Comment>, ResponseScan)
  case views(ObjectList<ObjectReference>)
  case view(View, ResponseScan)
  case user(User)
  case file(Asset.Content)
  /// Nothing was asked, as the answer is known.
  case nothing
}

/// What became of an item: its response, or why there is none.
struct FetchOutcome: Sendable {
  var item: WorkItem
  var result: Result<FetchedResponse, any Error>
  /// The minute, by the server's clock, at which the server cannot have seen later edits.
  var minute: Int
  /// The size of the response's body; 0 where there is none, or it went to a file.
  var bytes = 0
}
