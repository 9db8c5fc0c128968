import GRDB
public import NotionExportKit
public import NotionModel

extension ArchiveWorkspaceReader {
  /// All pages, rows of databases included.
  public var pages: WorkspaceListing<PageDocument> {
    objects(.page, Self.documentBatchSize) { try page(row: $0, in: $1) }
  }

  /// All databases.
  public var databases: WorkspaceListing<DatabaseDocument> {
    objects(.database, Self.documentBatchSize) { try database(row: $0, in: $1) }
  }

  /// All data sources.
  public var dataSources: WorkspaceListing<DataSourceDocument> {
    objects(.dataSource, Self.documentBatchSize) { try dataSource(row: $0, in: $1) }
  }

  /// All users.
  public var users: WorkspaceListing<User> {
    listing(Self.batchSize, "SELECT id, body FROM users WHERE state = 1 AND id > ? ORDER BY id LIMIT ?") {
      row, _ in try decode(User.self, row["body"])
    }
  }

  /// Objects that are known but could not be read, with the reason.
  public var unavailableObjects: WorkspaceListing<UnavailableObject> {
    listing(
      Self.batchSize,
      """
      SELECT id, kind, reason FROM (\(Self.unavailableObjectsQuery)) WHERE id > ? ORDER BY id LIMIT ?
      """
    ) { row, _ in
      UnavailableObject(
        id: row["id"], kind: (StoredKind(rawValue: row["kind"]) ?? .page).exportedKind, reason: row["reason"])
    }
  }

  /// Objects that could not be read, and pages and blocks whose content could not, each once.
  static let unavailableObjectsQuery = """
    SELECT id, MIN(kind) AS kind, reason FROM (
      SELECT id, kind, reason FROM objects WHERE state = 2 AND reason IS NOT NULL
      UNION ALL
      SELECT b.container, IIF(b.container = o.id, o.kind, \(StoredKind.block.rawValue)), b.reason
      FROM block_lists b JOIN objects o ON o.key = b.owner AND o.blocks_revision = b.revision
      WHERE b.reason IS NOT NULL AND (o.state = 1 OR o.kind = \(StoredKind.block.rawValue))
    ) GROUP BY id
    """

  /// All files, in the order of their keys.
  public var assets: WorkspaceListing<Asset> { WorkspaceListing { try await assets(after: "") } }

  private func assets(after key: String) async throws -> WorkspaceListing<Asset>.Batch {
    let limit = Self.batchSize
    let (assets, last) = try await database.read { database in
      let rows = try Row.fetchAll(
        database.cachedStatement(sql: "SELECT * FROM assets WHERE text > ? ORDER BY text LIMIT ?"),
        arguments: [key, limit])
      let last: String? = rows.count == limit ? rows.last?["text"] : nil
      return (rows.compactMap(Self.asset), last)
    }
    guard let last else { return .init(elements: assets, next: nil) }
    return .init(elements: assets) { try await self.assets(after: last) }
  }

  /// The rows of a data source in the order in which the API lists them without a sort.
  ///
  /// Past the number of rows that the API lists in that order, rows follow in the order of their creation,
  /// and archived rows come last.
  public func rows(of dataSource: DataSourceID) -> WorkspaceListing<RowReference> {
    WorkspaceListing { try await rows(of: dataSource.object, after: -1, id: ObjectID(high: 0, low: 0)) }
  }

  private func rows(
    of dataSource: ObjectID, after ordinal: Int, id: ObjectID
  ) async throws -> WorkspaceListing<RowReference>.Batch {
    // Rows of which no query has told the order come after all others.
    let last = 1 << 40
    let limit = Self.batchSize
    let (references, end) = try await database.read { database in
      let rows = try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT o.id, o.kind, IFNULL(o.ordinal, \(last)) AS place FROM objects d
            JOIN objects o ON o.container = d.key AND o.state = 1
            WHERE d.id = ? AND (IFNULL(o.ordinal, \(last)), o.id) > (?, ?)
            ORDER BY IFNULL(o.ordinal, \(last)), o.id LIMIT ?
            """), arguments: [dataSource, ordinal, id, limit])
      let references = try rows.flatMap { try self.references($0, in: database) }
      let end: (place: Int, id: ObjectID)? = rows.last.map { ($0["place"], $0["id"]) }
      return (references, rows.count == limit ? end : nil)
    }
    guard let end else { return .init(elements: references, next: nil) }
    return .init(elements: references) { try await self.rows(of: dataSource, after: end.place, id: end.id) }
  }

  /// A row as a query gives it: where a database has a place in a wiki, its data sources.
  private func references(_ row: Row, in database: Database) throws -> [RowReference] {
    let id: ObjectID = row["id"]
    guard let kind = StoredKind(rawValue: row["kind"]), kind == .database else {
      return [RowReference(id: id, kind: (StoredKind(rawValue: row["kind"]) ?? .page).exportedKind)]
    }
    return try ObjectID.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT o.id FROM objects d JOIN objects o ON o.container = d.key AND o.kind = 3 AND o.state = 1
          WHERE d.id = ? ORDER BY o.ordinal, o.id
          """), arguments: [id]
    ).map { RowReference(id: $0, kind: .dataSource) }
  }

  // MARK: Batches

  private func objects<Element: Sendable>(
    _ kind: StoredKind, _ batchSize: Int, _ element: @escaping @Sendable (Row, Database) throws -> Element?
  ) -> WorkspaceListing<Element> {
    listing(
      batchSize,
      """
      SELECT \(Self.objectColumns) FROM \(Self.objectJoin)
      WHERE o.kind = \(kind.rawValue) AND o.state = 1 AND o.id > ? ORDER BY o.id LIMIT ?
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
    let (elements, last) = try await database.read { database in
      let rows = try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [id, limit])
      let last: ObjectID? = rows.count == limit ? rows.last?["id"] : nil
      return (try rows.compactMap { try element($0, database) }, last)
    }
    guard let last else { return .init(elements: elements, next: nil) }
    return .init(elements: elements) { try await self.batch(after: last, limit, sql, element) }
  }
}
