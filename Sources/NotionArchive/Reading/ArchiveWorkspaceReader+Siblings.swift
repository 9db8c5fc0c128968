import DurableFiles
import GRDB
package import NotionExportKit
package import NotionModel

/// What stands side by side, read in batches through an index, however many there are.
extension ArchiveWorkspaceReader {
  /// A place among siblings: those whose order is told come first, the others by id.
  private enum Place: Sendable {
    case ordered(ordinal: Int, id: ObjectID)
    case unordered(id: ObjectID)

    static let start = Place.ordered(ordinal: -1, id: lowest)
    static let lowest = ObjectID(high: 0, low: 0)
  }

  /// What stands directly in a page, database or data source, in Notion's order; at the top for `nil`.
  package func children(of parent: ObjectID?) -> WorkspaceListing<OutlineNode> {
    guard let parent else { return WorkspaceListing { try await top(after: Place.lowest) } }
    return WorkspaceListing { try await nodes(in: parent, after: .start) }
  }

  private func nodes(
    in parent: ObjectID, after place: Place
  ) async throws -> WorkspaceListing<OutlineNode>.Batch {
    let (nodes, next) = try read { database in
      let (rows, next) = try siblings(in: parent, after: place, in: database)
      return (try rows.map { try node($0, in: parent, database) }, next)
    }
    guard let next else { return .init(elements: nodes, next: nil) }
    return .init(elements: nodes) { try await self.nodes(in: parent, after: next) }
  }

  private func top(after id: ObjectID) async throws -> WorkspaceListing<OutlineNode>.Batch {
    let limit = Self.batchSize
    let nodes = try read { try top(.after, id, limit, in: $0) }
    guard let last = nodes.last?.id, nodes.count == limit else { return .init(elements: nodes, next: nil) }
    return .init(elements: nodes) { try await self.top(after: last) }
  }

  /// Some siblings, and the place after which there may be more.
  private func siblings(
    in parent: ObjectID, after place: Place, in database: Database
  ) throws -> (rows: [Row], next: Place?) {
    let limit = Self.batchSize
    let key = try Int64.fetchOne(
      database.cachedStatement(
        sql: "SELECT key FROM objects WHERE id = ? AND state = \(StoredState.present.sql)"),
      arguments: [parent])
    guard let key else { return ([], nil) }
    switch place {
    case .ordered(let ordinal, let id):
      let rows = try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT id, kind, title, ordinal, container FROM objects
            WHERE container = ? AND (ordinal, id) > (?, ?) AND state = \(StoredState.present.sql) ORDER BY ordinal, id LIMIT ?
            """), arguments: [key, ordinal, id, limit])
      guard rows.count == limit, let last = rows.last else { return (rows, .unordered(id: Place.lowest)) }
      return (rows, .ordered(ordinal: try last.value("ordinal"), id: try last.value("id")))
    case .unordered(let id):
      let rows = try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT id, kind, title, ordinal, container FROM objects
            WHERE container = ? AND ordinal IS NULL AND id > ? AND state = \(StoredState.present.sql) ORDER BY id LIMIT ?
            """), arguments: [key, id, limit])
      guard rows.count == limit, let last = rows.last else { return (rows, nil) }
      return (rows, .unordered(id: try last.value("id")))
    }
  }

  // MARK: Rows

  /// The rows of a data source in the order in which the API lists them without a sort.
  ///
  /// Past the number of rows that the API lists in that order, rows follow in the order of their creation,
  /// and archived rows come last.
  package func rows(of dataSource: DataSourceID) -> WorkspaceListing<RowReference> {
    WorkspaceListing { try await rows(of: dataSource.object, after: .start) }
  }

  private func rows(
    of dataSource: ObjectID, after place: Place
  ) async throws -> WorkspaceListing<RowReference>.Batch {
    let (references, next) = try read { database in
      let (rows, next) = try siblings(in: dataSource, after: place, in: database)
      let hasArchived = try hasArchived(in: database)
      return (try rows.flatMap { try self.references($0, hasArchived: hasArchived, in: database) }, next)
    }
    guard let next else { return .init(elements: references, next: nil) }
    return .init(elements: references) { try await self.rows(of: dataSource, after: next) }
  }

  /// A row as a query gives it: where a database has a place in a wiki, its data sources.
  private func references(
    _ row: Row, hasArchived: Bool, in database: Database
  ) throws -> [RowReference] {
    let id: ObjectID = try row.value("id")
    let kind: StoredKind = try row.value("kind")
    guard kind == .database else {
      let isArchived =
        hasArchived
        ? try Bool.fetchOne(
          database.cachedStatement(
            sql: """
              SELECT EXISTS (SELECT 1 FROM objects o JOIN archived_pages p ON p.object = o.key WHERE o.id = ?)
              """), arguments: [id]) : false
      return [
        RowReference(
          id: id, kind: kind.exportedKind, isArchived: isArchived ?? false)
      ]
    }
    return try ObjectID.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT o.id FROM objects d JOIN objects o ON o.container = d.key AND o.kind = \(StoredKind.dataSource.sql) AND o.state = \(StoredState.present.sql)
          WHERE d.id = ? ORDER BY o.ordinal, o.id
          """), arguments: [id]
    ).map { RowReference(id: $0, kind: .dataSource) }
  }
}
