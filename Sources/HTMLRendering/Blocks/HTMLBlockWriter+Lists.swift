import NotionExportKit
import NotionModel
import SinkRendering

extension HTMLBlockWriter {
  mutating func item(
    _ item: BlockShape.ListItem, _ anchor: String, _ hasChildren: Bool, _ html: inout HTMLWriter
  ) async throws {
    switch item.marker {
    case .number(let numbered): try beginNumbered(numbered, &html)
    case .bullet: try beginUnnumbered(.bullets, &html)
    case .task: try beginUnnumbered(.tasks, &html)
    }
    let isChecked = if case .task(let isChecked) = item.marker { isChecked as Bool? } else { nil as Bool? }
    try await self.item(item.text, item.color, anchor, hasChildren, isChecked: isChecked, &html)
  }

  private mutating func beginUnnumbered(
    _ family: ElementLevel.ListFamily, _ html: inout HTMLWriter
  ) throws {
    guard level.list != family else { return }
    try begin(&html)
    try html.open("ul", ("class", family == .tasks ? "tasks" : nil))
    try html.lineEnd()
    level.list = family
  }

  private mutating func beginNumbered(_ item: NumberedListItemBlock, _ html: inout HTMLWriter) throws {
    let number = level.numbering.next(item)
    guard level.list != .numbers || number.startsList else { return }
    try endList(&html)
    let type: String? =
      switch number.format {
      case .letters: "a"
      case .roman: "i"
      case .numbers, .unknown: nil
      }
    try html.open("ol", ("start", number.value == 1 ? nil : String(number.value)), ("type", type))
    try html.lineEnd()
    level.list = .numbers
  }

  private mutating func item(
    _ richText: RichText, _ color: TextColor, _ anchor: String, _ hasChildren: Bool,
    isChecked: Bool?, _ html: inout HTMLWriter
  ) async throws {
    let depth = html.depth
    let classes = [isChecked == true ? "done" : nil, ColorClass.name(of: color)].compactMap { $0 }
    try html.open("li", ("id", anchor), ("class", classes.isEmpty ? nil : classes.joined(separator: " ")))
    if let isChecked {
      try html.empty(
        "input", ("type", "checkbox"), ("disabled", ""), ("checked", isChecked ? "" : nil),
        ("aria-label", isChecked ? "Done" : "To do"))
    }
    try line("p", try await text(richText), &html)
    if hasChildren { try html.lineEnd() }
    openContainer(from: depth, html)
  }
}

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

  /// Writes a block that is not a row in a row of its own.
  mutating func stray(
    _ node: BlockNode, _ table: ElementFrame.Table, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    openContainer(from: try openRow(across: table, &html), html)
    try await content(node, anchor, &html)
    mergeFrames()
  }

  /// Opens a row with a single cell.
  ///
  /// - Returns: the depth to close to after it.
  mutating func openRow(across table: ElementFrame.Table, _ html: inout HTMLWriter) throws -> Int {
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
