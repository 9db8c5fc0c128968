import DurableFiles
import GRDB
import NotionExportKit
import NotionModel

/// A place among siblings: those with a known order come first, the others are ordered by id.
enum SiblingPlace: Sendable {
  case ordered(ordinal: Int, id: ObjectID)
  case unordered(id: ObjectID)

  static let start = SiblingPlace.ordered(ordinal: -1, id: lowest)
  static let lowest = ObjectID(high: 0, low: 0)
}

/// Siblings, found through the index of places, however many there are.
extension ObjectsTable {
  /// Returns some siblings after a place, and the place after which there may be more.
  func siblings(
    in parent: ObjectID, after place: SiblingPlace, limit: Int
  ) throws -> (nodes: [StoredNode], next: SiblingPlace?) {
    let key = try first("SELECT o.key FROM objects o WHERE o.id = ? AND \(Self.isPresent)", [parent]) {
      try $0.value(at: 0) as Int64
    }
    guard let key else { return ([], nil) }
    switch place {
    case .ordered(let ordinal, let id):
      let nodes = try siblings(
        in: key, "(o.ordinal, o.id) > (?, ?)", [ordinal, id], by: "o.ordinal, o.id", limit)
      guard nodes.count == limit, let last = nodes.last, let ordinal = last.ordinal else {
        return (nodes, .unordered(id: SiblingPlace.lowest))
      }
      return (nodes, .ordered(ordinal: ordinal, id: last.id))
    case .unordered(let id):
      let nodes = try siblings(in: key, "o.ordinal IS NULL AND o.id > ?", [id], by: "o.id", limit)
      return (nodes, nodes.count == limit ? nodes.last.map { .unordered(id: $0.id) } : nil)
    }
  }

  /// Returns some siblings of an object with a container on one side of it, the nearest first.
  func siblings(_ side: SiblingSide, _ id: ObjectID, limit: Int) throws -> [StoredNode] {
    let place = try first(
      "SELECT o.container, o.ordinal FROM objects o WHERE o.id = ? AND \(Self.isPresent)", [id]
    ) { (container: try $0.value(at: 0) as Int64?, ordinal: try $0.value(at: 1) as Int?) }
    guard let place, let container = place.container else { return [] }
    switch (side, place.ordinal) {
    case (.after, let ordinal?):
      let ordered = try siblings(
        in: container, "(o.ordinal, o.id) > (?, ?)", [ordinal, id], by: "o.ordinal, o.id", limit)
      guard ordered.count < limit else { return ordered }
      let rest = try siblings(in: container, "o.ordinal IS NULL", [], by: "o.id", limit)
      return Array((ordered + rest).prefix(limit))
    case (.after, nil):
      return try siblings(in: container, "o.ordinal IS NULL AND o.id > ?", [id], by: "o.id", limit)
    case (.before, let ordinal?):
      return try siblings(
        in: container, "(o.ordinal, o.id) < (?, ?)", [ordinal, id], by: "o.ordinal DESC, o.id DESC", limit)
    case (.before, nil):
      let unordered = try siblings(
        in: container, "o.ordinal IS NULL AND o.id < ?", [id], by: "o.id DESC", limit)
      guard unordered.count < limit else { return unordered }
      let rest = try siblings(
        in: container, "o.ordinal IS NOT NULL", [], by: "o.ordinal DESC, o.id DESC", limit)
      return Array((unordered + rest).prefix(limit))
    }
  }

  private func siblings(
    in container: Int64, _ condition: String, _ arguments: StatementArguments, by order: String, _ limit: Int
  ) throws -> [StoredNode] {
    try nodes(
      """
      SELECT \(StoredNode.columns) FROM objects o
      WHERE o.container = ? AND \(Self.isPresent) AND \(condition) ORDER BY \(order) LIMIT ?
      """, [container] + arguments + [limit])
  }

  private func nodes(_ sql: String, _ arguments: StatementArguments) throws -> [StoredNode] {
    try Row.fetchAll(statement(sql), arguments: arguments).map(StoredNode.init)
  }

  /// Returns the data sources of a database, in their order.
  func dataSources(of database: ObjectID) throws -> [ObjectID] {
    try ObjectID.fetchAll(
      statement(
        """
        SELECT o.id FROM objects d
        JOIN objects o ON o.container = d.key AND o.kind = \(StoredKind.dataSource.sql) AND \(Self.isPresent)
        WHERE d.id = ? ORDER BY o.ordinal, o.id
        """), arguments: [database])
  }

  // MARK: The top

  // The root contains objects without a container, objects in a container that is not in the archive, and
  // objects in a template. They are queried separately: for a union SQLite would materialise a table each
  // time, and the root may hold all objects.

  /// Returns some nodes of the root on one side of an id, the nearest first.
  func top(_ side: SiblingSide, _ id: ObjectID, limit: Int) throws -> [StoredNode] {
    let (sign, order) = side == .after ? (">", "ASC") : ("<", "DESC")
    // The index is specified, as SQLite chooses one that requires a sort.
    let unplaced = try nodes(
      """
      SELECT \(StoredNode.columns) FROM objects o INDEXED BY objects_unplaced
      WHERE o.container IS NULL AND \(Self.isPresent) AND \(Self.isInOutline) AND o.id \(sign) ?
      ORDER BY o.id \(order) LIMIT ?
      """, [id, limit])
    let orphans = try nodes(
      """
      SELECT \(StoredNode.columns) FROM objects q CROSS JOIN objects o ON o.container = q.key AND \(Self.isPresent)
      WHERE q.state <> \(StoredState.present.sql) AND o.id \(sign) ? ORDER BY o.id \(order) LIMIT ?
      """, [id, limit])
    let beside = try nodesInTemplates().filter { side == .after ? $0.id > id : $0.id < id }
    return Self.merged(unplaced, orphans + beside, limit) { side == .after ? $0 < $1 : $0 > $1 }
  }

  /// Returns the nodes of the root whose titles have a key.
  func top(titleKey: String, limit: Int) throws -> [StoredNode] {
    let unplaced = try nodes(
      """
      SELECT \(StoredNode.columns) FROM objects o
      WHERE o.container IS NULL AND \(Self.isPresent) AND \(Self.isInOutline) AND o.title_key = ? ORDER BY o.id LIMIT ?
      """, [titleKey, limit])
    // The join order is fixed: the few missing containers come first.
    let orphans = try nodes(
      """
      SELECT \(StoredNode.columns) FROM objects q
      CROSS JOIN objects o ON o.container = q.key AND \(Self.isPresent) AND o.title_key = ?
      WHERE q.state <> \(StoredState.present.sql) ORDER BY o.id LIMIT ?
      """, [titleKey, limit])
    let others = try nodesInTemplates().filter { TitleKey.key(of: $0.title) == titleKey }
    return Self.merged(unplaced, orphans + others, limit, by: <)
  }

  /// Returns databases inside templates, which have no place in the outline themselves.
  private func nodesInTemplates() throws -> [StoredNode] {
    try nodes(
      """
      SELECT \(StoredNode.columns) FROM templates t CROSS JOIN objects q ON q.id = t.id
      CROSS JOIN objects o ON o.container = q.key AND \(Self.isPresent) AND \(Self.isInOutline)
      WHERE q.state = \(StoredState.present.sql)
      """, [])
  }

  private static func merged(
    _ first: [StoredNode], _ second: [StoredNode], _ limit: Int,
    by areInOrder: (ObjectID, ObjectID) -> Bool
  ) -> [StoredNode] {
    let nodes = second.isEmpty ? first : (first + second).sorted { areInOrder($0.id, $1.id) }
    return Array(nodes.prefix(limit))
  }
}
