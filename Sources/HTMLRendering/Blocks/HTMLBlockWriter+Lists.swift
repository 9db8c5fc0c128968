import NotionModel
import NotionRendering

extension HTMLBlockWriter {
  mutating func item(
    _ richText: RichText, _ color: TextColor, _ family: BlockLevel.ListFamily, _ anchor: String,
    _ hasChildren: Bool, isChecked: Bool? = nil, _ html: inout HTMLWriter
  ) async throws {
    if level.list != family {
      try begin(&html)
      try html.open("ul", ("class", family == .tasks ? "tasks" : nil))
      try html.lineEnd()
      level.list = family
    }
    try await item(richText, color, anchor, hasChildren, isChecked: isChecked, &html)
  }

  mutating func numbered(
    _ item: NumberedListItemBlock, _ anchor: String, _ hasChildren: Bool, _ html: inout HTMLWriter
  ) async throws {
    let number = level.numbering.next(item)
    if level.list != .numbers || number.startsList {
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
    try await self.item(item.richText, item.color, anchor, hasChildren, &html)
  }

  private mutating func item(
    _ richText: RichText, _ color: TextColor, _ anchor: String, _ hasChildren: Bool,
    isChecked: Bool? = nil, _ html: inout HTMLWriter
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
