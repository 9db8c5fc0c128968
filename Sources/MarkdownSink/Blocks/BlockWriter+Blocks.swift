import NotionExportKit
import NotionModel
import SinkRendering

extension BlockWriter {
  mutating func enter(_ node: BlockNode, _ file: inout OutputFile) async throws {
    let block = node.block
    let hasChildren = node.children != .none
    if let frame = frames.last, frame.isTab, let label = block.richText {
      return try await tab(label, &file)
    }
    let depth = frames.count
    switch block.shape {
    case .prose(let prose):
      try await self.prose(prose, block, hasChildren: hasChildren, depth: node.depth, &file)
    case .listItem(let item):
      switch item.marker {
      case .bullet: try await self.item(item.text, item.color, .bullets, block, &file)
      case .number(let numbered): try await self.numbered(numbered, block, &file)
      case .task(let isChecked):
        try await self.item(item.text, item.color, .tasks, block, isChecked: isChecked, &file)
      @unknown default: try await self.item(item.text, item.color, .bullets, block, &file)
      }
    case .container(.tabs):
      openTransparent()
      frames[frames.count - 1].isTab = true
    case .container(.synced), .container(.columns), .container(.column): break
    case .table(let table): try openTable(table, &file)
    case .tableRow(let cells): try await row(cells, &file)
    case .media(let media): try await self.media(media.file, isShown: media.kind == .image, &file)
    case .link(let link): try await self.link(link.link, &file)
    case .object(let object):
      try reference(try await references.object(object.id, title: object.title), &file)
    case .notice(let notice): try await self.notice(notice, &file)
    case .code(let code): try await self.code(code, &file)
    case .equation(let expression): try equation(expression, &file)
    case .divider:
      try begin(&file)
      try lines("---", &file)
    case .breadcrumb: try await breadcrumb(&file)
    case .tableOfContents: try await tableOfContents(&file)
    case .meetingNotes(let notes): try await meetingNotes(notes, &file)
    @unknown default: break
    }
    if frames.count == depth { openTransparent() }
  }

  // MARK: Text

  private mutating func prose(
    _ prose: BlockShape.Prose, _ block: Block, hasChildren: Bool, depth: Int, _ file: inout OutputFile
  ) async throws {
    switch prose.role {
    case .paragraph: try await paragraph(prose, block, hasChildren: hasChildren, &file)
    case .heading(let level, _): try await heading(prose, level: level, &file)
    case .quote: try await quote(prose, block, &file)
    case .callout: try await callout(prose, block, depth: depth, &file)
    case .toggle: try await toggle(prose, &file)
    @unknown default: try await paragraph(prose, block, hasChildren: hasChildren, &file)
    }
  }

  private mutating func paragraph(
    _ prose: BlockShape.Prose, _ block: Block, hasChildren: Bool, _ file: inout OutputFile
  ) async throws {
    try paragraph(try await self.text(prose.text, color: prose.color), id: block.id, &file)
    guard hasChildren, flavor != .obsidian else { return openTransparent() }
    // Markdown has no indented paragraph; a definition without a term looks like one.
    try begin(&file)
    try lines("<dl>\n<dd>", &file)
    open("", isEmpty: false, closing: "</dd>\n</dl>")
  }

  private mutating func heading(
    _ heading: BlockShape.Prose, level: Int, _ file: inout OutputFile
  ) async throws {
    let text = markdown(try await text(heading.text, color: heading.color), .heading)
    let marks = String(repeating: "#", count: level)
    try begin(&file)
    let name = flavor == .obsidian ? takeAnchor() : ""
    try lines((text.isEmpty ? marks : "\(marks) \(text)") + name, &file)
    openTransparent()
  }

  private mutating func quote(
    _ prose: BlockShape.Prose, _ block: Block, _ file: inout OutputFile
  ) async throws {
    let markdown = markdown(try await self.text(prose.text, color: prose.color.ofText))
    try begin(&file)
    if !markdown.isEmpty {
      try lines(markdown + ending(block.id, takesAnchor: false), first: "> ", rest: "> ", &file)
    }
    open("> ", isEmpty: markdown.isEmpty)
  }

  private mutating func callout(
    _ prose: BlockShape.Prose, _ block: Block, depth: Int, _ file: inout OutputFile
  ) async throws {
    // The colour of a callout is that of its box.
    let color = flavor == .obsidian ? .default : prose.color.ofText
    let markdown = markdown(try await self.text(prose.text, color: color))
    let icon = CalloutIcon(prose.icon)
    try begin(&file)
    var first = "> "
    let sign = icon.text.map { self.markdown(StyledText(ResolvedReference(text: $0)), .heading) } ?? ""
    switch flavor {
    case .obsidian:
      // A colour that somebody chose says more than the icon; that of most callouts is gray.
      let kind = CalloutKind.name(of: prose.color) ?? icon.kind?.rawValue.lowercased() ?? "note"
      try lines("> [!\(kind)]\(sign.isEmpty ? "" : " \(sign)")", &file)
    case .gfm:
      // GitHub knows alerts only at the top of a page.
      if depth == 0, let kind = icon.kind {
        try lines("> [!\(kind.rawValue)]", &file)
      } else if !sign.isEmpty {
        first += "\(sign) "
      }
    case .commonmark: if !sign.isEmpty { first += "\(sign) " }
    }
    if !markdown.isEmpty || first != "> " {
      try lines(markdown + ending(block.id, takesAnchor: false), first: first, rest: "> ", &file)
    }
    open("> ", isEmpty: markdown.isEmpty && first == "> " && icon.text == nil && flavor != .obsidian)
  }

  private mutating func toggle(_ prose: BlockShape.Prose, _ file: inout OutputFile) async throws {
    let spans = try await self.text(prose.text, color: prose.color.ofText)
    try begin(&file)
    if flavor == .obsidian {
      let title = markdown(spans, .heading)
      try lines("> [!note]-\(title.isEmpty ? "" : " \(title)")", &file)
      open("> ", isEmpty: false)
    } else {
      try lines("<details>\n<summary>\(html(spans))</summary>", &file)
      open("", isEmpty: false, closing: "</details>")
    }
  }

  private mutating func tab(_ label: RichText, _ file: inout OutputFile) async throws {
    var label = label
    for index in label.runs.indices { label.runs[index].annotations.bold = true }
    try paragraph(try await text(label), id: nil, &file)
    openTransparent()
  }
}
