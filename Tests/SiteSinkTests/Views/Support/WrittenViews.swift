import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering
import SinkTestKit
import Synchronization

@testable import SiteSink

/// A database of a workspace as its views.
struct WrittenViews {
  let html: String
  let root: ParsedElement
  let diagnostics: [Diagnostic]
  /// The further documents, by their addresses relative to the database, such as `views/all/2/`.
  let further: [String: ParsedElement]

  init(
    of database: ObjectID, in workspace: any WorkspaceReader, limit: Int? = nil,
    pageSize: Int? = nil, columnSize: Int = 100, loading: ExternalLoading = ExternalLoading(media: true)
  ) async throws {
    let bytes = Mutex<[UInt8]>([])
    let found = Mutex<[Diagnostic]>([])
    let document = try await workspace.database(DatabaseID(database))
    var file = OutputFile { piece in bytes.withLock { $0 += piece } }
    var writer = try HTMLWriter()
    let views = DatabaseViews(
      surroundings: ViewSurroundings(loading: loading, workspace: workspace), workspace: workspace,
      limit: limit, placement: pageSize.map { Self.placement($0, columnSize) },
      report: { diagnostic in found.withLock { $0.append(diagnostic) } })
    var paged: [PagedView<ViewSurroundings>] = []
    if let document {
      paged = try await views.write(document, to: &writer) { try $0.drain(to: &file) }
    }
    try writer.finish(to: &file)
    try file.drain()
    html = bytes.withLock { String(decoding: $0, as: UTF8.self) }
    root = try ParsedElement.parse(html)
    diagnostics = found.withLock { $0 }
    further = try await Self.further(paged, in: ViewSurroundings(loading: loading, workspace: workspace))
  }

  private static func placement(_ size: Int, _ columnSize: Int) -> ViewPlacement {
    ViewPlacement(size: size, columnSize: columnSize, folder: ["work", "tasks"]) { file, folder in
      String(RelativePath.link(from: folder, to: file).dropLast("index.html".count))
    }
  }

  private static func further(
    _ paged: [PagedView<ViewSurroundings>], in surroundings: ViewSurroundings
  ) async throws -> [String: ParsedElement] {
    var further: [String: ParsedElement] = [:]
    for view in paged {
      var cursor = view.source.start()
      var row = 0
      for page in view.folder.pages.further {
        let rows = view.folder.pages.rows(of: page)
        try await cursor.skip(rows.lowerBound - row)
        row = rows.upperBound
        var writer = try HTMLWriter()
        try await view.write(page, in: surroundings, from: &cursor, to: &writer)
        let bytes = Mutex<[UInt8]>([])
        var file = OutputFile { piece in bytes.withLock { $0 += piece } }
        try writer.finish(to: &file)
        try file.drain()
        let address = view.folder.folder(of: page).dropFirst(2).map { "\($0)/" }.joined()
        further[address] = try ParsedElement.parse(bytes.withLock { String(decoding: $0, as: UTF8.self) })
      }
    }
    return further
  }

  /// The titles of rows in one of the further documents.
  func titles(at address: String) -> [String] { further[address].map(Self.titles) ?? [] }

  /// The titles of rows in the order in which they are linked to.
  var titles: [String] { Self.titles(root) }

  private static func titles(_ root: ParsedElement) -> [String] {
    root.all("a").filter { $0.attributes["href"]?.hasPrefix("p/") == true }.map(\.text)
  }
}
