public import NotionModel

extension Endpoint where Response == Comment {
  /// A comment.
  public static func comment(_ id: CommentID) -> Endpoint {
    Endpoint(APIRequest(.get, "comments/\(id)", operation: .comments, object: id.object))
  }
}

extension Endpoint where Response == ObjectList<Comment> {
  /// The comments on a block or page that are not resolved; needs the capability to read comments.
  public static func comments(on id: BlockID) -> Endpoint {
    Endpoint(
      APIRequest(
        .get, "comments", query: [QueryItem("block_id", "\(id)")], operation: .comments,
        object: id.object, pagination: .query))
  }
}

/// The calls about comments.
public struct CommentsEndpoints: Sendable {
  let client: NotionClient

  /// The comments on a block or page that are not resolved, fetched as they are asked for.
  public func list(on id: BlockID) -> ListItems<ObjectList<Comment>> { client.paginate(.comments(on: id)) }

  /// A comment.
  ///
  /// - Throws: ``NotionAPIError``
  public func retrieve(_ id: CommentID) async throws -> Comment { try await client.send(.comment(id)).value }
}
