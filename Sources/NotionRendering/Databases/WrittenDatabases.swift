package import NotionExportKit
package import NotionModel
internal import Synchronization

/// Which documents of databases show the workspace as it is.
///
/// The events of a database and of each of its data sources write the same document, and writing it reads all
/// rows; while nothing changes, once is enough.
package final class WrittenDatabases: Sendable {
  private struct State {
    var revision: Int?
    var ids: Set<ObjectID> = []
  }

  private static let limit = 10_000

  private let workspace: any WorkspaceReader
  private let state = Mutex(State())

  /// None yet.
  package init(of workspace: any WorkspaceReader) { self.workspace = workspace }

  /// Runs `write` unless it has been run for the same database since the workspace last changed.
  ///
  /// `write` must read all that it shows itself: what was read before may be older than the workspace.
  ///
  /// - Throws: what `write` throws; it is then run again.
  package nonisolated(nonsending) func unlessCurrent(
    _ id: ObjectID, _ write: nonisolated(nonsending) () async throws -> Void
  ) async throws {
    // Asked before anything is read, so that a change in between is noticed the next time.
    let revision = workspace.revision
    if let revision, state.withLock({ $0.revision == revision && $0.ids.contains(id) }) { return }
    try await write()
    guard let revision else { return }
    state.withLock { state in
      if state.revision != revision || state.ids.count >= Self.limit { state = State(revision: revision) }
      state.ids.insert(id)
    }
  }
}
