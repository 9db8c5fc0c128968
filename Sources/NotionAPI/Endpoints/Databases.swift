public import NotionModel

extension Endpoint where Response == Database {
  /// A database, which holds data sources; the schema and the rows are theirs.
  public static func database(_ id: DatabaseID) -> Endpoint {
    Endpoint(APIRequest(.get, "databases/\(id)", operation: .databases, object: id.object))
  }
}
