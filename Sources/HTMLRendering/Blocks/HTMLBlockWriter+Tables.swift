import NotionExportKit
import NotionModel

extension HTMLBlockWriter {
  mutating func row(_ cells: [RichText], _ anchor: String, _ html: inout HTMLWriter) async throws {
    guard case .table(var table) = role else {
      // A row outside a table is shown as a line.
      try begin(&html)
      var text = RichText()
      for cell in cells { text.runs += cell.runs + [RichTextRun(" ")] }
      try line("p", try await self.text(text), anchor: anchor, &html)
      try html.lineEnd()
      return openLeaf(html)
    }
    let isHead = table.rowCount == 0 && table.hasColumnHeader
    if isHead {
      try html.open("thead")
    } else if !table.hasBody {
      table.hasBody = true
      try html.open("tbody")
      try html.lineEnd()
    }
    let depth = html.depth
    try html.open("tr", ("id", anchor))
    for column in 0..<max(table.width, cells.count) {
      let text = column < cells.count ? try await self.text(cells[column]) : InlineText()
      if isHead {
        try html.open("th", ("scope", "col"))
      } else if column == 0, table.hasRowHeader {
        try html.open("th", ("scope", "row"))
      } else {
        try html.open("td")
      }
      try html.inline(text)
      try html.close()
    }
    table.rowCount += 1
    role = .table(table)
    // The head ends with its row.
    openContainer(from: isHead ? depth - 1 : depth, html)
  }

  /// Something that is no row, within a table.
  mutating func stray(
    _ node: BlockNode, _ table: BlockFrame.Table, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    openContainer(from: try openRow(across: table, &html), html)
    try await content(node, anchor, &html)
    mergeFrames()
  }

  /// Opens a row of one cell for what is no row.
  ///
  /// - Returns: the depth to close to after it.
  mutating func openRow(across table: BlockFrame.Table, _ html: inout HTMLWriter) throws -> Int {
    var table = table
    if !table.hasBody {
      table.hasBody = true
      try html.open("tbody")
      try html.lineEnd()
    }
    role = .table(table)
    let depth = html.depth
    try html.open("tr")
    try html.open("td", ("colspan", String(min(table.width, 1000))))
    return depth
  }
}
