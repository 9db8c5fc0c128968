/// A comment on a page or a block.
public struct Comment: Sendable, Hashable {
  /// The id.
  public let id: CommentID
  /// The page or block that it is about.
  public let parent: Parent?
  /// The thread that it belongs to.
  public let discussionID: DiscussionID?
  /// The text.
  public let richText: RichText
  /// The name under which it shows, where it is told.
  public let displayName: CommentDisplayName?
  /// The files that are attached to it.
  public let attachments: [CommentAttachment]
  /// Whether files were attached that Notion has not taken in yet, and that ``attachments`` does not hold.
  public let hasPendingAttachments: Bool
  /// Whether the text or block that it is about has been deleted since.
  public let isOriginalContentDeleted: Bool
  /// When it was made.
  public let createdTime: Timestamp?
  /// When it was last edited.
  public let lastEditedTime: Timestamp?
  /// Who made it.
  public let createdBy: User?
  /// Whether the text is missing, as where the API gives the id alone.
  public let isPartial: Bool
  /// The values of an unexpected shape; each counts as absent.
  public let oddities: [JSONError]
  /// The comment's own bytes.
  public let json: JSONSlice
}

extension Comment: JSONDecodable {
  private enum Key: String, CaseIterable {
    case object, id, parent, attachments
    case discussionID = "discussion_id"
    case richText = "rich_text"
    case displayName = "display_name"
    case createdTime = "created_time"
    case lastEditedTime = "last_edited_time"
    case createdBy = "created_by"
    case hasPendingAttachments = "has_pending_attachments"
    case isOriginalContentDeleted = "original_content_deleted"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a comment.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: CommentID?
    var parent: Parent?
    var discussionID: DiscussionID?
    var richText = RichText()
    var displayName: CommentDisplayName?
    var attachments: [CommentAttachment] = []
    var hasPendingAttachments = false
    var isOriginalContentDeleted = false
    var createdTime: Timestamp?
    var lastEditedTime: Timestamp?
    var createdBy: User?
    let noted = reader.oddities.count
    var hasText = false
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.expectObject(.comment)
      case .id: id = try CommentID(from: &reader)
      case .parent: parent = try reader.readTolerantly()
      case .discussionID: discussionID = try reader.readTolerantly()
      case .richText:
        hasText = try reader.peekKind() == .array
        richText = try reader.readTolerantly() ?? RichText()
      case .displayName: displayName = try reader.readTolerantly()
      case .attachments: attachments = try reader.readElementsTolerantly()
      case .createdTime: createdTime = try reader.readTolerantly()
      case .lastEditedTime: lastEditedTime = try reader.readTolerantly()
      case .createdBy: createdBy = try reader.readTolerantly()
      case .hasPendingAttachments: hasPendingAttachments = try reader.readFlag()
      case .isOriginalContentDeleted: isOriginalContentDeleted = try reader.readFlag()
      }
    }
    self.id = try reader.require(id, "id", at: start)
    self.parent = parent
    self.discussionID = discussionID
    self.richText = richText
    self.displayName = displayName
    self.attachments = attachments
    self.hasPendingAttachments = hasPendingAttachments
    self.isOriginalContentDeleted = isOriginalContentDeleted
    self.createdTime = createdTime
    self.lastEditedTime = lastEditedTime
    self.createdBy = createdBy
    self.isPartial = !hasText
    self.oddities = reader.oddities(from: noted, in: start)
    self.json = reader.slice(from: start)
  }
}
