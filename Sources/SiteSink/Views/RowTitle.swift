import HTMLRendering
import NotionExportKit
import NotionModel
import NotionRendering

/// Writes the title of a row, with its icon, as a link to its page.
struct RowTitle<Surroundings: HTMLSurroundings> {
  let surroundings: Surroundings

  func write(_ row: ViewRows.Element, to html: inout HTMLWriter) async throws {
    if let icon = row.document?.page.icon {
      let rowSurroundings = try await surroundings.surroundings(ofRow: row.reference.id)
      try await IconWriter(surroundings: rowSurroundings).write(icon, to: &html)
      try html.text(" ")
    }
    try html.inline(InlineText(try await surroundings.object(row.reference.id, title: "")))
  }
}
