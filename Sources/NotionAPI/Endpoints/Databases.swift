public import NotionModel

extension Endpoint where Response == Database {
  /// A database, which holds data sources; the schema and the rows are theirs.
  public static func database(_ id: DatabaseID) -> Endpoint {
    Endpoint(APIRequest(.get, "databases/\(id)", operation: .databases, object: id.object))
  }
}

/// The calls about databases.
public struct DatabasesEndpoints: Sendable {
  let client: NotionClient

  /// A database, which holds data sources; the schema and the rows are theirs.
  ///
  /// - Throws: ``NotionAPIError``
  public func retrieve(_ id: DatabaseID) async throws -> Database {
    try await client.send(.database(id)).value
  }
}
