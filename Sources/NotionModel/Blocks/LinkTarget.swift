/// The target of a `link_to_page` block.
public enum LinkTarget: Sendable, Hashable {
  /// A page.
  case page(PageID)
  /// A database.
  case database(DatabaseID)
  /// A comment.
  case comment(CommentID)
  /// A target of an unknown kind.
  indirect case unknown(UnknownContent)

  /// The id of the target; `nil` for an unknown kind.
  public var objectID: ObjectID? {
    switch self {
    case .page(let id): id.object
    case .database(let id): id.object
    case .comment(let id): id.object
    case .unknown: nil
    }
  }
}

extension LinkTarget: JSONDecodable {
  private enum Tag: String, CaseIterable {
    case page = "page_id"
    case database = "database_id"
    case comment = "comment_id"
  }
  private static let table = TaggedKeys<Tag, NoSibling>()

  /// Reads a target.
  public init(from reader: inout JSONReader) throws(JSONError) {
    let target = try reader.readTagged(Self.table) { _, _ in
    } payload: { (reader, tag) throws(JSONError) -> LinkTarget in
      switch tag {
      case .page: .page(try PageID(from: &reader))
      case .database: .database(try DatabaseID(from: &reader))
      case .comment: .comment(try CommentID(from: &reader))
      }
    }
    switch target {
    case .known(let target): self = target
    case .unknown(let content): self = .unknown(content)
    }
  }
}
