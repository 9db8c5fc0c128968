import HTMLRendering
import NotionExportKit
import NotionModel
import SinkRendering

/// Writes rows of a data source as a table that scripts can sort and filter.
struct DataTable<Surroundings: HTMLReferences> {
  private let surroundings: Surroundings
  private let columns: [PropertySchema]
  private let isPart: Bool

  /// Creates a table with the given columns; `isPart` if further rows are in other documents.
  init(surroundings: Surroundings, columns: [PropertySchema], isPart: Bool = false) {
    self.surroundings = surroundings
    self.columns = columns
    self.isPart = isPart
  }

  /// Opens the table and writes its head.
  func begin(_ html: inout HTMLWriter) throws {
    try html.open("div", ("class", "scroll"))
    // The label of the filter indicates that it does not search other pages.
    try html.open(
      "table", ("class", "data-table"), ("data-sortable", ""),
      ("data-filterable", isPart ? "Filter this page" : ""))
    try html.open("thead")
    try html.open("tr")
    for column in columns {
      try html.element(
        "th", ("scope", "col"), ("class", column.isNumeric ? "number" : nil), text: column.name)
    }
    try html.close()
    try html.close()
    try html.lineEnd()
  }

  /// Opens the rows, or those of a group.
  func beginRows(_ html: inout HTMLWriter) throws {
    try html.open("tbody")
    try html.lineEnd()
  }

  /// Opens the heading row of a group, which is not sorted or filtered.
  func beginGroupHeading(_ html: inout HTMLWriter, id: String? = nil) throws {
    try html.open("tbody", ("class", "group"))
    try html.open("tr")
    try html.open("th", ("colspan", "\(max(columns.count, 1))"), ("id", id))
  }

  /// Writes a row; its title is the link to its page.
  func write(_ row: ViewRows.Element, to html: inout HTMLWriter) async throws {
    let rowSurroundings = try await surroundings.references(ofRow: row.reference.id)
    let values = PropertyWriter(references: rowSurroundings)
    let title = RowTitle(surroundings: surroundings)
    try html.open("tr")
    for column in columns {
      if column.type == .title {
        try html.open("th", ("scope", "row"), ("data-sort", try await title.sortText(of: row)))
        try await title.write(row, to: &html)
        try html.close()
        continue
      }
      let value = row.document.flatMap { document in document.page.properties.value(of: column) }
      let order = value.flatMap { SortValue.text(of: $0.content, in: column) }
      try html.open("td", ("class", column.isNumeric ? "number" : nil), ("data-sort", order))
      if let value {
        try await values.write(value, schema: column, to: &html)
      }
      try html.close()
    }
    try html.close()
    try html.lineEnd()
  }
}

extension PropertySchema {
  /// Whether its values are numbers, which are aligned by their last digits.
  fileprivate var isNumeric: Bool { type == .number || type == .uniqueID }
}
