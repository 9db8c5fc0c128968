import NotionModel

/// The stored state of a comment.
struct CommentRecord: Sendable {
  var id: ObjectID
  var parent: ParentRecord
  var discussion: ObjectID
  var author: ObjectID
  var text: [JSONValue]
  var attachments: [CommentAttachmentDraft]
  var hasPendingAttachments = false
  var isOriginalContentDeleted = false
  var isResolved: Bool
  var created: SimulatorTime
  var edited: SimulatorTime
}
