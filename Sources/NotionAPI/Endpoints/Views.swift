public import NotionModel

extension Endpoint where Response == View {
  /// Retrieves a view with its filter, sorts and configuration.
  public static func view(_ id: ViewID) -> Endpoint {
    Endpoint(APIRequest(.get, "views/\(id)", operation: .databases, object: id.object))
  }
}

extension Endpoint where Response == ObjectList<ObjectReference> {
  /// Lists the ids of a database's views.
  public static func views(of database: DatabaseID) -> Endpoint {
    Endpoint(
      APIRequest(
        .get, "views", query: [QueryItem("database_id", "\(database)")], operation: .databases,
        object: database.object, pagination: .query))
  }
}
