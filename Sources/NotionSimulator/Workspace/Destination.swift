public import NotionModel

/// The destination of a page or database.
public enum Destination: Sendable, Hashable {
  /// The root of the workspace.
  case workspace
  /// The end of a page.
  case page(ObjectID)
  /// The end of a block's children.
  case block(ObjectID)
  /// A data source, as a row.
  case dataSource(ObjectID)

  var record: ParentRecord {
    switch self {
    case .workspace: .workspace
    case .page(let id): .page(id)
    case .block(let id): .block(id)
    case .dataSource(let id): .dataSource(id)
    }
  }
}
