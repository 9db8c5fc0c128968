public import NotionModel

/// A comment on a page or block.
public struct CommentDraft: Sendable {
  /// The id; `nil` for the next one of the workspace.
  public var id: ObjectID?
  /// The author; `nil` for the integration.
  public var author: ObjectID?
  /// The text.
  public var text: TextDraft
  /// The attachments.
  public var attachments: [CommentAttachmentDraft]
  /// Whether its thread has been resolved; the API returns only open threads.
  public var isResolved: Bool
  /// Whether it has attachments that Notion has not processed yet.
  public var hasPendingAttachments = false
  /// Whether the commented content has been deleted.
  public var isOriginalContentDeleted = false
  /// The replies.
  public var replies: [CommentDraft]

  /// Creates a comment that begins a thread, or replies in one.
  public init(
    _ text: TextDraft, by author: ObjectID? = nil, id: ObjectID? = nil,
    attachments: [CommentAttachmentDraft] = [], isResolved: Bool = false, replies: [CommentDraft] = []
  ) {
    self.text = text
    self.author = author
    self.id = id
    self.attachments = attachments
    self.isResolved = isResolved
    self.replies = replies
  }

  /// Returns the same comment after `change`, for fields without an initializer parameter.
  public func with(_ change: (inout CommentDraft) -> Void) -> CommentDraft {
    var copy = self
    change(&copy)
    return copy
  }
}
