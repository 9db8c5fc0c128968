import NotionExportKit
import NotionModel
import NotionRendering

/// Writes the Markdown of a page.
struct PageFile {
  let surroundings: PageSurroundings
  let options: MarkdownSinkPlugin.Options

  func write(_ document: PageDocument, to file: inout OutputFile) async throws {
    let flavor = options.flavor
    if options.frontMatter != .none {
      let matter = FrontMatter(flavor: flavor, surroundings: surroundings)
      try file.write(try await matter.text(document, isFull: options.frontMatter == .full))
      try file.write("\n")
    }
    var title = TextSpans()
    title.append(surroundings.place.title, isCode: false, TextStyle())
    try file.write("# \(InlineStyle(flavor, in: .heading).markdown(title))\n")
    var writer = BlockWriter(
      flavor: flavor, surroundings: surroundings, hasBlockIDs: surroundings.hasBlockIDs)
    writer.beginAfterText()
    for try await event in document.content { try await writer.write(event, to: &file) }
    try writer.finish(&file)
    try await CommentAppendix(surroundings: surroundings).write(document.comments, to: &file)
  }
}
