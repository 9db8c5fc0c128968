public import NotionModel

extension Endpoint where Response == View {
  /// A view with its filter, sorts and configuration.
  public static func view(_ id: ViewID) -> Endpoint {
    Endpoint(APIRequest(.get, "views/\(id)", operation: .databases, object: id.object))
  }
}

extension Endpoint where Response == ObjectList<ObjectReference> {
  /// The views of a database, ids only.
  public static func views(of database: DatabaseID) -> Endpoint {
    Endpoint(
      APIRequest(
        .get, "views", query: [QueryItem("database_id", "\(database)")], operation: .databases,
        object: database.object, pagination: .query))
  }

  /// The views of a data source, ids only.
  public static func views(of dataSource: DataSourceID) -> Endpoint {
    Endpoint(
      APIRequest(
        .get, "views", query: [QueryItem("data_source_id", "\(dataSource)")], operation: .databases,
        object: dataSource.object, pagination: .query))
  }

  /// The ids of the rows of a stored query, from a cursor on.
  public static func results(ofQuery query: ObjectID, view: ViewID) -> Endpoint {
    Endpoint(
      APIRequest(
        .get, "views/\(view)/queries/\(query)", operation: .databases, object: view.object,
        pagination: .query))
  }
}

extension Endpoint where Response == ViewQuery {
  /// Stores a query of a view for 15 minutes, and brings the ids of its first rows.
  public static func query(_ view: ViewID) -> Endpoint {
    Endpoint(
      APIRequest(
        .post, "views/\(view)/queries", body: [:], operation: .databases, object: view.object,
        pagination: .body))
  }

  /// Frees a stored query.
  public static func deleteQuery(_ query: ObjectID, view: ViewID) -> Endpoint {
    Endpoint(
      APIRequest(
        .delete, "views/\(view)/queries/\(query)", operation: .databases, priority: .low,
        object: view.object))
  }
}
