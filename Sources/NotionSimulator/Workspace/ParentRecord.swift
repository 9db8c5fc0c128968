import NotionModel

/// The parent of an object.
enum ParentRecord: Sendable, Hashable {
  case workspace
  case page(ObjectID)
  case block(ObjectID)
  case database(ObjectID)
  case dataSource(ObjectID)

  var id: ObjectID? {
    switch self {
    case .workspace: nil
    case .page(let id), .block(let id), .database(let id), .dataSource(let id): id
    }
  }
}
