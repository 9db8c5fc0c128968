import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Writes the title of a row, with its icon, as a link to its page.
struct RowTitle<Surroundings: HTMLReferences> {
  let surroundings: Surroundings

  func write(_ row: ViewRows.Element, to html: inout HTMLWriter) async throws {
    if let icon = row.document?.page.icon {
      let rowSurroundings = try await surroundings.references(ofRow: row.reference.id)
      if try await IconWriter(references: rowSurroundings).write(icon, to: &html) { try html.text(" ") }
    }
    try html.inline(InlineText(try await surroundings.object(row.reference.id, title: "")))
  }

  /// Returns the sort text of a title, if it or an icon begins with a character that is not a letter; `nil`
  /// if it is the shown text.
  func sortText(of row: ViewRows.Element) async throws -> String? {
    let title = try await surroundings.object(row.reference.id, title: "").text
    let text = title.drop { !$0.isLetter && !$0.isNumber }
    guard !text.isEmpty, text.count < title.count || row.document?.page.icon != nil else { return nil }
    return String(text)
  }
}
