import NotionExportKit
import NotionModel
import SinkRendering

/// The discussions of a page while it is written: those of each block, and the remaining ones.
struct PageComments {
  /// A discussion to write below the content.
  struct Entry {
    let thread: CommentThread
    /// The beginning of the commented block's text; `nil` for the page itself.
    let excerpt: String?
  }

  let style: CommentStyle
  /// The discussions of the page itself.
  let ofPage: [CommentThread]
  private var byBlock: [BlockID: [CommentThread]] = [:]
  /// The discussions with footnote marks, in order.
  private(set) var footnotes: [CommentThread] = []
  private var entries: [Entry] = []

  init(_ comments: [Comment], style: CommentStyle) {
    self.style = style
    let threads = style == .none ? [] : CommentThread.threads(of: comments)
    ofPage = threads.filter { $0.block == nil }
    for thread in threads {
      if let block = thread.block { byBlock[block, default: []].append(thread) }
    }
  }

  /// Returns the discussions of a block, and marks them as written.
  mutating func take(_ block: Block) -> [CommentThread] {
    guard !byBlock.isEmpty, let threads = byBlock.removeValue(forKey: block.id) else { return [] }
    switch style {
    case .appendix:
      let excerpt = Self.excerpt(of: block)
      entries += threads.map { Entry(thread: $0, excerpt: excerpt) }
      return []
    case .footnotes:
      footnotes += threads
      return threads
    case .hidden: return threads
    case .auto, .none: return []
    }
  }

  /// The entries below the content: the discussions of the page, then those of blocks without another
  /// position.
  var appendix: [Entry] {
    var all: [Entry] = []
    if style != .hidden {
      all += ofPage.map { thread in
        Entry(
          thread: thread, excerpt: thread.isOriginalContentDeleted ? CommentThread.deletedContent : nil)
      }
    }
    all += entries
    // Sorted by id, which is the same in every run, as the blocks have no order here.
    for block in byBlock.keys.sorted() {
      all += byBlock[block, default: []].map {
        Entry(thread: $0, excerpt: CommentThread.absentBlock)
      }
    }
    return all
  }

  private static func excerpt(of block: Block) -> String {
    let text = (block.richText?.plainText ?? "").split(whereSeparator: \.isWhitespace).joined(separator: " ")
    guard !text.isEmpty else { return "a block (\(block.type.name.replacing("_", with: " ")))" }
    return text.count > 60 ? "“\(text.prefix(59))…”" : "“\(text)”"
  }
}

/// The Markdown of comments.
struct CommentText<References: MarkdownReferences> {
  let flavor: MarkdownFlavor
  let references: References

  /// Returns a comment as one line of Markdown: author, time, text, and attachments.
  func markdown(_ comment: Comment) async throws -> String {
    let inline = InlineWriter(flavor, in: .heading)
    var name = StyledText()
    var bold = TextStyle()
    bold.bold = true
    name.append(try await comment.authorName(references), isCode: false, bold)
    let text = try await StyledText(comment.richText, references: references)
    var body = [inline.markdown(text)].filter { !$0.isEmpty }
    for attachment in comment.attachments {
      if let link = try await references.file(attachment.file) {
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
      let name = try await comment.authorName(references)
      let text = try await StyledText(comment.richText, references: references).plainText
      var files: [String] = []
      for attachment in comment.attachments {
        let link = try await references.file(attachment.file)
        files.append(link?.link.destination ?? "(\(Comment.attachmentWithoutAddress))")
      }
      if comment.hasPendingAttachments { files.append("(\(Comment.pendingAttachments))") }
      let said = "\(name)\(time(comment)): \(([text] + files).joined(separator: " "))"
      parts.append(said.split(whereSeparator: \.isNewline).joined(separator: " / "))
    }
    let about = thread.isOriginalContentDeleted ? "On \(CommentThread.deletedContent): " : ""
    let text = (about + parts.joined(separator: " — ")).withoutControlCharacters
    return flavor == .obsidian
      ? "%%\(Self.inert(text))%%"
      : "<!-- \(Self.withoutCommentEnds(text)) -->"
  }

  private static func withoutCommentEnds(_ text: String) -> String {
    text.replacingScalars("--", with: "- -").replacingScalars("--", with: "- -")
      .replacingScalars(">", with: "›")
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

/// The comments below the content of a page: the appendix, and the texts of footnotes.
struct CommentAppendix<References: MarkdownReferences> {
  let flavor: MarkdownFlavor
  let references: References

  private var text: CommentText<References> { CommentText(flavor: flavor, references: references) }

  func write(
    _ comments: PageComments, unavailable: String? = nil, to file: inout OutputFile
  ) async throws {
    let entries = comments.appendix
    if !entries.isEmpty { try file.write("\n---\n\n## Comments\n\n") }
    for entry in entries {
      var indent = ""
      if let excerpt = entry.excerpt {
        let about = InlineWriter(flavor, in: .heading).markdown(StyledText(ResolvedReference(text: excerpt)))
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
      try file.write("\n\(flavor.notice(MissingText.comments(unavailable)))\n")
    }
    for (index, thread) in comments.footnotes.enumerated() {
      for (number, comment) in thread.comments.enumerated() {
        let start = number == 0 ? "[^\(index + 1)]: " : "    "
        try file.write("\n\(start)\(try await text.markdown(comment))\n")
      }
    }
  }
}
