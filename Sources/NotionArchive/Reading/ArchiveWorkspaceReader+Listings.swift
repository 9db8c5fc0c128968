import DurableFiles
import GRDB
package import NotionExportKit
package import NotionModel

extension ArchiveWorkspaceReader {
  /// All pages, rows of databases included.
  package var pages: WorkspaceListing<PageDocument> {
    objects(.page, Self.documentBatchSize) { try page(row: $0, in: $1) }
  }

  /// All databases.
  package var databases: WorkspaceListing<DatabaseDocument> {
    objects(.database, Self.documentBatchSize) { try database(row: $0, in: $1) }
  }

  /// All data sources.
  package var dataSources: WorkspaceListing<DataSourceDocument> {
    objects(.dataSource, Self.documentBatchSize) { try dataSource(row: $0, in: $1) }
  }

  /// All templates of data sources, and the pages that stand in them.
  package var templates: WorkspaceListing<TemplateDocument> {
    listing(
      Self.documentBatchSize,
      """
      SELECT \(Self.objectColumns), t.name, t.is_default, t.ordinal AS template_ordinal, s.id AS data_source
      FROM \(Self.objectJoin) LEFT JOIN templates t ON t.id = o.id LEFT JOIN objects s ON s.key = t.data_source
      WHERE o.kind = \(StoredKind.template.sql) AND o.state = \(StoredState.present.sql) AND o.id > ? ORDER BY o.id LIMIT ?
      """
    ) { row, database in
      guard let document = try page(row: row, in: database) else { return nil }
      let source: ObjectID? = try row.value("data_source")
      return TemplateDocument(
        dataSource: source.map(DataSourceID.init), name: try row.value("name"),
        isDefault: try row.value("is_default") ?? false, document: document)
    }
  }

  /// All users.
  package var users: WorkspaceListing<User> {
    listing(
      Self.batchSize,
      "SELECT id, body FROM users WHERE state = \(StoredState.present.sql) AND id > ? ORDER BY id LIMIT ?"
    ) {
      row, _ in try decode(User.self, row.value("body"))
    }
  }

  /// Objects that are known but could not be read, with the reason.
  package var unavailableObjects: WorkspaceListing<UnavailableObject> {
    listing(
      Self.batchSize,
      """
      SELECT id, kind, reason FROM (\(ObjectsTable.unavailable)) WHERE id > ? ORDER BY id LIMIT ?
      """
    ) { row, _ in
      let kind: StoredKind = try row.value("kind")
      return UnavailableObject(
        id: try row.value("id"), kind: kind.exportedKind, reason: try row.value("reason"))
    }
  }

  /// All files, in the order of their keys.
  package var assets: WorkspaceListing<Asset> { WorkspaceListing { try await assets(after: "") } }

  private func assets(after key: String) async throws -> WorkspaceListing<Asset>.Batch {
    let limit = Self.batchSize
    let (assets, last) = try read { database in
      let rows = try Row.fetchAll(
        database.cachedStatement(sql: "SELECT * FROM assets WHERE text > ? ORDER BY text LIMIT ?"),
        arguments: [key, limit])
      let last: String? = try rows.count == limit ? rows.last?.value("text") : nil
      return (try rows.compactMap { try Self.asset(row: $0) }, last)
    }
    guard let last else { return .init(elements: assets, next: nil) }
    return .init(elements: assets) { try await self.assets(after: last) }
  }

  // MARK: Batches

  private func objects<Element: Sendable>(
    _ kind: StoredKind, _ batchSize: Int, _ element: @escaping @Sendable (Row, Database) throws -> Element?
  ) -> WorkspaceListing<Element> {
    listing(
      batchSize,
      """
      SELECT \(Self.objectColumns) FROM \(Self.objectJoin)
      WHERE o.kind = \(kind.sql) AND o.state = \(StoredState.present.sql) AND o.id > ? ORDER BY o.id LIMIT ?
      """, element)
  }

  /// A listing in the order of ids, read in batches by a query whose arguments are the last id and a limit.
  private func listing<Element: Sendable>(
    _ limit: Int, _ sql: String, _ element: @escaping @Sendable (Row, Database) throws -> Element?
  ) -> WorkspaceListing<Element> {
    WorkspaceListing { try await batch(after: ObjectID(high: 0, low: 0), limit, sql, element) }
  }

  private func batch<Element: Sendable>(
    after id: ObjectID, _ limit: Int, _ sql: String,
    _ element: @escaping @Sendable (Row, Database) throws -> Element?
  ) async throws -> WorkspaceListing<Element>.Batch {
    let (elements, last) = try read { database in
      let rows = try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [id, limit])
      let last: ObjectID? = try rows.count == limit ? rows.last?.value("id") : nil
      return (try rows.compactMap { try element($0, database) }, last)
    }
    guard let last else { return .init(elements: elements, next: nil) }
    return .init(elements: elements) { try await self.batch(after: last, limit, sql, element) }
  }
}
