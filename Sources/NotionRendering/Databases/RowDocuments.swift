package import NotionExportKit
internal import NotionModel
internal import Synchronization

/// The pages of rows, of which the first are kept while one document is written.
///
/// A database's rows are read to be put in order, for its table, and for all that the table leaves out.
package final class RowDocuments: Sendable {
  private struct State {
    var documents: [ObjectID: PageDocument] = [:]
    /// The bytes of JSON of the documents.
    var byteCount = 0
  }

  /// How many bytes of JSON are kept; the rows of most databases are fewer.
  private static let limit = 512 << 10

  private let workspace: any WorkspaceReader
  private let state = Mutex(State())

  /// None yet.
  package init(in workspace: any WorkspaceReader) { self.workspace = workspace }

  /// The page of a row; `nil` where it is not in the archive.
  func document(of row: ObjectID) async throws -> PageDocument? {
    if let known = state.withLock({ $0.documents[row] }) { return known }
    guard let document = try await workspace.page(PageID(row)) else { return nil }
    state.withLock { state in
      guard state.byteCount < Self.limit else { return }
      state.documents[row] = document
      state.byteCount += document.page.json.count
    }
    return document
  }
}
