import DurableFiles
import GRDB
package import NotionExportKit
package import NotionModel

/// What a verification asks of the archive.
extension Archive {
  /// An object that an output should hold.
  package struct ExpectedObject: Sendable {
    package let id: ObjectID
    /// Where the log tells of it.
    package let position: LogPosition
  }

  /// The objects of a kind that are present, in the order of ids.
  package func expectedObjects(_ kind: ExportedKind, after id: ObjectID?, limit: Int) async throws
    -> [ExpectedObject]
  {
    let id = id ?? ObjectID(high: 0, low: 0)
    func objects(_ stored: StoredKind) -> String {
      """
      SELECT o.id, l.position FROM objects o JOIN change_log l ON l.subject = \(LogSubjectKind.object.sql) AND l.object = o.key
      WHERE o.kind = \(stored.sql) AND o.state = \(StoredState.present.sql) AND o.id > ? ORDER BY o.id LIMIT ?
      """
    }
    let sql: String
    switch kind {
    case .user:
      sql = """
        SELECT u.id, l.position FROM users u JOIN change_log l ON l.subject = \(LogSubjectKind.user.sql) AND l.object = u.key
        WHERE u.state = \(StoredState.present.sql) AND u.id > ? ORDER BY u.id LIMIT ?
        """
    case .page: sql = objects(.page)
    case .database: sql = objects(.database)
    case .dataSource: sql = objects(.dataSource)
    // Parts of others, and files.
    case .block, .comment, .view, .asset: return []
    }
    return try await database.read { database in
      try Row.fetchAll(database.cachedStatement(sql: sql), arguments: [id, limit]).map {
        ExpectedObject(id: try $0.value("id"), position: try $0.value("position"))
      }
    }
  }

  /// The files whose content is here, in the order of keys, with the place of each in the log.
  package func expectedAssets(after key: String, limit: Int) async throws -> [(
    asset: Asset, position: LogPosition
  )] {
    try await database.read { database in
      let rows = try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT a.*, l.position FROM assets a
            LEFT JOIN change_log l ON l.subject = \(LogSubjectKind.asset.sql) AND l.object = a.key
            WHERE a.state = \(StoredState.present.sql) AND a.text > ? ORDER BY a.text LIMIT ?
            """), arguments: [key, limit])
      return try rows.compactMap { row in
        try ArchiveWorkspaceReader.asset(row: row).map { ($0, try row.value("position") ?? 0) }
      }
    }
  }

  /// Whether an object is not in the archive any more, and a lane at `position` has been told.
  package func isGone(_ id: ObjectID, asOf position: LogPosition) throws -> Bool {
    try readers.read { database in
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT o.state, l.position FROM objects o
            LEFT JOIN change_log l ON l.subject = \(LogSubjectKind.object.sql) AND l.object = o.key WHERE o.id = ?
            """), arguments: [id])
      guard let row else { return try !UsersTable(database: database, codec: codec).contains(id) }
      let state: StoredState = try row.value("state")
      let told: LogPosition = try row.value("position") ?? 0
      return state != .present && told <= position
    }
  }

  /// Whether a file is not in the archive any more, and a lane at `position` has been told.
  package func isGone(_ key: AssetKey, asOf position: LogPosition) throws -> Bool {
    try readers.read { database in
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT a.state, l.position FROM assets a
            LEFT JOIN change_log l ON l.subject = \(LogSubjectKind.asset.sql) AND l.object = a.key WHERE a.text = ?
            """), arguments: [key.text])
      guard let row else { return true }
      let state: StoredState = try row.value("state")
      let told: LogPosition = try row.value("position") ?? 0
      // One that was set aside is fetched again.
      return state != .present && state != .referenced && told <= position
    }
  }

  /// How many entries of the log a lane has not read.
  package func entries(after position: LogPosition) async throws -> Int {
    try await database.read { try ChangeLogTable(database: $0).count(after: position) }
  }

  /// The minute of the last edit of an object that is present; `nil` where it is not.
  package func editedMinute(_ id: ObjectID) async throws -> Int? {
    try await database.read { [codec] in try ArchiveTables(database: $0, codec: codec).objects.edited(id) }
  }
}
