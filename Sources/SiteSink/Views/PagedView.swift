import HTMLRendering
import NotionExportKit
import SinkRendering

/// A view with further documents, after the database's own document was written.
struct PagedView<Surroundings: HTMLReferences> {
  /// The title of the view.
  let title: String
  let folder: ViewFolder
  let source: ViewRowSource
  fileprivate let writer: ViewWriter<Surroundings>

  init(title: String, folder: ViewFolder, source: ViewRowSource, writer: ViewWriter<Surroundings>) {
    self.title = title
    self.folder = folder
    self.source = source
    self.writer = writer
  }

  /// Writes one of the further documents.
  ///
  /// - Parameters:
  ///   - page: the number of the document, from 0.
  ///   - surroundings: the references of that document.
  ///   - cursor: the position of the document's first row, and afterwards the one after its last row.
  ///   - html: the output.
  ///   - drain: called at intervals to flush the output.
  /// - Throws: an error of reading the archive, the error that `drain` throws, or ``HTMLWriterError``.
  func write(
    _ page: Int, in surroundings: Surroundings, from cursor: inout ViewRowSource.Cursor,
    to html: inout HTMLWriter, draining drain: (inout HTMLWriter) throws -> Void = { _ in }
  ) async throws {
    var writer = writer
    writer.surroundings = surroundings
    writer.isAlone = true
    writer.level = HeadingLevel(hasHeadings: true)
    let depth = html.depth
    try html.open("section", ("class", "view \(writer.layout.className)"))
    try html.lineEnd()
    try writer.level.write(title, class: "database-title", to: &html)
    writer.level.descend()
    let links = PageLinks(view: title, folder: folder, page: page)
    try links.writeRange(to: &html)
    try await writer.write(folder.pages.rows(of: page), of: source, from: &cursor, to: &html, drain)
    try links.write(to: &html)
    try html.close(to: depth)
    try html.lineEnd()
  }
}
