import DurableFiles
import Foundation
import GRDB
import NotionExportKit
import NotionModel

/// A present object and its place in the outline.
struct StoredNode: Sendable {
  var id: ObjectID
  var kind: StoredKind
  var title: String
  /// `nil` if its order is unknown.
  var ordinal: Int?
  var container: Int64?

  /// The columns of the row that is decoded as a node, for the object `o`.
  static let columns = "o.id, o.kind, o.title, o.ordinal, o.container"

  init(row: Row) throws {
    id = try row.value(at: 0)
    kind = try StoredKind.stored(row, 1, in: "objects")
    title = try row.value(at: 2)
    ordinal = try row.value(at: 3)
    container = try row.value(at: 4)
  }
}

/// A node and its container.
struct PlacedNode: Sendable {
  var node: StoredNode
  /// `nil` at the top.
  var parent: ObjectID?
  /// Whether no sibling needs a name with the same key; `false` if that was not queried, and for the root.
  var isLonely: Bool

  static let columns = "\(StoredNode.columns), p.id, \(isLonely)"

  /// The columns without the sibling query, which takes an index lookup.
  static let columnsAlone = "\(StoredNode.columns), p.id, false"

  private static let isLonely = """
    p.key IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM objects n
      WHERE n.container = o.container AND n.title_key = o.title_key AND n.key <> o.key
        AND n.state = \(StoredState.present.sql) AND n.kind <= \(StoredKind.lastOfOutline.sql))
    """

  init(row: Row) throws {
    node = try StoredNode(row: row)
    parent = try row.value(at: 5)
    isLonely = try row.value(at: 6)
  }
}

/// An object as readers see it: its place, the published revisions of its lists, and its body.
struct PublishedObject: Sendable {
  var place: PlacedNode
  var key: Int64
  var blocksRevision: Int
  var propertiesRevision: Int
  var commentsRevision: Int
  /// The stored body; `nil` if it was damaged and discarded.
  var body: Data?

  /// The columns after those of the place.
  static let columns = "o.key, o.blocks_revision, o.properties_revision, o.comments_revision, o.body"

  init(row: Row) throws {
    place = try PlacedNode(row: row)
    key = try row.value(at: 7)
    blocksRevision = try row.value(at: 8)
    propertiesRevision = try row.value(at: 9)
    commentsRevision = try row.value(at: 10)
    body = try row.value(at: 11)
  }
}

/// Objects in the outline.
extension ObjectsTable {
  /// The condition that the object `o` is in the archive.
  static let isPresent = "o.state = \(StoredState.present.sql)"
  /// The condition that the object `o` is of a kind in the outline.
  static let isInOutline = "o.kind <= \(StoredKind.lastOfOutline.sql)"
  /// Objects `o` with their container `p`, which must be in the archive itself.
  static let withPlace = """
    objects o LEFT JOIN objects p ON p.key = o.container AND p.state = \(StoredState.present.sql)
      AND p.kind <= \(StoredKind.lastOfOutline.sql)
    """

  /// Returns the place of a page, database or data source, or `nil` if it is not in the archive.
  func node(_ id: ObjectID) throws -> PlacedNode? {
    try first(
      """
      SELECT \(PlacedNode.columns) FROM \(Self.withPlace)
      WHERE o.id = ? AND \(Self.isPresent) AND \(Self.isInOutline)
      """, [id], PlacedNode.init)
  }

  /// Returns an object of a kind as readers see it, or `nil` if it is not in the archive.
  func published(_ id: ObjectID, _ kind: StoredKind) throws -> PublishedObject? {
    try first(
      """
      SELECT \(PlacedNode.columns), \(PublishedObject.columns) FROM \(Self.withPlace)
      WHERE o.id = ? AND o.kind = ? AND \(Self.isPresent)
      """, [id, kind], PublishedObject.init)
  }

  /// Returns the objects of a kind after an id, ordered by id.
  func published(_ kind: StoredKind, after id: ObjectID, limit: Int) throws -> [PublishedObject] {
    try Row.fetchAll(
      statement(
        """
        SELECT \(PlacedNode.columnsAlone), \(PublishedObject.columns) FROM \(Self.withPlace)
        WHERE o.kind = \(kind.sql) AND \(Self.isPresent) AND o.id > ? ORDER BY o.id LIMIT ?
        """), arguments: [id, limit]
    ).map(PublishedObject.init)
  }

  /// Returns the key of a page and the published revision of its blocks, or `nil` if it is not in the
  /// archive.
  func publishedBlocks(of page: ObjectID) throws -> (key: Int64, revision: Int)? {
    try first(
      "SELECT o.key, o.blocks_revision FROM objects o WHERE o.id = ? AND o.kind = ? AND \(Self.isPresent)",
      [page, StoredKind.page]
    ) { (try $0.value(at: 0), try $0.value(at: 1)) }
  }

  /// Returns the nodes in a container whose titles have a key, ordered by id.
  func nodes(in parent: ObjectID, titleKey: String, limit: Int) throws -> [StoredNode] {
    try Row.fetchAll(
      statement(
        """
        SELECT \(StoredNode.columns) FROM objects p
        JOIN objects o ON o.container = p.key AND \(Self.isPresent) AND o.title_key = ? AND \(Self.isInOutline)
        WHERE p.id = ? AND p.state = \(StoredState.present.sql) ORDER BY o.id LIMIT ?
        """), arguments: [titleKey, parent, limit]
    ).map(StoredNode.init)
  }

  /// Returns the ordinal after the last known one in a container; 0 if none is known.
  func endOfOrder(in container: Int64?) throws -> Int {
    try Int.fetchOne(
      statement("SELECT MAX(ordinal) + 1 FROM objects WHERE container = ?"), arguments: [container]) ?? 0
  }

  // MARK: Verification

  /// Returns the objects of a kind after an id that are in the change log, ordered by id.
  func logged(_ kind: StoredKind, after id: ObjectID, limit: Int) throws -> [(
    id: ObjectID, position: LogPosition
  )] {
    try Row.fetchAll(
      statement(
        """
        SELECT o.id, l.position FROM objects o
        JOIN change_log l ON l.subject = \(LogSubjectKind.object.sql) AND l.object = o.key
        WHERE o.kind = \(kind.sql) AND \(Self.isPresent) AND o.id > ? ORDER BY o.id LIMIT ?
        """), arguments: [id, limit]
    ).map { (try $0.value(at: 0), try $0.value(at: 1)) }
  }

  /// Returns the state of an object and its position in the change log, or `nil` if it is unknown.
  func logged(_ id: ObjectID) throws -> (state: StoredState, position: LogPosition?)? {
    try first(
      """
      SELECT o.state, l.position FROM objects o
      LEFT JOIN change_log l ON l.subject = \(LogSubjectKind.object.sql) AND l.object = o.key WHERE o.id = ?
      """, [id]
    ) { (try StoredState.stored($0, 0, in: "objects"), try $0.value(at: 1)) }
  }
}

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
