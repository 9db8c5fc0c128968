import NotionExportKit
import NotionModel
import SinkRendering

extension BlockWriter {
  mutating func item(
    _ richText: RichText, _ color: TextColor, _ family: BlockLevel.ListFamily, _ block: Block,
    isChecked: Bool? = nil, _ file: inout OutputFile
  ) async throws {
    let context: TextContext = isChecked == false ? .openTask : .paragraph
    let text = markdown(try await text(richText, color: color), context)
    if level.list != family {
      try closeHTMLList(&file)
      level.numbering.interrupt()
      // A list that follows another at once has another marker, or the two would be one.
      try startList(isNumberedFromElsewhere: false, &file)
      level.beginList(family)
    }
    let marker = level.usesSecondMarker ? "* " : "- "
    try item(text, marker: marker, check: isChecked.map { $0 ? "[x] " : "[ ] " } ?? "", block, &file)
  }

  func itemText(_ text: String) -> String { text.isEmpty ? "<!-- -->" : text }

  mutating func startList(
    isNumberedFromElsewhere: Bool, _ file: inout OutputFile
  ) throws {
    if level.lastList == nil, level.isListItem, !isNumberedFromElsewhere, level.isEmpty == false,
      !level.hasBlocks
    {
      level.hasBlocks = true
    } else {
      try separate(&file)
    }
  }

  mutating func item(
    _ text: String, marker: String, check: String, _ block: Block, _ file: inout OutputFile
  ) throws {
    let indent = String(repeating: " ", count: marker.utf8.count)
    try lines(itemText(text) + ending(block.id), first: marker + check, rest: indent, &file)
    level.isEmpty = false
    open(indent, isEmpty: false, isListItem: true)
  }

  // MARK: Numbers

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
