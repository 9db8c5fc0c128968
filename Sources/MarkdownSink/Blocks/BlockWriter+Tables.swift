import NotionExportKit
import NotionModel
import SinkRendering

extension BlockWriter {
  mutating func openTable(_ table: TableBlock, _ file: inout OutputFile) throws {
    try begin(&file)
    openTransparent()
    frames[frames.count - 1].table = BlockFrame.Table(
      width: table.shownWidth, hasColumnHeader: table.hasColumnHeader, hasRowHeader: table.hasRowHeader)
    if flavor == .commonmark { try lines("<table>", &file) }
  }

  mutating func row(_ cells: [RichText], _ file: inout OutputFile) async throws {
    let index = frames.count - 1
    guard index >= 0, var table = frames[index].table else {
      // A row outside a table is shown as a line.
      var text = RichText()
      for cell in cells { text.runs += cell.runs + [RichTextRun(" ")] }
      try paragraph(try await self.text(text), id: nil, &file)
      return openTransparent()
    }
    if table.rowCount == 0 { table.width = max(table.width, cells.count) }
    var texts: [StyledText] = []
    // A row of pipes shows no more cells than the head has; HTML shows them all.
    let count = flavor == .commonmark ? max(table.width, cells.count) : table.width
    for column in 0..<count {
      var cell = column < cells.count ? cells[column] : []
      if column == count - 1 {
        for rest in cells.dropFirst(count) { cell.runs += [RichTextRun(" ")] + rest.runs }
      }
      let isHeader = column == 0 && table.hasRowHeader && !(table.rowCount == 0 && table.hasColumnHeader)
      if isHeader, flavor != .commonmark {
        for run in cell.runs.indices { cell.runs[run].annotations.bold = true }
      }
      texts.append(try await text(cell))
    }
    let anchor = flavor == .obsidian ? "" : takeAnchor()
    if flavor == .commonmark {
      try htmlRow(texts, table, anchor, &file)
    } else {
      try pipeRow(texts, table, anchor, &file)
    }
    table.rowCount += 1
    frames[index].table = table
    openTransparent()
  }

  private func pipeRow(
    _ texts: [StyledText], _ table: BlockFrame.Table, _ anchor: String, _ file: inout OutputFile
  ) throws {
    let rule = String(repeating: "| --- ", count: table.width) + "|"
    if table.rowCount == 0, !table.hasColumnHeader {
      // A table of Markdown has a header; this one's is empty.
      try lines(String(repeating: "|  ", count: table.width) + "|\n" + rule, &file)
    }
    let cells = texts.enumerated().map { "| \($0 == 0 ? anchor : "")\(markdown($1, .cell)) " }
    try lines(cells.joined() + "|", &file)
    if table.rowCount == 0, table.hasColumnHeader { try lines(rule, &file) }
  }

  private func htmlRow(
    _ texts: [StyledText], _ table: BlockFrame.Table, _ anchor: String, _ file: inout OutputFile
  ) throws {
    var row = "<tr>"
    for (column, text) in texts.enumerated() {
      let isHeader = table.rowCount == 0 && table.hasColumnHeader || column == 0 && table.hasRowHeader
      let cell = (column == 0 ? anchor : "") + html(text)
      row += isHeader ? "<th>\(cell)</th>" : "<td>\(cell)</td>"
    }
    try lines(row + "</tr>", &file)
  }

  func closeTable(_ table: BlockFrame.Table, _ file: inout OutputFile) throws {
    if flavor == .commonmark { try lines("</table>", &file) }
  }
}
