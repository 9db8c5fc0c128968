public import NotionExportKit
internal import NotionModel
internal import Synchronization

/// Finds the document that each event is about.
///
/// The events of a database and of each of its data sources are about the same document, and writing it reads all
/// rows; without a change of the workspace in between, it is written once. A data source whose database is not in the
/// archive has its own document until the database arrives.
///
/// ```swift
/// func write(_ event: ExportEvent) async throws {
///   try await events.forDocument(of: event) { subject in try await write(subject) }
/// }
/// ```
public final class DocumentEvents: Sendable {
  private struct State {
    var revision: Int?
    var ids: Set<ObjectID> = []
  }

  private static let limit = 10_000

  private let workspace: any WorkspaceReader
  private let output: any OutputTree
  /// The databases whose documents are up to date.
  private let state = Mutex(State())

  /// Creates a value for the events of one export.
  public init(in context: SinkContext) {
    workspace = context.workspace
    output = context.output
  }

  /// Calls `write` if an event requires that a document be written.
  ///
  /// - Parameters:
  ///   - event: the event; events about files, users, removals and surroundings are about no document.
  ///   - write: writes the document; it must read the rows itself, as data that was read before may be outdated.
  /// - Throws: an error of the output or of reading the archive, or the error that `write` throws, after which the next
  ///   call runs it again.
  public nonisolated(nonsending) func forDocument(
    of event: ExportEvent, _ write: nonisolated(nonsending) (DocumentSubject) async throws -> Void
  ) async throws {
    switch event {
    case .page(let document): try await write(.page(document))
    case .database(let document): try await unlessCurrent(document, write)
    case .dataSource(let document):
      guard let parent = document.place.parent,
        let database = try await workspace.database(DatabaseID(parent))
      else { return try await write(.database(.dataSource(document))) }
      // It had a separate document while its database was unknown.
      try await output.removeFiles(of: .object(document.dataSource.id.object))
      try await unlessCurrent(database, write)
    case .user, .asset, .removed, .removedAsset, .surroundings: break
    }
  }

  private nonisolated(nonsending) func unlessCurrent(
    _ document: DatabaseDocument, _ write: nonisolated(nonsending) (DocumentSubject) async throws -> Void
  ) async throws {
    let id = document.database.id
    // Read before everything else, so that a change in between is detected the next time.
    let revision = workspace.revision
    if let revision, state.withLock({ $0.revision == revision && $0.ids.contains(id.object) }) { return }
    // The views may have changed while the event was queued.
    var current = try await workspace.database(id) ?? document
    current.changes = document.changes
    try await write(.database(.database(current)))
    guard let revision else { return }
    state.withLock { state in
      if state.revision != revision || state.ids.count >= Self.limit { state = State(revision: revision) }
      state.ids.insert(id.object)
    }
  }
}
