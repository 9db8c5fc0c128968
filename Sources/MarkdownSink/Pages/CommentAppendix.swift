import NotionExportKit
import NotionModel
import NotionRendering

/// The comments of a page, below its content.
struct CommentAppendix {
  let surroundings: PageSurroundings

  func write(_ comments: [Comment], to file: inout OutputFile) async throws {
    guard !comments.isEmpty else { return }
    let flavor = surroundings.flavor
    try file.write(flavor == .obsidian ? "\n%%\nComments\n" : "\n---\n\n## Comments\n")
    for comment in comments {
      let text = try await TextSpans(comment.richText, references: surroundings)
      var author = comment.displayName?.name ?? ""
      if author.isEmpty, let user = comment.createdBy { author = try await surroundings.name(of: user) }
      var name = TextSpans()
      name.append(author.isEmpty ? "Somebody" : author, isCode: false, TextStyle())
      let style = InlineStyle(flavor, in: .heading)
      let time = comment.createdTime.map { ", \(DateText.text($0))" } ?? ""
      var links: [String] = []
      for attachment in comment.attachments {
        guard let link = try await surroundings.file(attachment.file) else { continue }
        var label = TextSpans()
        label.append(link.name, isCode: false, TextStyle())
        links.append("[\(style.markdown(label))](\(style.destination(link.link.destination)))")
      }
      let body = ([style.markdown(text)] + links).filter { !$0.isEmpty }.joined(separator: " ")
      try file.write("\n- \(InlineStyle(flavor, in: .paragraph).markdown(name))\(time): \(body)\n")
    }
    if flavor == .obsidian { try file.write("%%\n") }
  }
}
