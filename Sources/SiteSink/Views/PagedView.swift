import HTMLRendering
import NotionExportKit
import NotionRendering

/// A view that has more rows than one document holds, once the database's own document is written.
struct PagedView<Surroundings: HTMLSurroundings> {
  /// What the view is called.
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
  ///   - surroundings: those of that document.
  ///   - cursor: is at the first row of the document, and afterwards behind its last.
  ///   - html: what is written to.
  ///   - drain: is called now and then to hand over what has been written.
  /// - Throws: what keeps the archive from being read, what `drain` throws, or ``HTMLWriterError``.
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
