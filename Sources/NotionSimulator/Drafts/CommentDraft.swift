public import NotionModel

/// A comment on a page or block.
public struct CommentDraft: Sendable {
  /// The id to give it; `nil` for the next one of the workspace.
  public var id: ObjectID?
  /// Who wrote it; `nil` for the integration.
  public var author: ObjectID?
  /// What it says.
  public var text: TextDraft
  /// Files beside the text.
  public var attachments: [CommentAttachmentDraft]
  /// Whether the thread it begins has been resolved; the API shows only open threads.
  public var isResolved: Bool
  /// Whether files are attached to it that Notion has not taken in yet.
  public var hasPendingAttachments = false
  /// Whether what the thread is about has been deleted since.
  public var isOriginalContentDeleted = false
  /// The answers to it.
  public var replies: [CommentDraft]

  /// A comment that begins a thread, or answers in one.
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

  /// The same comment with `change` made to it, for the fields that the initializer does not take.
  public func with(_ change: (inout CommentDraft) -> Void) -> CommentDraft {
    var copy = self
    change(&copy)
    return copy
  }
}
