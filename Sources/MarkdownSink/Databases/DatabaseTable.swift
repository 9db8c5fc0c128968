import NotionExportKit
import NotionModel
import NotionRendering

/// The rows of a data source as a table or as CSV, one row at a time.
struct DatabaseTable {
  let surroundings: PageSurroundings
  let dataSource: DataSource
  let view: View?

  // MARK: Columns

  /// All properties, the title first.
  var allColumns: [PropertySchema] {
    let properties = Array(dataSource.properties)
    return properties.filter { $0.type == .title } + properties.filter { $0.type != .title }
  }

  /// The properties that the view shows, in its order; all of them where no view tells.
  private var shownColumns: [PropertySchema] {
    guard let configured = view?.configuration?.properties, !configured.isEmpty else { return allColumns }
    let shown = configured.filter { $0.isVisible != false }.compactMap { property in
      dataSource.properties.first { $0.id == property.id }
    }
    return shown.contains { $0.type == .title } ? shown : allColumns.filter { $0.type == .title } + shown
  }

  // MARK: Files

  func writeTable(to file: inout OutputFile) async throws {
    let columns = shownColumns
    let isHTML = surroundings.flavor == .commonmark
    let style = InlineStyle(surroundings.flavor, in: .cell)
    let heads = columns.map { plain($0.name) }
    if isHTML {
      try file.write("<table>\n<tr>\(heads.map { "<th>\(html($0))</th>" }.joined())</tr>\n")
    } else {
      try file.write("| \(heads.map(style.markdown).joined(separator: " | ")) |\n")
      try file.write(String(repeating: "| --- ", count: columns.count) + "|\n")
    }
    for id in try await RowOrder(view: view, dataSource: dataSource).rows(in: surroundings.context.workspace)
    {
      let cells = try await cells(id, columns, linksTitle: true)
      if isHTML {
        try file.write("<tr>\(cells.map { "<td>\(html($0))</td>" }.joined())</tr>\n")
      } else {
        try file.write("| \(cells.map(style.markdown).joined(separator: " | ")) |\n")
      }
    }
    if isHTML { try file.write("</table>\n") }
  }

  func writeCSV(to file: inout OutputFile) async throws {
    let columns = allColumns
    try file.write(CSVText.record(columns.map(\.name)))
    for try await row in surroundings.context.workspace.rows(of: dataSource.id) {
      try file.write(CSVText.record(try await cells(row, columns, linksTitle: false).map(\.plainText)))
    }
  }

  // MARK: Cells

  private func cells(
    _ row: RowReference, _ columns: [PropertySchema], linksTitle: Bool
  ) async throws -> [TextSpans] {
    guard row.kind == .page, let document = try await surroundings.context.workspace.page(PageID(row.id))
    else {
      let reference = try await surroundings.object(row.id, title: "")
      return columns.map { $0.type == .title ? linked(reference) : TextSpans() }
    }
    var cells: [TextSpans] = []
    for column in columns {
      if column.type == .title, linksTitle {
        cells.append(linked(try await surroundings.object(row.id, title: "")))
      } else if let value = document.page.properties.first(where: { $0.id == column.id })
        ?? document.page.properties[column.name]
      {
        cells.append(
          try await PropertyText(references: surroundings).text(of: value, in: document, schema: column))
      } else {
        cells.append(TextSpans())
      }
    }
    return cells
  }

  private func plain(_ text: String) -> TextSpans {
    var spans = TextSpans()
    spans.append(text, isCode: false, TextStyle())
    return spans
  }

  private func linked(_ reference: Reference) -> TextSpans {
    var spans = TextSpans()
    var style = TextStyle()
    style.link = reference.link
    spans.append(reference.text, isCode: false, style)
    return spans
  }

  private func html(_ spans: TextSpans) -> String { HTMLTags.html(TextTree.trees(of: spans.spans)) }
}
