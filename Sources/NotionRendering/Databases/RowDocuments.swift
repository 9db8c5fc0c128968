package import NotionExportKit
internal import NotionModel
internal import Synchronization

/// The pages of a database's rows, which are kept while one document is written if they are few.
///
/// Rows are read to be put in order, for each view, and for all that a view leaves out. Of many rows none are
/// kept: the few that there would be room for are not worth it.
package final class RowDocuments: Sendable {
  private struct State {
    var documents: [ObjectID: PageDocument] = [:]
    /// The bytes of JSON of the documents.
    var byteCount = 0
    /// Whether there are more than can be kept.
    var areMany = false
  }

  /// How many bytes of JSON are kept; with the values read from them they take four times as much.
  private static let limit = 256 << 10

  private let workspace: any WorkspaceReader
  private let state = Mutex(State())

  /// None yet.
  package init(in workspace: any WorkspaceReader) { self.workspace = workspace }

  /// The rows whose pages are kept.
  var kept: Set<ObjectID> { state.withLock { Set($0.documents.keys) } }

  /// The page of a row; `nil` where it is not in the archive.
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
