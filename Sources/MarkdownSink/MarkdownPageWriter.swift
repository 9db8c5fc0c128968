import NotionExportKit
import NotionModel
import SinkRendering

/// Writes the Markdown of a page.
struct MarkdownPageWriter {
  let links: MarkdownDocumentLinks
  let options: MarkdownSinkPlugin.Options

  func write(_ document: PageDocument, to file: inout OutputFile) async throws {
    let flavor = options.flavor
    if options.frontMatter != .none {
      let matter = FrontMatter(flavor: flavor, links: links)
      try file.write(try await matter.text(of: document, isFull: options.frontMatter == .full))
      try file.write("\n")
    }
    let title = StyledText(ResolvedReference(text: links.location.title))
    try file.write("# \(InlineWriter(flavor, in: .heading).markdown(title))\n")
    let comments = PageComments(document.comments, style: options.comments.resolved(flavor))
    if comments.style == .hidden {
      let text = CommentText(flavor: flavor, references: links)
      for thread in comments.ofPage { try file.write("\n\(try await text.hidden(thread))\n") }
    }
    var writer = BlockWriter(
      flavor: flavor, references: links, named: try await links.namedBlocks(),
      comments: comments)
    writer.beginAfterText()
    for try await event in document.content { try await writer.write(event, to: &file) }
    try writer.finish(&file)
    try await CommentAppendix(flavor: flavor, references: links).write(
      writer.comments, unavailable: document.unavailableComments, to: &file)
  }
}
