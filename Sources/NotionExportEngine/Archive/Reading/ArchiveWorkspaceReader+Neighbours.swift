import GRDB
public import NotionExportKit
import NotionModel

/// What stands beside a node, found through the index of places, however many siblings there are.
extension ArchiveWorkspaceReader {
  /// The siblings of a node on one side of it, the nearest first.
  public func siblings(_ side: SiblingSide, _ node: OutlineNode) -> WorkspaceListing<OutlineNode> {
    WorkspaceListing { try await siblings(side, node.id, in: node.parent) }
  }

  private func siblings(
    _ side: SiblingSide, _ id: ObjectID, in parent: ObjectID?
  ) async throws -> WorkspaceListing<OutlineNode>.Batch {
    let nodes = try read { database in
      try rows(side, id, in: parent, database).map { try node($0, in: parent, database) }
    }
    guard let last = nodes.last, nodes.count == Self.batchSize else {
      return .init(elements: nodes, next: nil)
    }
    return .init(elements: nodes) { try await self.siblings(side, last.id, in: parent) }
  }

  private func rows(
    _ side: SiblingSide, _ id: ObjectID, in parent: ObjectID?, _ database: Database
  ) throws -> [Row] {
    guard parent != nil else { return try top(side, id, in: database) }
    let place = try Row.fetchOne(
      database.cachedStatement(sql: "SELECT container, ordinal FROM objects WHERE id = ? AND state = 1"),
      arguments: [id])
    guard let place, let container: Int64 = place["container"] else { return [] }
    return try siblings(side, id, ordinal: place["ordinal"], in: container, database)
  }

  /// Siblings whose order is told come first, the others by id.
  private func siblings(
    _ side: SiblingSide, _ id: ObjectID, ordinal: Int?, in container: Int64, _ database: Database
  ) throws -> [Row] {
    func rows(_ condition: String, _ order: String, _ arguments: StatementArguments) throws -> [Row] {
      try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT id, kind, title, ordinal, container FROM objects
            WHERE container = ? AND state = 1 AND \(condition)
            ORDER BY \(order) LIMIT ?
            """), arguments: [container] + arguments + [Self.batchSize])
    }
    switch (side, ordinal) {
    case (.after, let ordinal?):
      let ordered = try rows("(ordinal, id) > (?, ?)", "ordinal, id", [ordinal, id])
      guard ordered.count < Self.batchSize else { return ordered }
      let rest = try rows("ordinal IS NULL", "id", [])
      return Array((ordered + rest).prefix(Self.batchSize))
    case (.after, nil): return try rows("ordinal IS NULL AND id > ?", "id", [id])
    case (.before, let ordinal?):
      return try rows("(ordinal, id) < (?, ?)", "ordinal DESC, id DESC", [ordinal, id])
    case (.before, nil):
      let unordered = try rows("ordinal IS NULL AND id < ?", "id DESC", [id])
      guard unordered.count < Self.batchSize else { return unordered }
      let rest = try rows("ordinal IS NOT NULL", "ordinal DESC, id DESC", [])
      return Array((unordered + rest).prefix(Self.batchSize))
    }
  }

  private func top(_ side: SiblingSide, _ id: ObjectID, in database: Database) throws -> [Row] {
    let (sign, order) = side == .after ? (">", "ASC") : ("<", "DESC")
    return try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT o.id, o.kind, o.title FROM (\(Self.top)) t JOIN objects o ON o.id = t.id
          WHERE t.id \(sign) ? ORDER BY t.id \(order) LIMIT ?
          """), arguments: [id, Self.batchSize])
  }
}
