import DurableFiles
import GRDB
package import NotionExportKit
package import NotionModel
import Synchronization

/// An entry of the change log: something about this object changed.
package struct LoggedChange: Sendable, Hashable {
  /// The position of the entry.
  package let position: LogPosition
  /// The object; `nil` for an asset.
  package let id: ObjectID?
  /// The kind of the object.
  package let kind: ExportedKind
  /// Whether only the surroundings of the object have changed.
  package let isOfSurroundings: Bool
  /// The aspects that have changed.
  package let aspects: Set<Aspect>

  package init(
    position: LogPosition, id: ObjectID?, kind: ExportedKind, isOfSurroundings: Bool = false,
    aspects: Set<Aspect>? = nil
  ) {
    self.position = position
    self.id = id
    self.kind = kind
    self.isOfSurroundings = isOfSurroundings
    self.aspects = aspects ?? (isOfSurroundings ? Aspect.ofSurroundings : Aspect.ofDocument)
  }
}

/// The state of the log when a lane has read all of its entries.
package enum ChangeLogState: Sendable, Hashable {
  /// More has been logged.
  case advanced
  /// No more entries follow: everything of the workspace has been read.
  case complete
  /// No more entries follow in this run, and the crawl is incomplete.
  case incomplete
}

/// A source of changes for a lane: the archive, or a test's script.
package protocol ChangeSource: Sendable {
  /// The id of the archive; positions of another archive have no meaning here.
  var archiveID: String { get }

  /// Returns the next entries after a position, in order.
  func changes(after position: LogPosition, limit: Int) async throws -> [LoggedChange]

  /// Returns the event of an entry for the archive's current state, or `nil` if a later entry covers it.
  func event(for change: LoggedChange) async throws -> ExportEvent?

  /// Waits until there is an entry after `position`, or no more will follow.
  func waitForChanges(after position: LogPosition) async throws -> ChangeLogState

  /// Returns a random stamp for the stretch of the log in which a position was reached, or `nil` if the log
  /// is shorter.
  ///
  /// An older copy of an archive that grows again reaches the same positions with other stamps.
  func stamp(at position: LogPosition) async throws -> String?
}

extension ChangeSource {
  /// Returns one stamp for a whole log that is never replaced by an older copy.
  package func stamp(at position: LogPosition) async throws -> String? { "" }
}

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
        case .object, .surroundings:
          LoggedChange(
            position: entry.position, id: entry.id, kind: (entry.kind ?? StoredKind.block).exportedKind,
            isOfSurroundings: entry.subject == .surroundings, aspects: entry.aspects.aspects)
        case .user: LoggedChange(position: entry.position, id: entry.id, kind: .user)
        case .asset: LoggedChange(position: entry.position, id: nil, kind: .asset)
        }
      }
    }
  }

  /// Returns the event of an entry for the current state of the object, or `nil` if a later entry covers it.
  package func event(for change: LoggedChange) async throws -> ExportEvent? {
    guard let id = change.id else { return try assetEvent(at: change.position) }
    if change.isOfSurroundings {
      return try await reader.node(id).map { .surroundings($0, changes: change.aspects) }
    }
    if change.kind == .page, let template = try template(id) { return template }
    switch change.kind {
    case .page:
      if var document = try reader.pageToWrite(PageID(id)) {
        document.changes = change.aspects
        return .page(document)
      }
    case .database:
      if var document = try await reader.database(DatabaseID(id)) {
        document.changes = change.aspects
        return .database(document)
      }
    case .dataSource:
      if var document = try await reader.dataSource(DataSourceID(id)) {
        document.changes = change.aspects
        return .dataSource(document)
      }
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

/// Wakes tasks that wait for the change log to grow.
package final class ChangeSignal: Sendable {
  private typealias Waiter = (after: LogPosition, continuation: CheckedContinuation<ChangeLogState, Never>)

  private struct State {
    var position: LogPosition = 0
    /// The end of the log in this run, if it was reached.
    var end: ChangeLogState?
    var nextWaiter = 0
    var waiters: [Int: Waiter] = [:]

    func answer(after position: LogPosition) -> ChangeLogState? {
      self.position > position ? .advanced : end
    }
  }

  private let state = Mutex(State())

  /// Announces that the log now extends to `position`.
  package func advance(to position: LogPosition) { wake { $0.position = max($0.position, position) } }

  /// Announces that the log is complete for this run.
  func end(isComplete: Bool) {
    wake { if $0.end == nil { $0.end = isComplete ? .complete : .incomplete } }
  }

  /// Waits until the log extends beyond `position`, or is complete for this run.
  func wait(after position: LogPosition) async throws -> ChangeLogState {
    let waiter = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    let answer = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let answer: ChangeLogState? = state.withLock { state in
          if Task.isCancelled { return .incomplete }
          if let answer = state.answer(after: position) { return answer }
          state.waiters[waiter] = (position, continuation)
          return nil
        }
        if let answer { continuation.resume(returning: answer) }
      }
    } onCancel: {
      let waiting = state.withLock { $0.waiters.removeValue(forKey: waiter) }
      waiting?.continuation.resume(returning: .incomplete)
    }
    try Task.checkCancellation()
    return answer
  }

  private func wake(_ change: (inout State) -> Void) {
    let woken = state.withLock { state in
      change(&state)
      var woken: [(Waiter, ChangeLogState)] = []
      for (key, waiter) in state.waiters {
        guard let answer = state.answer(after: waiter.after) else { continue }
        woken.append((waiter, answer))
        state.waiters[key] = nil
      }
      return woken
    }
    for (waiter, answer) in woken { waiter.continuation.resume(returning: answer) }
  }
}
