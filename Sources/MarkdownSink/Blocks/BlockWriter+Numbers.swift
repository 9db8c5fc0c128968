import NotionExportKit
import NotionModel
import SinkRendering

extension BlockWriter {
  mutating func numbered(
    _ item: NumberedListItemBlock, _ block: Block, _ file: inout OutputFile
  ) async throws {
    let number = level.numbering.next(item)
    let text = markdown(try await text(item.richText, color: item.color))
    let isHTML = flavor != .obsidian && number.text != String(number.value)
    if isHTML { return try htmlItem(text, number, block, &file) }
    if level.list != .numbers || number.startsList {
      try closeHTMLList(&file)
      try startList(isNumberedFromElsewhere: number.value != 1, &file)
      level.beginList(.numbers)
    }
    // Markdown numbers have no sign and at most nine digits.
    let value = min(max(number.value, 0), 999_999_999)
    try self.item(
      text, marker: "\(value)\(level.usesSecondMarker ? ")" : ".") ", check: "", block, &file)
  }

  /// Letters and Roman numbers, for which Markdown has no marker.
  private mutating func htmlItem(
    _ text: String, _ number: ListNumbering.Number, _ block: Block, _ file: inout OutputFile
  ) throws {
    if level.list != .html || number.startsList {
      try closeHTMLList(&file)
      try separate(&file)
      let type = number.format == .roman ? "i" : "a"
      try lines("<ol type=\"\(type)\"\(number.value == 1 ? "" : " start=\"\(number.value)\"")>", &file)
      level.beginList(.html)
      level.hasOpenHTMLList = true
    }
    try lines("<li>", &file)
    try blankLine(&file)
    try lines(itemText(text) + ending(block.id), &file)
    level.isEmpty = false
    open("", isEmpty: false, closing: "</li>")
  }

  mutating func closeHTMLList(_ file: inout OutputFile) throws {
    guard level.hasOpenHTMLList else { return }
    level.hasOpenHTMLList = false
    try lines("</ol>", &file)
  }
}
