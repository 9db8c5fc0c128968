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
