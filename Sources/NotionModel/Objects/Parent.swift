/// The parent of an object.
@nonexhaustive
public enum Parent: Sendable, Hashable {
  /// The workspace itself: the object is at the root.
  case workspace
  /// A page.
  case page(PageID)
  /// A block.
  case block(BlockID)
  /// A database.
  case database(DatabaseID)
  /// A data source, and its database if known.
  case dataSource(DataSourceID, database: DatabaseID?)
  /// An agent.
  case agent(ObjectID)
  /// An unknown kind of parent.
  indirect case unknown(UnknownContent)

  /// The id of the parent; `nil` for the workspace and for an unknown kind.
  public var objectID: ObjectID? {
    switch self {
    case .page(let id): id.object
    case .block(let id): id.object
    case .database(let id): id.object
    case .dataSource(let id, _): id.object
    case .agent(let id): id
    case .workspace, .unknown: nil
    }
  }
}

extension Parent {
  /// Whether the API has returned a valid parent, possibly of an unknown kind.
  var isTold: Bool { if case .unknown(let content) = self { content.reason == nil } else { true } }
}

extension Parent: JSONDecodable {
  private enum Tag: String, CaseIterable {
    case workspace
    case page = "page_id"
    case block = "block_id"
    case database = "database_id"
    case dataSource = "data_source_id"
    case agent = "agent_id"
  }
  private static let table = TaggedKeys<Tag, NoSibling>()

  /// Reads a parent.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var beside: DatabaseID?
    let parent = try reader.readTagged(Self.table) { _, _ in
    } payload: { (reader, tag) throws(JSONError) -> Parent in
      switch tag {
      case .workspace:
        _ = try reader.readBool()
        return .workspace
      case .page: return .page(try PageID(from: &reader))
      case .block: return .block(try BlockID(from: &reader))
      case .database: return .database(try DatabaseID(from: &reader))
      case .dataSource: return .dataSource(try DataSourceID(from: &reader), database: nil)
      case .agent: return .agent(try ObjectID(from: &reader))
      }
    } extra: { (reader, tag) throws(JSONError) in
      // The only payload next to the one that `type` names.
      guard tag == .database else { return false }
      beside = try DatabaseID?(from: &reader)
      return true
    }
    switch parent {
    case .known(.dataSource(let id, _)): self = .dataSource(id, database: beside)
    case .known(let parent): self = parent
    case .unknown(let content): self = .unknown(content)
    }
  }
}
