import NotionExportKit
import NotionModel
import SinkRendering

extension HTMLBlockWriter {
  mutating func enter(_ node: BlockNode, anchor: String, _ html: inout HTMLWriter) async throws {
    let block = node.block
    switch role {
    case .tabs(let tabs):
      if let label = block.richText { return try await tab(label, block, tabs, anchor, &html) }
    case .table(let table):
      if case .tableRow = block.content { break }
      // Only rows stand in a table; anything else gets one.
      return try await stray(node, table, anchor, &html)
    case .plain: break
    }
    try await content(node, anchor, &html)
  }

  mutating func content(_ node: BlockNode, _ anchor: String, _ html: inout HTMLWriter) async throws {
    let block = node.block
    let hasChildren = node.children != .none
    if !block.isItem { try begin(&html) }
    let depth = html.depth
    let openFrames = frames.count
    switch block.shape {
    case .prose(let prose): try await self.prose(prose, anchor, hasChildren, &html)
    case .listItem(let item): try await self.item(item, anchor, hasChildren, &html)
    case .container(let kind): try container(kind, anchor, &html)
    case .table(let table):
      try html.open("div", ("class", "scroll"))
      try html.open("table", ("id", anchor), ("class", "simple"))
      try html.lineEnd()
      let state = ElementFrame.Table(
        width: table.shownWidth, hasColumnHeader: table.hasColumnHeader, hasRowHeader: table.hasRowHeader)
      openContainer(from: depth, role: .table(state), html)
    case .tableRow(let cells): try await row(cells, anchor, &html)
    case .media(let media): try await MediaWriter(references: references).write(media, anchor, &html)
    case .link(let link): try await self.link(link, anchor, &html)
    case .object(let object):
      if object.isChild, object.isDatabase {
        try await childDatabase(object, anchor, &html)
      } else {
        try await objectLink(object, anchor, &html)
      }
    case .notice(let notice): try await self.notice(notice, anchor, &html)
    case .code(let code): try await self.code(code, anchor, &html)
    case .equation(let expression):
      // An empty one shows nothing, and a link may lead to it all the same.
      try html.open("div", ("id", anchor), ("class", "equation"))
      if !expression.allSatisfy(\.isWhitespace) { try html.equation(expression, isBlock: true) }
      try html.close()
      try html.lineEnd()
      openLeaf(html)
    case .divider:
      try html.empty("hr", ("id", anchor))
      try html.lineEnd()
      openLeaf(html)
    case .breadcrumb: try await breadcrumb(anchor, &html)
    case .tableOfContents(let color): try await tableOfContents(color, anchor, &html)
    case .meetingNotes(let notes): try await meetingNotes(notes, anchor, &html)
    }
    // A block that has children which nobody expects keeps them.
    if frames.count == openFrames { openContainer(from: depth, html) }
  }

  private mutating func container(
    _ kind: BlockShape.Container, _ anchor: String, _ html: inout HTMLWriter
  ) throws {
    let depth = html.depth
    switch kind {
    case .tabs:
      try html.open("div", ("id", anchor), ("class", "tabs"))
      try html.lineEnd()
      return openContainer(from: depth, role: .tabs(ElementFrame.Tabs(group: "tabs-\(anchor)")), html)
    case .synced: try html.open("div", ("id", anchor), ("class", "synced"))
    case .columns: try html.open("div", ("id", anchor), ("class", "columns"))
    case .column(let ratio):
      // The share of the width that a column has; columns of equal width have none.
      let share = ratio.flatMap { $0.isFinite && $0 > 0 ? $0 : nil }
      let styles = references.allowsStyleAttributes
      let tenths = share.map { " share-\(Int(min(max($0 * 10, 1), 9).rounded()))" } ?? ""
      try html.open(
        "div", ("id", anchor), ("class", styles ? "column" : "column\(tenths)"),
        ("style", styles ? share.map { "flex-grow:\($0)" } : nil))
    }
    try html.lineEnd()
    openContainer(from: depth, html)
  }

  // MARK: Text

  private mutating func prose(
    _ prose: BlockShape.Prose, _ anchor: String, _ hasChildren: Bool, _ html: inout HTMLWriter
  ) async throws {
    let depth = html.depth
    switch prose.role {
    case .paragraph: try await paragraph(prose, anchor, hasChildren, &html)
    case .heading(let level, let isToggleable):
      try await heading(prose, level: level, anchor, isToggle: isToggleable || hasChildren, &html)
    case .quote:
      try html.open("blockquote", ("id", anchor), ("class", ColorClass.name(of: prose.color)))
      try await opening(prose.text, &html)
      openContainer(from: depth, html)
    case .callout: try await callout(prose, anchor, &html)
    case .toggle:
      try html.open("details", ("id", anchor), ("class", ColorClass.name(of: prose.color)))
      try line("summary", try await text(prose.text), &html)
      try html.lineEnd()
      openContainer(from: depth, html)
    }
  }

  /// Writes the text of a container before its children.
  private func opening(_ richText: RichText, _ html: inout HTMLWriter) async throws {
    let text = try await text(richText)
    if !text.isEmpty { try line("p", text, &html) }
    try html.lineEnd()
  }

  private mutating func paragraph(
    _ prose: BlockShape.Prose, _ anchor: String, _ hasChildren: Bool, _ html: inout HTMLWriter
  ) async throws {
    let depth = html.depth
    try line(
      "p", try await text(prose.text), classes: ColorClass.name(of: prose.color), anchor: anchor, &html)
    try html.lineEnd()
    guard hasChildren else { return openLeaf(html) }
    try html.open("div", ("class", "indent"))
    try html.lineEnd()
    openContainer(from: depth, html)
  }

  private mutating func heading(
    _ heading: BlockShape.Prose, level: Int, _ anchor: String, isToggle: Bool, _ html: inout HTMLWriter
  ) async throws {
    let text = try await text(heading.text)
    let name = text.isEmpty ? "p" : headingName(level)
    let look = "h-\(level)"
    let color = ColorClass.name(of: heading.color)
    let depth = html.depth
    guard isToggle else {
      // A heading without text heads nothing.
      try line(name, text, classes: Self.classes(look, color), anchor: anchor, &html)
      try html.lineEnd()
      return openLeaf(html)
    }
    try html.open("details", ("id", anchor), ("class", Self.classes("heading", color)))
    try html.open("summary")
    if !text.isEmpty { try line(name, text, classes: look, &html) }
    try html.close()
    try html.lineEnd()
    openContainer(from: depth, html)
  }

  private mutating func callout(
    _ prose: BlockShape.Prose, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    let depth = html.depth
    let color = ColorClass.name(of: prose.color)
    try html.open("aside", ("id", anchor), ("class", Self.classes("callout", color)))
    if let icon = prose.icon {
      try html.open("div", ("class", "callout-icon"))
      try await IconWriter(references: references).write(icon, to: &html)
      try html.close()
    }
    try html.open("div", ("class", "callout-body"))
    try html.lineEnd()
    try await opening(prose.text, &html)
    openContainer(from: depth, html)
  }

  private mutating func code(
    _ code: CodeBlock, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    let depth = html.depth
    let caption = try await text(code.caption)
    let language = CodeLanguage.infoString(code.language)
    if !caption.isEmpty { try html.open("figure", ("id", anchor), ("class", "code")) }
    try html.open("pre", ("id", caption.isEmpty ? anchor : nil))
    try html.open("code", ("class", language.isEmpty ? nil : "language-\(language)"))
    try html.inline(try await text(code.richText), lineEnds: .characters)
    try html.close()
    try html.close()
    try html.lineEnd()
    if !caption.isEmpty { try line("figcaption", caption, &html) }
    openContainer(from: depth, html)
  }

  static func classes(_ name: String, _ color: String?) -> String { color.map { "\(name) \($0)" } ?? name }

  /// Returns the element of a heading. The title of the page is `h1`; below it no level may be skipped, so that the
  /// look of a heading is in its class.
  private mutating func headingName(_ level: Int) -> StaticString {
    while let last = openHeadings.last, last >= level { openHeadings.removeLast() }
    openHeadings.append(level)
    let names: [StaticString] = ["h2", "h3", "h4", "h5"]
    return names[min(openHeadings.count, names.count) - 1]
  }

  // MARK: Tabs

  private mutating func tab(
    _ label: RichText, _ block: Block, _ tabs: ElementFrame.Tabs, _ anchor: String, _ html: inout HTMLWriter
  ) async throws {
    try begin(&html)
    let name = "tab-\(anchor)"
    try html.empty(
      "input", ("type", "radio"), ("name", tabs.group), ("id", name),
      ("checked", tabs.count == 0 ? "" : nil))
    try html.open("label", ("for", name))
    if case .paragraph(let text) = block.content, let icon = text.icon {
      if try await IconWriter(references: references).write(icon, to: &html) { try html.text(" ") }
    }
    let text = try await text(label)
    try html.inline(text.isEmpty ? InlineText("Tab \(tabs.count + 1)") : text)
    try html.close()
    role = .tabs(ElementFrame.Tabs(group: tabs.group, count: tabs.count + 1))
    let depth = html.depth
    try html.open("div", ("id", anchor), ("class", "pane"))
    try html.lineEnd()
    openContainer(from: depth, html)
  }
}

extension Block {
  /// Whether it may continue the open list or table.
  fileprivate var isItem: Bool {
    type == .bulletedListItem || type == .numberedListItem || type == .toDo || type == .tableRow
  }
}
