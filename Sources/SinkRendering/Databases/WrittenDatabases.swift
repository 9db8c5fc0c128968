public import NotionExportKit
public import NotionModel
internal import Synchronization

/// The databases whose documents are up to date.
///
/// The events of a database and of each of its data sources write the same document, and writing it reads all
/// rows; without a change in between, once is enough.
///
/// ```swift
/// try await written.unlessCurrent(id) { try await write(database) }
/// ```
public final class WrittenDatabases: Sendable {
  private struct State {
    var revision: Int?
    var ids: Set<ObjectID> = []
  }

  private static let limit = 10_000

  private let workspace: any WorkspaceReader
  private let state = Mutex(State())

  /// Creates an empty set.
  public init(of workspace: any WorkspaceReader) { self.workspace = workspace }

  /// Runs `write` unless it has been run for the same database since the workspace last changed.
  ///
  /// `write` must read everything that it shows itself: data that was read before may be outdated.
  ///
  /// - Throws: the error that `write` throws; the next call runs it again.
  public nonisolated(nonsending) func unlessCurrent(
    _ id: ObjectID, _ write: nonisolated(nonsending) () async throws -> Void
  ) async throws {
    // Read before everything else, so that a change in between is detected the next time.
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
