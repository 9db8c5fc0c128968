import DurableFiles
import GRDB
package import NotionExportKit
import NotionModel

extension Archive: ChangeSource {
  /// The archive's own id.
  package var archiveID: String { id }

  /// The entries after a position, in order; empty where there are none yet.
  ///
  /// A change of an object takes its older entry out of the log, so a reader meets each object once however
  /// far it is behind.
  package func changes(after position: LogPosition, limit: Int) async throws -> [LoggedChange] {
    try reader.ask { database in
      let entries = try Row.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT l.position, l.subject, o.kind, o.id, u.id AS user
            FROM (SELECT * FROM change_log WHERE position > ? ORDER BY position LIMIT ?) l
            LEFT JOIN objects o ON l.subject = \(LogSubjectKind.object.sql) AND o.key = l.object
            LEFT JOIN users u ON l.subject = \(LogSubjectKind.user.sql) AND u.key = l.object
            ORDER BY l.position
            """), arguments: [position, limit])
      return try entries.map { row in
        let position: LogPosition = try row.value("position")
        switch try row.value("subject") as LogSubjectKind {
        case .object:
          // An entry whose object is gone tells of nothing, as one of a block does.
          let kind: StoredKind? = try row.value("kind")
          return LoggedChange(
            position: position, id: try row.value("id"), kind: (kind ?? .block).exportedKind)
        case .user: return LoggedChange(position: position, id: try row.value("user"), kind: .user)
        case .asset: return LoggedChange(position: position, id: nil, kind: .asset)
        }
      }
    }
  }

  /// What a sink is to be told of an entry, as the object is now; `nil` where a later entry will tell.
  package func event(for change: LoggedChange) async throws -> ExportEvent? {
    guard let id = change.id else { return try assetEvent(at: change.position) }
    if change.kind == .page, let template = try template(id) { return template }
    switch change.kind {
    case .page:
      if let document = try reader.pageToWrite(PageID(id)) { return .page(document) }
    case .database:
      if let document = try await reader.database(DatabaseID(id)) { return .database(document) }
    case .dataSource:
      if let document = try await reader.dataSource(DataSourceID(id)) { return .dataSource(document) }
    case .user: return try await reader.user(UserID(id)).map(ExportEvent.user)
    case .block, .comment, .view, .asset: return nil
    }
    let state = try reader.ask { database in
      try StoredState.fetchOne(
        database.cachedStatement(sql: "SELECT state FROM objects WHERE id = ?"), arguments: [id])
    }
    guard state == .removed || state == .unavailable else { return nil }
    return .removed(RemovedObject(id: id, kind: change.kind))
  }

  /// The event of a template: none, unless it was taken for a page before; `nil` for any other object.
  private func template(_ id: ObjectID) throws -> ExportEvent?? {
    let row = try reader.ask { database in
      try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT t.was_page FROM objects o LEFT JOIN templates t ON t.id = o.id WHERE o.id = ? AND o.kind = ?
            """), arguments: [id, StoredKind.template])
    }
    guard let row else { return nil }
    let wasPage: Bool = try row.value("was_page") ?? false
    return .some(wasPage ? .removed(RemovedObject(id: id, kind: .page)) : nil)
  }

  private func assetEvent(at position: LogPosition) throws -> ExportEvent? {
    try reader.ask { database in
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT a.* FROM change_log l JOIN assets a ON a.key = l.object
            WHERE l.position = ? AND l.subject = ?
            """), arguments: [position, LogSubjectKind.asset])
      guard let row else { return nil }
      // Its row stays so that whoever has written the file is told that it is gone.
      if try row.value("state") == StoredState.removed {
        return .removedAsset(AssetKey(text: try row.value("text")))
      }
      return try ArchiveWorkspaceReader.asset(row: row).map(ExportEvent.asset)
    }
  }

  /// The position of the newest entry; 0 in an empty log.
  package func lastPosition() async throws -> LogPosition {
    try await database.read { database in
      try LogPosition.fetchOne(database, sql: "SELECT MAX(position) FROM change_log") ?? 0
    }
  }

  /// Waits until the log reaches beyond `position`, or will not in this run.
  ///
  /// A crawl that ends calls ``endChanges()``; where none is to run, whoever starts the lanes does.
  package func waitForChanges(after position: LogPosition) async throws -> ChangeLogState {
    try await signal.wait(after: position)
  }

  /// Tells all who wait that nothing will come any more in this run.
  ///
  /// They learn too whether the newest crawl has come to its end, or has left something to be fetched.
  package func endChanges() async throws {
    let stage: CrawlStage? = try await database.read { try Meta.value(.stage, in: $0) }
    signal.end(isComplete: stage == .complete)
  }

  /// Tells all who wait that nothing more will come, as what would have told them has failed.
  package func abandonChanges() { signal.end(isComplete: false) }
}
