package import NotionModel

/// A discussion: a comment and the answers to it, oldest first.
package struct CommentThread: Sendable, Hashable {
  /// The block that it is about; `nil` where it is about the page, or about what has been deleted since.
  package let block: BlockID?
  /// Whether what it is about has been deleted since.
  package let isOriginalContentDeleted: Bool
  /// The comments.
  package private(set) var comments: [Comment]

  /// The discussions among the comments of a page, which come oldest first.
  package static func threads(of comments: [Comment]) -> [CommentThread] {
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
  /// The text in place of a link to content that has been deleted.
  package static let deletedContent = "content that has been deleted"
  /// The text in place of a link to a block that the page does not show.
  package static let absentBlock = "a block that is not on this page"
}

extension Comment {
  /// The text in place of attachments that Notion had not taken in when the comment was read.
  package static let pendingAttachments = "Attachments that Notion had not taken in yet"
  /// The text in place of an attachment without an address.
  package static let attachmentWithoutAddress = "An attachment without an address"

  /// The name of who wrote it; `Somebody` where that is not known.
  ///
  /// - Throws: what keeps the archive from being read.
  package func authorName(_ references: some DocumentReferences) async throws -> String {
    if let name = displayName?.name, !name.isEmpty { return name }
    guard let createdBy else { return "Somebody" }
    let name = try await references.name(of: createdBy)
    return name.isEmpty ? "Somebody" : name
  }
}
