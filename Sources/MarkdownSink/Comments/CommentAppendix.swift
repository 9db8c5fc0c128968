import NotionExportKit
import NotionModel
import SinkRendering

/// The comments below the content of a page: the appendix, and the texts of footnotes.
struct CommentAppendix<Surroundings: BlockSurroundings> {
  let flavor: MarkdownFlavor
  let surroundings: Surroundings

  private var text: CommentText<Surroundings> { CommentText(flavor: flavor, surroundings: surroundings) }

  func write(
    _ comments: PageComments, unavailable: String? = nil, to file: inout OutputFile
  ) async throws {
    let entries = comments.appendix
    if !entries.isEmpty { try file.write("\n---\n\n## Comments\n\n") }
    for entry in entries {
      var indent = ""
      if let excerpt = entry.excerpt {
        let about = InlineStyle(flavor, in: .heading).markdown(StyledText(ResolvedReference(text: excerpt)))
        try file.write("- On \(about):\n")
        indent = "  "
      }
      for (index, comment) in entry.thread.comments.enumerated() {
        // Replies are nested below the first comment.
        let depth = index == 0 ? indent : "\(indent)  "
        try file.write("\(depth)- \(try await text.markdown(comment))\n")
      }
    }
    if let unavailable, comments.style != .none {
      try file.write("\n\(flavor.note(MissingText.comments(unavailable)))\n")
    }
    for (index, thread) in comments.footnotes.enumerated() {
      for (number, comment) in thread.comments.enumerated() {
        let start = number == 0 ? "[^\(index + 1)]: " : "    "
        try file.write("\n\(start)\(try await text.markdown(comment))\n")
      }
    }
  }
}
