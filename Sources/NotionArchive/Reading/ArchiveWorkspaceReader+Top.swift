import DurableFiles
import GRDB
internal import NotionExportKit
internal import NotionModel

/// What stands at the top of the outline, in the order of ids: what has no container, and what stands in one that
/// is not in the archive.
///
/// Both are asked for apart: of a union of the two SQLite would make a table at every question, and the top may
/// hold as many objects as there are.
extension ArchiveWorkspaceReader {
  /// Some nodes beside `id`, on one side of it, the nearest first.
  func top(
    _ side: SiblingSide, _ id: ObjectID, _ limit: Int, in database: Database
  ) throws -> [OutlineNode] {
    let (sign, order) = side == .after ? (">", "ASC") : ("<", "DESC")
    // Named, as SQLite takes an index by which it would have to sort.
    let unplaced = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT id, kind, title FROM objects INDEXED BY objects_unplaced
          WHERE container IS NULL AND state = \(StoredState.present.sql) AND kind <= \(StoredKind.lastOfOutline.sql) AND id \(sign) ? ORDER BY id \(order) LIMIT ?
          """), arguments: [id, limit])
    let orphans = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT c.id, c.kind, c.title FROM objects q CROSS JOIN objects c ON c.container = q.key AND c.state = \(StoredState.present.sql)
          WHERE q.state <> \(StoredState.present.sql) AND c.id \(sign) ? ORDER BY c.id \(order) LIMIT ?
          """), arguments: [id, limit])
    let beside = try inTemplates(in: database).filter { row in
      let other: ObjectID = try row.value("id")
      return side == .after ? other > id : other < id
    }
    return try merged(unplaced, orphans + beside, in: database) { side == .after ? $0 < $1 : $0 > $1 }
      .prefix(limit).map { $0 }
  }

  /// The nodes at the top whose titles have a key.
  func topNamesakes(_ key: String, in database: Database) throws -> [OutlineNode] {
    let limit = OutlineNode.namesakeLimit
    let unplaced = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT id, kind, title FROM objects
          WHERE container IS NULL AND state = \(StoredState.present.sql) AND kind <= \(StoredKind.lastOfOutline.sql) AND title_key = ? ORDER BY id LIMIT ?
          """), arguments: [key, limit])
    // The join keeps its order: the few containers that are not there come first.
    let orphans = try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT c.id, c.kind, c.title FROM objects q
          CROSS JOIN objects c ON c.container = q.key AND c.state = \(StoredState.present.sql) AND c.title_key = ?
          WHERE q.state <> \(StoredState.present.sql) ORDER BY c.id LIMIT ?
          """), arguments: [key, limit])
    let others = try inTemplates(in: database).filter { try TitleKey.key(of: $0.value("title")) == key }
    return try merged(unplaced, orphans + others, in: database, by: <).prefix(limit).map { $0 }
  }

  /// Databases that stand in templates, which have no place in the outline themselves.
  private func inTemplates(in database: Database) throws -> [Row] {
    try Row.fetchAll(
      database.cachedStatement(
        sql: """
          SELECT c.id, c.kind, c.title FROM templates t CROSS JOIN objects q ON q.id = t.id
          CROSS JOIN objects c ON c.container = q.key AND c.state = \(StoredState.present.sql) AND c.kind <= \(StoredKind.lastOfOutline.sql)
          WHERE q.state = \(StoredState.present.sql)
          """))
  }

  private func merged(
    _ first: [Row], _ second: [Row], in database: Database, by areInOrder: (ObjectID, ObjectID) -> Bool
  ) throws -> [OutlineNode] {
    let nodes = try (first + second).map { try node($0, in: nil, database) }
    return second.isEmpty ? nodes : nodes.sorted { areInOrder($0.id, $1.id) }
  }
}
