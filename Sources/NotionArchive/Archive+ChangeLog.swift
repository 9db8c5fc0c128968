import DurableFiles
import GRDB
package import NotionExportKit
import NotionModel

extension Archive: ChangeSource {
  /// The archive's own id.
  package var archiveID: String { id }

  /// Returns the entries after a position in order, or an empty array if there are none yet.
  ///
  /// A change of an object replaces its older entry in the log, so a reader receives each object once,
  /// however far it is behind.
  package func changes(after position: LogPosition, limit: Int) async throws -> [LoggedChange] {
    try reader.ask { tables in
      try tables.changeLog.entries(after: position, limit: limit).map { entry in
        switch entry.subject {
        // An entry without an object has no event; neither has one of a block.
        case .object:
          LoggedChange(
            position: entry.position, id: entry.id, kind: (entry.kind ?? StoredKind.block).exportedKind)
        case .user: LoggedChange(position: entry.position, id: entry.id, kind: .user)
        case .asset: LoggedChange(position: entry.position, id: nil, kind: .asset)
        }
      }
    }
  }

  /// Returns the event of an entry for the current state of the object, or `nil` if a later entry covers it.
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
    let state = try reader.ask { try $0.objects.state(of: id) }
    guard state == .removed || state == .unavailable else { return nil }
    return .removed(RemovedObject(id: id, kind: change.kind))
  }

  /// Returns the event of a template: none, unless it was a page before; returns `nil` for any other object.
  private func template(_ id: ObjectID) throws -> ExportEvent?? {
    guard let wasPage = try reader.ask({ try $0.templates.wasPage(id) }) else { return nil }
    return .some(wasPage ? .removed(RemovedObject(id: id, kind: .page)) : nil)
  }

  private func assetEvent(at position: LogPosition) throws -> ExportEvent? {
    guard let file = try reader.ask({ try $0.assets.readable(at: position) }) else { return nil }
    // Its row is kept so that lanes that have written the file receive its removal.
    return file.state == .removed ? .removedAsset(file.key) : file.asset.map(ExportEvent.asset)
  }

  /// The position of the newest entry; 0 in an empty log.
  package func lastPosition() async throws -> LogPosition {
    try await database.read { try ChangeLogTable(database: $0).end() }
  }

  /// Returns the stamp of the log at a position, also for a cancelled task that saves its position.
  package func stamp(at position: LogPosition) async throws -> String? {
    try readers.read { try LogStamps.stamp(at: position, in: $0) }
  }

  /// Waits until the log extends beyond `position`, or is complete for this run.
  ///
  /// A crawl calls ``endChanges()`` when it ends; in a run without a crawl, the code that starts the lanes
  /// calls it.
  package func waitForChanges(after position: LogPosition) async throws -> ChangeLogState {
    try await signal.wait(after: position)
  }

  /// Ends the log for this run, and wakes all waiting readers.
  ///
  /// They also learn whether the newest crawl is complete.
  package func endChanges() async throws {
    let stage: CrawlStage? = try await database.read { try Meta.value(.stage, in: $0) }
    signal.end(isComplete: stage == .complete)
  }

  /// Ends the log after a failure, and wakes all waiting readers.
  package func abandonChanges() { signal.end(isComplete: false) }
}
