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

/// The calls about views.
public struct ViewsEndpoints: Sendable {
  let client: NotionClient

  /// The views of a database, ids only, fetched as they are asked for.
  public func list(of database: DatabaseID) -> ListItems<ObjectList<ObjectReference>> {
    client.paginate(.views(of: database))
  }

  /// The views of a data source, ids only, fetched as they are asked for.
  public func list(of dataSource: DataSourceID) -> ListItems<ObjectList<ObjectReference>> {
    client.paginate(.views(of: dataSource))
  }

  /// A view with its filter, sorts and configuration.
  ///
  /// - Throws: ``NotionAPIError``
  public func retrieve(_ id: ViewID) async throws -> View { try await client.send(.view(id)).value }

  /// Stores a query of a view for 15 minutes, and brings the ids of its first rows.
  ///
  /// - Throws: ``NotionAPIError``
  public func query(_ id: ViewID) async throws -> ViewQuery { try await client.send(.query(id)).value }

  /// The ids of the rows that a stored query did not bring at once, fetched as they are asked for.
  public func results(
    of query: ViewQuery, view: ViewID
  ) -> ListItems<ObjectList<ObjectReference>> {
    client.paginate(Endpoint.results(ofQuery: query.id, view: view).page(after: query.nextCursor))
  }

  /// Frees a stored query.
  ///
  /// - Throws: ``NotionAPIError``
  public func delete(_ query: ViewQuery, view: ViewID) async throws {
    _ = try await client.send(.deleteQuery(query.id, view: view))
  }
}
