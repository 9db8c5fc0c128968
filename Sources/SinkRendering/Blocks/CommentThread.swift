public import NotionModel

/// A discussion: a comment and its replies, oldest first.
///
/// ```swift
/// for thread in CommentThread.threads(of: page.comments) {
///   for comment in thread.comments {
///     let text = try await StyledText(comment.richText, references: links)
///     try file.write("\(try await comment.authorName(links)): \(text.plainText)\n")
///   }
/// }
/// ```
public struct CommentThread: Sendable, Hashable {
  /// The block of the discussion; `nil` for the page, or if the commented content was deleted.
  public let block: BlockID?
  /// Whether the commented content was deleted.
  public let isOriginalContentDeleted: Bool
  /// The comments.
  public private(set) var comments: [Comment]

  /// Returns the discussions among the comments of a page, which are ordered by age.
  public static func threads(of comments: [Comment]) -> [CommentThread] {
    var threads: [CommentThread] = []
    var known: [DiscussionID: Int] = [:]
    for comment in comments {
      if let discussion = comment.discussionID, let index = known[discussion] {
        threads[index].comments.append(comment)
        continue
      }
      var block: BlockID?
      let isDeleted = comment.isOriginalContentDeleted
      if !isDeleted, case .block(let id) = comment.parent { block = id }
      if let discussion = comment.discussionID { known[discussion] = threads.count }
      threads.append(
        CommentThread(block: block, isOriginalContentDeleted: isDeleted, comments: [comment]))
    }
    return threads
  }
}

extension CommentThread {
  /// A comment as text, with links.
  public struct ShownComment: Sendable {
    /// The name of the author.
    public let author: String
    /// The text.
    public let text: StyledText
    /// The attachments that have an address.
    public let attachments: [ResolvedReference]
  }

  /// Returns the comments as text.
  ///
  /// - Throws: an error of reading the archive.
  public func shown(with references: some DocumentReferences) async throws -> [ShownComment] {
    var shown: [ShownComment] = []
    for comment in comments {
      var attachments: [ResolvedReference] = []
      for attachment in comment.attachments {
        attachments += try await references.references(to: attachment.file)
      }
      shown.append(
        ShownComment(
          author: try await comment.authorName(references),
          text: try await StyledText(comment.richText, references: references), attachments: attachments))
    }
    return shown
  }
}

extension CommentThread {
  /// The text in place of a link to content that has been deleted.
  public static let deletedContent = "content that has been deleted"
  /// The text in place of a link to a block that the page does not show.
  public static let absentBlock = "a block that is not on this page"
}

extension Comment {
  /// The text in place of attachments that Notion had not processed when the comment was read.
  public static let pendingAttachments = "Attachments that Notion had not taken in yet"
  /// The text in place of an attachment without an address.
  public static let attachmentWithoutAddress = "An attachment without an address"

  /// Returns the name of the author, or `Somebody` if it is unknown.
  ///
  /// - Throws: an error of reading the archive.
  public func authorName(_ references: some DocumentReferences) async throws -> String {
    if let name = displayName?.name, !name.isEmpty { return name }
    guard let createdBy else { return "Somebody" }
    let name = try await references.name(of: createdBy)
    return name.isEmpty ? "Somebody" : name
  }
}
