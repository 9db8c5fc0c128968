public import NotionModel

extension Endpoint where Response == Comment {
  /// Retrieves a comment.
  public static func comment(_ id: CommentID) -> Endpoint {
    Endpoint(APIRequest(.get, "comments/\(id)", operation: .comments, object: id.object))
  }
}

extension Endpoint where Response == ObjectList<Comment> {
  /// Lists the unresolved comments on a block or page; needs the capability to read comments.
  public static func comments(on id: BlockID) -> Endpoint {
    Endpoint(
      APIRequest(
        .get, "comments", query: [QueryItem("block_id", "\(id)")], operation: .comments,
        object: id.object, pagination: .query))
  }
}
