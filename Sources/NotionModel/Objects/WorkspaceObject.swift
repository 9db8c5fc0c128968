/// An object in a list of several kinds: the results of search, the rows of a wiki.
@nonexhaustive
public enum WorkspaceObject: Sendable, Hashable {
  /// A page.
  case page(Page)
  /// A database; since 2025-09-03 search returns data sources instead.
  case database(Database)
  /// A data source.
  case dataSource(DataSource)
  /// A block.
  case block(Block)
  /// A user.
  case user(User)
  /// A comment.
  case comment(Comment)
  /// A view.
  case view(View)
  /// An unknown kind of object; `type` is the value of `object`.
  indirect case unknown(UnknownContent)

  /// The id; `nil` for an unknown kind.
  public var objectID: ObjectID? {
    switch self {
    case .page(let page): page.id.object
    case .database(let database): database.id.object
    case .dataSource(let source): source.id.object
    case .block(let block): block.id.object
    case .user(let user): user.id.object
    case .comment(let comment): comment.id.object
    case .view(let view): view.id.object
    case .unknown: nil
    }
  }

  /// The object's own bytes.
  public var json: JSONSlice {
    switch self {
    case .page(let page): page.json
    case .database(let database): database.json
    case .dataSource(let source): source.json
    case .block(let block): block.json
    case .user(let user): user.json
    case .comment(let comment): comment.json
    case .view(let view): view.json
    case .unknown(let content): content.json
    }
  }
}

extension WorkspaceObject: JSONDecodable {
  /// Reads an object of the kind in its `object` key.
  public init(from reader: inout JSONReader) throws(JSONError) {
    let kind = try reader.peekObjectKind()
    switch kind {
    case .page: self = .page(try Page(from: &reader))
    case .database: self = .database(try Database(from: &reader))
    case .dataSource: self = .dataSource(try DataSource(from: &reader))
    case .block: self = .block(try Block(from: &reader))
    case .user, .group: self = .user(try User(from: &reader))
    case .comment: self = .comment(try Comment(from: &reader))
    case .view: self = .view(try View(from: &reader))
    case .list, .propertyItem, .pageMarkdown, .viewQuery, .fileUpload, .asyncTask, .error, .unknown, nil:
      let json = try reader.readSlice()
      self = .unknown(UnknownContent(type: kind?.name ?? "", json: json))
    }
  }
}
