import NotionExportKit
import NotionModel
import SinkRendering

/// The Markdown of comments.
struct CommentText<Surroundings: BlockSurroundings> {
  let flavor: MarkdownFlavor
  let surroundings: Surroundings

  /// Returns a comment as one line of Markdown: author, time, text, and attachments.
  func markdown(_ comment: Comment) async throws -> String {
    let inline = InlineStyle(flavor, in: .heading)
    var name = StyledText()
    var bold = TextStyle()
    bold.bold = true
    name.append(try await comment.authorName(surroundings), isCode: false, bold)
    let text = try await StyledText(comment.richText, references: surroundings)
    var body = [inline.markdown(text)].filter { !$0.isEmpty }
    for attachment in comment.attachments {
      if let link = try await surroundings.file(attachment.file) {
        body.append(inline.markdown(StyledText(ResolvedReference(text: link.name, link: link.link))))
      } else {
        body.append("(\(Comment.attachmentWithoutAddress))")
      }
    }
    if comment.hasPendingAttachments { body.append("(\(Comment.pendingAttachments))") }
    let time = inline.markdown(StyledText(ResolvedReference(text: time(comment))))
    return "\(inline.markdown(name))\(time): \(body.joined(separator: " "))"
  }

  /// Returns a discussion as one line that is invisible in the rendered page.
  func hidden(_ thread: CommentThread) async throws -> String {
    var parts: [String] = []
    for comment in thread.comments {
      let name = try await comment.authorName(surroundings)
      let text = try await StyledText(comment.richText, references: surroundings).plainText
      var files: [String] = []
      for attachment in comment.attachments {
        let link = try await surroundings.file(attachment.file)
        files.append(link?.link.destination ?? "(\(Comment.attachmentWithoutAddress))")
      }
      if comment.hasPendingAttachments { files.append("(\(Comment.pendingAttachments))") }
      let said = "\(name)\(time(comment)): \(([text] + files).joined(separator: " "))"
      parts.append(said.split(whereSeparator: \.isNewline).joined(separator: " / "))
    }
    let about = thread.isOriginalContentDeleted ? "On \(CommentThread.deletedContent): " : ""
    let text = about + parts.joined(separator: " — ")
    return flavor == .obsidian
      ? "%%\(Self.inert(text))%%"
      : "<!-- \(text.replacing("--", with: "- -").replacing("--", with: "- -").replacing(">", with: "›")) -->"
  }

  /// Returns a text that does not end a comment of Obsidian, and is no markup to readers without such
  /// comments.
  private static func inert(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      if scalar == "%", result.unicodeScalars.last == "%" || result.isEmpty { result += " " }
      if scalar == "[" { result += "\\" }
      // A backslash before it would belong to an address that stands there.
      result.unicodeScalars.append(scalar == "<" ? "‹" : scalar)
    }
    return result.unicodeScalars.last == "%" ? "\(result) " : result
  }

  private func time(_ comment: Comment) -> String {
    comment.createdTime.map { ", \(DateText.text($0))" } ?? ""
  }
}
