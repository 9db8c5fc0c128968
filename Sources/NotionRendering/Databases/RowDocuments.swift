package import NotionExportKit
internal import NotionModel
internal import Synchronization

/// A cache of the pages of a database's rows, which are kept while one document is written if they are few.
///
/// Rows are read for sorting, for each view, and for all rows that a view hides. If there are many rows, none
/// is cached: the few that would fit are not worth it.
package final class RowDocuments: Sendable {
  private struct State {
    var documents: [ObjectID: PageDocument] = [:]
    /// The bytes of JSON of the documents.
    var byteCount = 0
    /// Whether there are more than fit into the cache.
    var areMany = false
  }

  /// Capacity in bytes of JSON; with the decoded values they take four times as much.
  private static let limit = 256 << 10

  private let workspace: any WorkspaceReader
  private let state = Mutex(State())

  /// Creates an empty cache.
  package init(in workspace: any WorkspaceReader) { self.workspace = workspace }

  /// The rows whose pages are cached.
  var kept: Set<ObjectID> { state.withLock { Set($0.documents.keys) } }

  /// Returns the page of a row, or `nil` if it is not in the archive.
  func document(of row: ObjectID) async throws -> PageDocument? {
    if let known = state.withLock({ $0.documents[row] }) { return known }
    guard let document = try await workspace.page(PageID(row)) else { return nil }
    state.withLock { state in
      guard !state.areMany else { return }
      state.documents[row] = document
      state.byteCount += document.page.json.count
      guard state.byteCount > Self.limit else { return }
      state.areMany = true
      state.documents = [:]
    }
    return document
  }
}
