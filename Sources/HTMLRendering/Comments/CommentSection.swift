package import NotionModel
import NotionRendering

/// Writes the open comments of a page, discussion by discussion.
package struct CommentSection<Surroundings: HTMLSurroundings> {
  private let surroundings: Surroundings

  /// Writes comments whose links lead where `surroundings` says.
  package init(surroundings: Surroundings) { self.surroundings = surroundings }

  /// Writes the section; nothing where there are no comments.
  ///
  /// - Throws: what keeps the archive from being read, or ``HTMLWriterError``.
  package func write(_ comments: [Comment], to html: inout HTMLWriter) async throws {
    guard !comments.isEmpty else { return }
    try html.open("section", ("class", "comments"))
    try html.element("h2", text: "Comments")
    try html.lineEnd()
    for thread in CommentThread.threads(of: comments) {
      try html.open("div", ("class", "discussion"))
      if let block = thread.block {
        try html.open("p", ("class", "about"))
        try html.element("a", ("href", "#\(BlockAnchors.name(of: block))"), text: "On a block of this page")
        try html.close()
      }
      for comment in thread.comments { try await write(comment, &html) }
      try html.close()
      try html.lineEnd()
    }
    try html.close()
    try html.lineEnd()
  }

  private func write(_ comment: Comment, _ html: inout HTMLWriter) async throws {
    try html.open("article", ("id", "comment-\(comment.id.object.compactText)"))
    try html.open("p", ("class", "byline"))
    try html.element("span", ("class", "person"), text: try await comment.authorName(surroundings))
    if let time = comment.createdTime {
      try html.text(" ")
      try html.time(time)
    }
    try html.close()
    let text = try await InlineText(comment.richText, references: surroundings)
    if !text.isEmpty {
      try html.open("p")
      try html.inline(text)
      try html.close()
    }
    for attachment in comment.attachments {
      guard let file = try await surroundings.file(attachment.file) else { continue }
      try html.open("p", ("class", "attachment"))
      try html.inline(InlineText(file.name, link: SafeLink(file.link)))
      try html.close()
    }
    try html.close()
    try html.lineEnd()
  }
}
