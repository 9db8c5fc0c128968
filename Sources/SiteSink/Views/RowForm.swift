import HTMLRendering
import SinkRendering

/// The form in which a view shows a sequence of rows.
enum RowForm<Surroundings: HTMLReferences> {
  case table(DataTable<Surroundings>)
  case cards(RowCards<Surroundings>, class: String)
  case list(RowCards<Surroundings>)

  /// Opens the elements around the rows; the caller closes them down to the previous depth.
  func begin(_ html: inout HTMLWriter) throws {
    switch self {
    case .table(let table):
      try table.begin(&html)
      try table.beginRows(&html)
    case .cards, .list: try beginRows(&html)
    }
  }

  /// Opens the elements around the rows of one of several groups.
  func beginRows(_ html: inout HTMLWriter) throws {
    switch self {
    case .table(let table): try table.beginRows(&html)
    case .cards(_, let name):
      try html.open("ul", ("class", name))
      try html.lineEnd()
    case .list:
      try html.open("ul", ("class", "list"))
      try html.lineEnd()
    }
  }

  /// Writes a row.
  func write(_ row: ViewRows.Element, to html: inout HTMLWriter) async throws {
    switch self {
    case .table(let table): try await table.write(row, to: &html)
    case .cards(let cards, _):
      try html.open("li", ("class", "card"))
      try await cards.writePicture(of: row, to: &html)
      try await cards.write(row, to: &html)
      try html.close()
      try html.lineEnd()
    case .list(let cards):
      try html.open("li")
      try await cards.write(row, to: &html)
      try html.close()
      try html.lineEnd()
    }
  }
}
