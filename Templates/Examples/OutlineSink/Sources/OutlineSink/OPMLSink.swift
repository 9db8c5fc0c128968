internal import NotionExportKit
internal import NotionModel

/// Writes `outline.opml` when everything has been read.
///
/// The file spans all objects, so no event changes it alone: `write` has nothing to do, and `finish` reads the
/// outline from the archive, page by page. It is called again only when something has changed.
struct OPMLSink: Sink {
  let context: SinkContext
  let includesBlocks: Bool

  func write(_ event: ExportEvent) {}

  func finish(_ summary: ExportSummary) async throws {
    let workspace = context.workspace
    let title = try await workspace.description().name ?? "Notion"
    try await context.output.replaceFiles(of: .named("outline")) { files in
      try await files.write(OutputPath("outline.opml")) { file in
        var writer = OPMLWriter()
        try writer.begin(title: title, &file)
        try await write(workspace.children(of: nil), &writer, &file)
        try writer.end(&file)
      }
    }
  }

  private func write(
    _ nodes: WorkspaceListing<OutlineNode>, _ writer: inout OPMLWriter, _ file: inout OutputFile
  ) async throws {
    for try await node in nodes {
      let title = node.title.isEmpty ? "Untitled" : node.title
      try writer.open(title, attributes: [("type", node.kind.rawValue), ("notionId", "\(node.id)")], &file)
      if includesBlocks, node.kind == .page, let page = try await context.workspace.page(PageID(node.id)) {
        try await write(page.content, &writer, &file)
      }
      try await write(context.workspace.children(of: node.id), &writer, &file)
      try writer.close(&file)
    }
  }

  private func write(_ content: BlockStream, _ writer: inout OPMLWriter, _ file: inout OutputFile)
    async throws
  {
    for try await event in content {
      switch event {
      // Pages and databases inside a page have their own elements in the outline.
      case .enter(let node): if let text = text(of: node.block) { try writer.open(text, &file) }
      case .leave(let node): if text(of: node.block) != nil { try writer.close(&file) }
      case .enterSection(let part): try writer.open(part.section.rawValue, &file)
      case .leaveSection: try writer.close(&file)
      case .unavailable(let reason):
        try writer.open("Content that could not be read: \(reason)", &file)
        try writer.close(&file)
      @unknown default: break
      }
    }
  }

  /// The line for a block; `nil` for one that is shown elsewhere, or only affects layout.
  private func text(of block: Block) -> String? {
    switch block.content {
    case .childPage, .childDatabase, .columnList, .column, .divider, .tableOfContents, .breadcrumb: nil
    case .tableRow(let cells): cells.map(\.plainText).joined(separator: " | ")
    case .equation(let expression): expression
    case .toDo(let task): (task.isChecked ? "[x] " : "[ ] ") + task.richText.plainText
    default:
      block.richText?.plainText ?? block.caption.flatMap { $0.isEmpty ? nil : $0.plainText }
        ?? "(\(block.type))"
    }
  }
}
