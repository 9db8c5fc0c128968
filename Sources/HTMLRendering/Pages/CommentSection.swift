public import NotionModel
internal import SinkRendering

/// Writes the open comments of a page, discussion by discussion.
public struct CommentSection<References: HTMLReferences>: Sendable {
  private let references: References

  /// Creates a writer of comments with the links of `references`.
  public init(references: References) { self.references = references }

  /// Returns the existing blocks that have comments.
  public static func blocks(of comments: [Comment]) -> Set<BlockID> {
    Set(CommentThread.threads(of: comments).compactMap(\.block))
  }

  /// Writes the section, unless there are no comments and none are missing.
  ///
  /// - Parameters:
  ///   - comments: the comments of the page and of its blocks.
  ///   - unavailable: the reason why further comments could not be read; `nil` if none are missing.
  ///   - shown: the blocks with comments that the page shows, as targets of links.
  ///   - html: the output.
  /// - Throws: an error of reading the archive, or ``HTMLWriterError``.
  public func write(
    _ comments: [Comment], unavailable: String? = nil, shown: Set<BlockID>, to html: inout HTMLWriter
  ) async throws {
    guard !comments.isEmpty || unavailable != nil else { return }
    try html.open("section", ("class", "comments"))
    try html.element("h2", text: "Comments")
    try html.lineEnd()
    for thread in CommentThread.threads(of: comments) {
      try html.open("div", ("class", "discussion"))
      if thread.isOriginalContentDeleted {
        try html.element("p", ("class", "about"), text: "On \(CommentThread.deletedContent)")
      } else if let block = thread.block, shown.contains(block) {
        try html.open("p", ("class", "about"))
        try html.element("a", ("href", "#\(BlockAnchors.name(of: block))"), text: "On a block of this page")
        try html.close()
      } else if thread.block != nil {
        try html.element("p", ("class", "about"), text: "On \(CommentThread.absentBlock)")
      }
      for comment in thread.comments { try await write(comment, &html) }
      try html.close()
      try html.lineEnd()
    }
    if let unavailable {
      try html.element("p", ("class", "notice"), text: MissingText.comments(unavailable))
      try html.lineEnd()
    }
    try html.close()
    try html.lineEnd()
  }

  private func write(_ comment: Comment, _ html: inout HTMLWriter) async throws {
    try html.open("article", ("id", "comment-\(comment.id.object.compactText)"))
    try html.open("p", ("class", "byline"))
    try html.element("span", ("class", "person"), text: try await comment.authorName(references))
    if let time = comment.createdTime {
      try html.text(" ")
      try html.time(time)
    }
    try html.close()
    let text = try await InlineText(comment.richText, references: references)
    if !text.isEmpty {
      try html.open("p")
      try html.inline(text)
      try html.close()
    }
    for attachment in comment.attachments {
      try html.open("p", ("class", "attachment"))
      if let file = try await references.file(attachment.file) {
        try html.inline(InlineText(file.name, link: SafeLink(file.link)))
      } else {
        try html.text(Comment.attachmentWithoutAddress)
      }
      try html.close()
    }
    if comment.hasPendingAttachments {
      try html.element("p", ("class", "attachment"), text: Comment.pendingAttachments)
    }
    try html.close()
    try html.lineEnd()
  }
}
