public import NotionExportKit
public import NotionModel
internal import SinkRendering

/// Writes rows of a data source as a table, one row at a time.
public struct RowTable<References: HTMLReferences>: Sendable {
  private let references: References
  private let columns: [PropertySchema]

  /// Creates a table with the given columns.
  public init(references: References, columns: [PropertySchema]) {
    self.references = references
    self.columns = columns
  }

  /// Opens the table and writes its head; the caller closes the elements down to the previous depth.
  ///
  /// - Throws: ``HTMLWriterError``.
  public func begin(_ html: inout HTMLWriter) throws {
    try html.open("div", ("class", "scroll"))
    try html.open("table", ("class", "database"))
    try html.open("thead")
    try html.open("tr")
    for column in columns {
      try html.element(
        "th", ("scope", "col"), ("class", isNumeric(column) ? "number" : nil), text: column.name)
    }
    try html.close()
    try html.close()
    try html.open("tbody")
    try html.lineEnd()
  }

  /// Writes a row; its title is the link to its page.
  ///
  /// - Throws: an error of reading the archive, or ``HTMLWriterError``.
  public func write(
    _ row: ObjectID, _ document: PageDocument?, to html: inout HTMLWriter
  ) async throws {
    let writer = PropertyWriter(references: try await references.references(ofRow: row))
    try html.open("tr")
    for column in columns {
      if column.type == .title {
        try html.open("th", ("scope", "row"))
        if let icon = document?.page.icon {
          let icons = IconWriter(references: try await references.references(ofRow: row))
          if try await icons.write(icon, to: &html) { try html.text(" ") }
        }
        try html.inline(InlineText(try await references.object(row, title: "")))
        try html.close()
        continue
      }
      try html.open("td", ("class", isNumeric(column) ? "number" : nil))
      if let document,
        let value = document.page.properties.first(where: { $0.id == column.id })
          ?? document.page.properties[column.name]
      {
        try await writer.write(value, schema: column, to: &html)
      }
      try html.close()
    }
    try html.close()
    try html.lineEnd()
  }

  private func isNumeric(_ column: PropertySchema) -> Bool { column.type == .number }
}
