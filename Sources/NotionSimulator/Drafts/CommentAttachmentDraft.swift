public import NotionModel

/// A hosted file attached to a comment.
public struct CommentAttachmentDraft: Sendable, Hashable {
  /// `audio`, `image`, `pdf`, `productivity` or `video`.
  public var category: String
  /// The file.
  public var asset: ObjectID

  /// Creates an attachment.
  public init(category: String, asset: ObjectID) {
    self.category = category
    self.asset = asset
  }
}
