import NotionExportKit
import NotionModel
import SinkRendering

// The code of the article "Rendering a page", compiled. The code between `// snippet: NAME` and `// end` is in
// the article after `<!-- snippet: NAME -->`, verbatim except for its indentation.

// snippet: sink
struct TextFileSink: Sink {
  let context: SinkContext
  let layout: FolderLayout

  init(context: SinkContext) {
    self.context = context
    layout = FolderLayout(
      of: context.workspace, pathLimit: context.output.pathLimit, fileExtension: ".txt")
  }

  func write(_ event: ExportEvent) async throws {
    layout.refresh()
    guard case .page(let document) = event,
      let location = try await layout.location(of: document.place.id)
    else { return }
    let links = DocumentLinks(of: location, in: layout, context, fileExtension: ".txt")
    try await context.output.replaceFiles(of: .object(location.id)) { files in
      try await files.write(OutputPath(links.path)) { file in
        try file.write("\(location.title)\n\n")
        for property in document.page.properties where property.type != .title {
          let text = try await PropertyText(references: links).text(of: property, schema: nil)
          try file.write("\(property.name): \(text.plainText)\n")
        }
        for try await event in document.content {
          if case .enter(let node) = event { try await write(node, links, &file) }
        }
      }
      try await links.writeFiles(to: files)
    }
  }

  private func write(_ node: BlockNode, _ links: DocumentLinks, _ file: inout OutputFile) async throws {
    let indent = String(repeating: "  ", count: node.depth)
    switch node.block.shape {
    case .prose(let prose): try file.write(indent + (try await text(prose.text, links)) + "\n")
    case .listItem(let item): try file.write("\(indent)- \(try await text(item.text, links))\n")
    case .media(let media): try file.write("\(indent)\(try await links.file(media.file)?.name ?? "")\n")
    case .object(let object):
      try file.write("\(indent)\(try await links.object(object.id, title: object.title).text)\n")
    case .notice(let notice): try file.write("\(indent)(\(notice.text))\n")
    case .container, .table, .tableRow, .link, .code, .equation, .divider, .breadcrumb, .tableOfContents,
      .meetingNotes:
      break
    @unknown default: break
    }
  }

  private func text(_ text: RichText, _ links: DocumentLinks) async throws -> String {
    try await StyledText(text, references: links).plainText
  }
}
// end

struct TextFileSinkPlugin: SinkPlugin {
  static let format = "text"
  static let summary = "a text for each page"
  func makeSink(_ options: NoOptions, in context: SinkContext) -> any Sink { TextFileSink(context: context) }
}

struct RenderingSnippets {
  // snippet: markup
  func markup(_ trees: [TextTree]) -> String {
    trees.map { tree in
      switch tree {
      case .leaf(.text(let text)), .leaf(.edgeSpace(let text)): escaped(text)
      case .leaf(.code(let code)): "=\(code)="
      case .leaf(.equation(let formula)): "$\(formula)$"
      case .leaf(.lineBreak): "\n"
      case .marked(.bold, let inner): "*\(markup(inner))*"
      case .marked(.italic, let inner): "/\(markup(inner))/"
      case .marked(.link(let link), let inner): "[[\(link.destination)][\(markup(inner))]]"
      case .marked(.strikethrough, let inner), .marked(.underline, let inner), .marked(.color, let inner):
        markup(inner)
      }
    }.joined()
  }
  // end

  func escaped(_ text: String) -> String { text }

  func rows(
    of document: DatabaseDocument, _ context: SinkContext, _ links: DocumentLinks, _ file: inout OutputFile
  ) async throws {
    // snippet: rows
    for section in try await DatabaseSection.sections(of: document, in: context.workspace) {
      for try await row in section.rows(in: context.workspace) {
        guard let page = row.document else { continue }
        for column in section.shownColumns {
          guard let value = page.page.properties.value(of: column) else { continue }
          let text = try await PropertyText(references: links).text(of: value, schema: column)
          try file.write("\(column.name): \(text.plainText)\n")
        }
      }
    }
    // end
  }
}
