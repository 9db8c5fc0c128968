package import NotionModel

/// A discussion: a comment and the answers to it, oldest first.
package struct CommentThread: Sendable, Hashable {
  /// The block that it is about; `nil` where it is about the page.
  package let block: BlockID?
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
      if case .block(let id) = comment.parent { block = id }
      if let discussion = comment.discussionID { known[discussion] = threads.count }
      threads.append(CommentThread(block: block, comments: [comment]))
    }
    return threads
  }
}

extension Comment {
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
