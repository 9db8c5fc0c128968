import HTMLRendering
import NotionExportKit
import NotionModel
import SinkTestKit
import Synchronization

@testable import SiteSink

/// A database of a workspace as its views.
struct WrittenViews {
  let html: String
  let root: ParsedElement
  let diagnostics: [Diagnostic]

  init(
    of database: ObjectID, in workspace: any WorkspaceReader, limit: Int? = nil,
    loading: ExternalLoading = ExternalLoading(media: true)
  ) async throws {
    let bytes = Mutex<[UInt8]>([])
    let found = Mutex<[Diagnostic]>([])
    let document = try await workspace.database(DatabaseID(database))
    var file = OutputFile { piece in bytes.withLock { $0 += piece } }
    var writer = try HTMLWriter()
    let views = DatabaseViews(
      surroundings: ViewSurroundings(loading: loading, workspace: workspace), workspace: workspace,
      limit: limit,
      report: { diagnostic in found.withLock { $0.append(diagnostic) } })
    if let document {
      try await views.write(document, to: &writer) { try $0.drain(to: &file) }
    }
    try writer.finish(to: &file)
    try file.drain()
    html = bytes.withLock { String(decoding: $0, as: UTF8.self) }
    root = try ParsedElement.parse(html)
    diagnostics = found.withLock { $0 }
  }

  /// The titles of rows in the order in which they are linked to.
  var titles: [String] { root.all("a").filter { $0.attributes["href"]?.hasPrefix("p/") == true }.map(\.text) }
}
