public import NotionModel

extension Endpoint where Response == Database {
  /// Retrieves a database, the container of data sources, which have the schema and the rows.
  public static func database(_ id: DatabaseID) -> Endpoint {
    Endpoint(APIRequest(.get, "databases/\(id)", operation: .databases, object: id.object))
  }
}
