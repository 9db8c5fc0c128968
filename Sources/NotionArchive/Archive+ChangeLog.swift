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
    try reader.ask { tables in
      try tables.changeLog.entries(after: position, limit: limit).map { entry in
        switch entry.subject {
        // An entry whose object is gone tells of nothing, as one of a block does.
        case .object:
          LoggedChange(
            position: entry.position, id: entry.id, kind: (entry.kind ?? StoredKind.block).exportedKind)
        case .user: LoggedChange(position: entry.position, id: entry.id, kind: .user)
        case .asset: LoggedChange(position: entry.position, id: nil, kind: .asset)
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
    let state = try reader.ask { try $0.objects.state(of: id) }
    guard state == .removed || state == .unavailable else { return nil }
    return .removed(RemovedObject(id: id, kind: change.kind))
  }

  /// The event of a template: none, unless it was taken for a page before; `nil` for any other object.
  private func template(_ id: ObjectID) throws -> ExportEvent?? {
    guard let wasPage = try reader.ask({ try $0.templates.wasPage(id) }) else { return nil }
    return .some(wasPage ? .removed(RemovedObject(id: id, kind: .page)) : nil)
  }

  private func assetEvent(at position: LogPosition) throws -> ExportEvent? {
    guard let file = try reader.ask({ try $0.assets.readable(at: position) }) else { return nil }
    // Its row stays so that whoever has written the file is told that it is gone.
    return file.state == .removed ? .removedAsset(file.key) : file.asset.map(ExportEvent.asset)
  }

  /// The position of the newest entry; 0 in an empty log.
  package func lastPosition() async throws -> LogPosition {
    try await database.read { try ChangeLogTable(database: $0).end() }
  }

  /// The stamp of the log at a position, also for a task that has been cancelled and saves how far it came.
  package func stamp(at position: LogPosition) async throws -> String? {
    try readers.read { try LogStamps.stamp(at: position, in: $0) }
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
