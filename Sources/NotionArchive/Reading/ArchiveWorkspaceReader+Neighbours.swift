import DurableFiles
import GRDB
package import NotionExportKit
import NotionModel

/// What stands beside a node, found through the index of places, however many siblings there are.
extension ArchiveWorkspaceReader {
  /// How many siblings are read at first: most who ask want the nearest that is of some kind.
  private static let firstBatchSize = 3

  /// The siblings of a node on one side of it, the nearest first.
  package func siblings(_ side: SiblingSide, _ node: OutlineNode) -> WorkspaceListing<OutlineNode> {
    WorkspaceListing { try await siblings(side, node.id, in: node.parent, Self.firstBatchSize) }
  }

  private func siblings(
    _ side: SiblingSide, _ id: ObjectID, in parent: ObjectID?, _ limit: Int
  ) async throws -> WorkspaceListing<OutlineNode>.Batch {
    let nodes = try read { database in
      guard let parent else { return try top(side, id, limit, in: database) }
      return try rows(side, id, limit, database).map { try node($0, in: parent, database) }
    }
    guard let last = nodes.last, nodes.count == limit else { return .init(elements: nodes, next: nil) }
    return .init(elements: nodes) { try await self.siblings(side, last.id, in: parent, Self.batchSize) }
  }

  private func rows(_ side: SiblingSide, _ id: ObjectID, _ limit: Int, _ database: Database) throws -> [Row] {
    let place = try Row.fetchOne(
      database.cachedStatement(
        sql: "SELECT container, ordinal FROM objects WHERE id = ? AND state = \(StoredState.present.sql)"),
      arguments: [id])
    guard let place, let container: Int64 = try place.value("container") else { return [] }
    return try siblings(side, id, ordinal: place.value("ordinal"), in: container, limit, database)
  }

  /// Siblings whose order is told come first, the others by id.
  private func siblings(
    _ side: SiblingSide, _ id: ObjectID, ordinal: Int?, in container: Int64, _ limit: Int,
    _ database: Database
  ) throws -> [Row] {
    func rows(_ condition: String, _ order: String, _ arguments: StatementArguments) throws -> [Row] {
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT id, kind, title, ordinal, container FROM objects
            WHERE container = ? AND state = \(StoredState.present.sql) AND \(condition)
            ORDER BY \(order) LIMIT ?
            """), arguments: [container] + arguments + [limit])
    }
    switch (side, ordinal) {
    case (.after, let ordinal?):
      let ordered = try rows("(ordinal, id) > (?, ?)", "ordinal, id", [ordinal, id])
      guard ordered.count < limit else { return ordered }
      let rest = try rows("ordinal IS NULL", "id", [])
      return Array((ordered + rest).prefix(limit))
    case (.after, nil): return try rows("ordinal IS NULL AND id > ?", "id", [id])
    case (.before, let ordinal?):
      return try rows("(ordinal, id) < (?, ?)", "ordinal DESC, id DESC", [ordinal, id])
    case (.before, nil):
      let unordered = try rows("ordinal IS NULL AND id < ?", "id DESC", [id])
      guard unordered.count < limit else { return unordered }
      let rest = try rows("ordinal IS NOT NULL", "ordinal DESC, id DESC", [])
      return Array((unordered + rest).prefix(limit))
    }
  }
}
