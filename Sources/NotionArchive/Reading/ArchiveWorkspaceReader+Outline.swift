import DurableFiles
import GRDB
package import NotionExportKit
package import NotionModel

extension ArchiveWorkspaceReader {
  static let nodeColumns = "o.key, o.id, o.kind, o.title, o.ordinal, o.container, p.id AS place"
  /// Whether no sibling wants a name of the same key; not told at the top, where siblings have no container.
  static let lonelyColumn = """
    p.key IS NOT NULL AND NOT EXISTS (
      SELECT 1 FROM objects n
      WHERE n.container = o.container AND n.title_key = o.title_key AND n.key <> o.key AND n.state = \(StoredState.present.sql)
        AND n.kind <= \(StoredKind.lastOfOutline.sql)
    ) AS lonely
    """
  private static let nodeQuery = """
    SELECT \(nodeColumns), \(lonelyColumn) FROM \(objectJoin) WHERE o.id = ? AND o.state = \(StoredState.present.sql) AND o.kind <= \(StoredKind.lastOfOutline.sql)
    """
  /// The nodes of a path at most.
  private static let depthLimit = 200

  /// The place of a page, database or data source; `nil` where it is not in the archive.
  package func node(_ id: ObjectID) async throws -> OutlineNode? {
    let revision = revision
    return try read { try node(id, at: revision, in: $0) }
  }

  /// The nodes from the top of the outline down to `id`, both included; empty where `id` is not in the archive.
  ///
  /// Of a deep outline they are the 200 nearest to `id`.
  package func path(to id: ObjectID) async throws -> [OutlineNode] {
    let revision = revision
    return try read { database in
      var path: [OutlineNode] = []
      var next: ObjectID? = id
      while let current = next, path.count < Self.depthLimit,
        let node = try node(current, at: revision, in: database)
      {
        path.append(node)
        next = node.parent
      }
      return path.reversed()
    }
  }

  private func node(_ id: ObjectID, at revision: Int?, in database: Database) throws -> OutlineNode? {
    let row = try Row.fetchOne(database.cachedStatement(sql: Self.nodeQuery), arguments: [id])
    return try row.map { row in
      let node = try place(row, in: database)
      try note(row, node, at: revision)
      return node
    }
  }

  /// Keeps what a row with ``lonelyColumn`` tells, as whoever reads a place mostly asks for its namesakes next.
  func note(_ row: Row, _ node: OutlineNode, at revision: Int?) throws {
    if try row.value("lonely") as Bool { recent.noteLonely(node, at: revision) }
  }

  /// The place of an object whose row has the columns of a node.
  func place(_ row: Row, in database: Database) throws -> OutlineNode {
    try node(row, in: row.value("place"), database)
  }

  /// The place of what stands in `parent`, or at the top.
  func node(_ row: Row, in parent: ObjectID?, _ database: Database) throws -> OutlineNode {
    let id: ObjectID = try row.value("id")
    let kind: StoredKind = try row.value("kind")
    return OutlineNode(
      id: id, kind: kind.exportedKind, parent: parent, title: try row.value("title"),
      ordinal: parent == nil
        ? 0 : try row.value("ordinal") ?? endOfOrder(in: row.value("container"), in: database),
      isArchived: try isArchived(id, in: database))
  }

  /// Whether a page is archived, or stands in one that is.
  private func isArchived(_ id: ObjectID, in database: Database) throws -> Bool {
    guard try hasArchived(in: database) else { return false }
    return try Bool.fetchOne(
      database.cachedStatement(
        sql: """
          WITH RECURSIVE above (key) AS (
            SELECT key FROM objects WHERE id = ?
            UNION SELECT o.container FROM above a JOIN objects o ON o.key = a.key WHERE o.container IS NOT NULL)
          SELECT EXISTS (SELECT 1 FROM above a JOIN archived_pages p ON p.object = a.key)
          """), arguments: [id]) ?? false
  }

  /// Whether there is any archived page; mostly there is none.
  func hasArchived(in database: Database) throws -> Bool {
    try Bool.fetchOne(
      database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM archived_pages)")) ?? false
  }

  /// The place that all share whose order nothing tells: after those whose order is told.
  ///
  /// While a data source is fetched that may be all of its rows, so they are not counted.
  private func endOfOrder(in container: Int64, in database: Database) throws -> Int {
    try Int.fetchOne(
      database.cachedStatement(sql: "SELECT MAX(ordinal) + 1 FROM objects WHERE container = ?"),
      arguments: [container]) ?? 0
  }
}

extension ArchiveWorkspaceReader {
  /// The siblings whose titles have the same key, which an index finds.
  package func namesakes(of node: OutlineNode) async throws -> [OutlineNode] {
    if recent.isLonely(node, at: revision) { return [node] }
    let key = TitleKey.key(of: node.title)
    return try read { database in
      guard let parent = node.parent else { return try topNamesakes(key, in: database) }
      return try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT \(Self.nodeColumns) FROM objects p
            JOIN objects o ON o.container = p.key AND o.state = \(StoredState.present.sql) AND o.title_key = ? AND o.kind <= \(StoredKind.lastOfOutline.sql)
            WHERE p.id = ? AND p.state = \(StoredState.present.sql) ORDER BY o.id LIMIT \(OutlineNode.namesakeLimit)
            """), arguments: [key, parent]
      ).map { try place($0, in: database) }
    }
  }
}

extension ArchiveWorkspaceReader {
  /// The workspace's name and id.
  package func description() async throws -> WorkspaceDescription {
    try read { database in
      WorkspaceDescription(
        id: try Meta.value(.workspaceID, in: database), name: try Meta.value(.workspaceName, in: database))
    }
  }

  /// How many objects of each kind there are.
  package func counts() async throws -> WorkspaceCounts {
    try read { database in
      let tables = ArchiveTables(database: database, codec: codec)
      return WorkspaceCounts(
        pages: try tables.objects.count(.page), databases: try tables.objects.count(.database),
        dataSources: try tables.objects.count(.dataSource), users: try tables.users.count(),
        assets: try tables.assets.count(.present, .unavailable))
    }
  }
}
