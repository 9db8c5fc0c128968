public import NotionExportKit
import NotionModel

extension PageDocument {
  /// Returns the blocks of the page as an HTML fragment, for a mail, a feed or a chapter of a book.
  ///
  /// The fragment has no title, no properties and no comments; see ``PropertyTable`` and ``CommentSection``. A
  /// long page is better written with ``writeHTML(to:references:)``, which holds few blocks in memory.
  ///
  /// ```swift
  /// let links = HTMLDocumentLinks(of: location, in: layout, context, document: page, attachments: names)
  /// let body = try await page.html(references: links)
  /// ```
  ///
  /// - Parameter references: the links, files and headings of the page.
  /// - Returns: the HTML.
  /// - Throws: an error of reading the archive, or ``HTMLWriterError``.
  public func html(references: some HTMLReferences) async throws -> String {
    var html = try HTMLWriter()
    var writer = HTMLBlockWriter(references: references, in: html)
    for try await event in content { try await writer.write(event, to: &html) }
    try writer.finish(&html)
    return try html.finish()
  }

  /// Writes the blocks of the page as an HTML fragment.
  ///
  /// - Parameters:
  ///   - file: the output.
  ///   - references: the links, files and headings of the page.
  /// - Throws: an error of reading the archive, an error of the output, or ``HTMLWriterError``.
  public func writeHTML(to file: inout OutputFile, references: some HTMLReferences) async throws {
    var html = try HTMLWriter()
    var writer = HTMLBlockWriter(references: references, in: html)
    for try await event in content {
      try await writer.write(event, to: &html)
      try html.drain(to: &file)
    }
    try writer.finish(&html)
    try html.finish(to: &file)
  }
}
