import NotionExportKit
import NotionModel
import SinkRendering

/// The rows of a data source as a table or as CSV, one row at a time.
struct MarkdownTableWriter {
  let links: MarkdownDocumentLinks
  let section: DatabaseSection
  /// Whether the documents of rows own the files of their properties, so that links may lead to them.
  let linksFiles: Bool
  /// The rows that are listed.
  let policy: RowPolicy
  /// Whether the CSV keeps texts that a spreadsheet would evaluate as formulas.
  let hasRawCSV: Bool

  /// The pages of rows, shared by the table and the CSV.
  let documents: RowPageCache

  private var flavor: MarkdownFlavor { links.flavor }
  private var workspace: any WorkspaceReader { links.context.workspace }

  // MARK: Files

  /// Writes the table, with the rows and properties of the view; `csv` is the link to all rows.
  func writeTable(csv: ResolvedLink?, to file: inout OutputFile) async throws {
    let columns = section.shownColumns
    let rows = section.rows(in: workspace, documents: documents, policy: policy)
    let isHTML = flavor == .commonmark
    let writer = InlineWriter(flavor, in: .cell)
    let heads = columns.map { plain($0.name) }
    if isHTML {
      try file.write("<table>\n<tr>\(heads.map { "<th>\(HTMLTags.html($0))</th>" }.joined())</tr>\n")
    } else {
      try file.write("| \(heads.map(writer.markdown).joined(separator: " | ")) |\n")
      try file.write(String(repeating: "| --- ", count: columns.count) + "|\n")
    }
    var count = 0
    for try await row in rows {
      let cells = try await cells(row, columns, linksTitle: true)
      if isHTML {
        try file.write("<tr>\(cells.map { "<td>\(HTMLTags.html($0))</td>" }.joined())</tr>\n")
      } else {
        try file.write("| \(cells.map(writer.markdown).joined(separator: " | ")) |\n")
      }
      count += 1
    }
    if isHTML { try file.write("</table>\n") }
    if let reason = section.document.unavailableRows {
      try file.write("\n\(flavor.notice(MissingText.rows(reason)))\n")
    }
    if let conditions = try await UnappliedSettings(rows, of: section) {
      for diagnostic in conditions.diagnostics(of: links.location.id) {
        links.context.report(diagnostic)
      }
      for notice in conditions.notices {
        try file.write("\n\(InlineWriter(flavor, in: .paragraph).markdown(plain(notice)))\n")
      }
    }
    if rows.isFiltered { try await writeHiddenCount(shown: count, of: rows, csv: csv, to: &file) }
  }

  /// Writes the number of rows that a view hides, with a link to them.
  private func writeHiddenCount(
    shown: Int, of rows: ViewRows, csv: ResolvedLink?, to file: inout OutputFile
  ) async throws {
    let total = try await rows.total()
    guard shown < total else { return }
    var text = plain("\(shown) of \(total) rows: those that the view ")
    text.append("“\(section.view?.name ?? "Untitled")”", isCode: false, TextStyle())
    text.append(" shows.", isCode: false, TextStyle())
    if let csv {
      var style = TextStyle()
      style.link = csv
      text.append(" All of them are in ", isCode: false, TextStyle())
      text.append(csv.local?.path.last ?? "the CSV file", isCode: false, style)
      text.append(".", isCode: false, TextStyle())
    }
    try file.write("\n\(InlineWriter(flavor, in: .paragraph).markdown(text))\n")
  }

  /// Writes all rows with all properties.
  func writeCSV(to file: inout OutputFile) async throws {
    let columns = section.allColumns
    try file.write(CSVText.record(columns.map { hasRawCSV ? $0.name : CSVText.harmless($0.name) }))
    let rows = ViewRows(
      of: section.document.dataSource, through: nil, in: workspace, documents: documents, policy: policy)
    for try await row in rows {
      let texts = try await cells(row, columns, linksTitle: false).map(\.plainText)
      let fields = zip(columns, texts).map { column, text in
        hasRawCSV || Self.isNumber(row, column) ? text : CSVText.harmless(text)
      }
      try file.write(CSVText.record(fields))
    }
    if let reason = section.document.unavailableRows {
      // A record like the others, so that programs can still parse the file.
      let fields = columns.indices.map { $0 == 0 ? MissingText.rows(reason) : "" }
      try file.write(CSVText.record(fields))
    }
  }

  /// Returns whether a cell contains a number in any format.
  private static func isNumber(_ row: ViewRows.Element, _ column: PropertySchema) -> Bool {
    guard let properties = row.document?.page.properties,
      let value = properties[column.id] ?? properties[column.name]
    else { return false }
    return value.content.numberResult != nil
  }

  // MARK: Cells

  private func cells(
    _ row: ViewRows.Element, _ columns: [PropertySchema], linksTitle: Bool
  ) async throws -> [StyledText] {
    guard let document = row.document else {
      let reference = try await links.object(row.reference.id, title: "")
      return columns.map { $0.type == .title ? StyledText(reference) : StyledText() }
    }
    var links = links
    if linksFiles, linksTitle {
      links.files.rowFolder = try await links.references.layout.location(of: row.reference.id)?
        .documentFolder
    }
    var cells: [StyledText] = []
    for column in columns {
      if column.type == .title, linksTitle {
        cells.append(StyledText(try await links.object(row.reference.id, title: "")))
      } else if let value = document.page.properties[column.id] ?? document.page.properties[column.name] {
        cells.append(
          try await PropertyText(references: links).text(of: value, schema: column))
      } else {
        cells.append(StyledText())
      }
    }
    return cells
  }

  private func plain(_ text: String) -> StyledText { StyledText(ResolvedReference(text: text)) }
}
