/// A comment on a page or a block.
public struct Comment: Sendable, Hashable {
  /// The id.
  public let id: CommentID
  /// The page or block of the comment.
  public let parent: Parent?
  /// The thread that it belongs to.
  public let discussionID: DiscussionID?
  /// The text.
  public let richText: RichText
  /// The displayed name of the author, if present.
  public let displayName: CommentDisplayName?
  /// The files that are attached to it.
  public let attachments: [CommentAttachment]
  /// Whether it has attachments that Notion has not processed yet, and that ``attachments`` does not contain.
  public let hasPendingAttachments: Bool
  /// Whether the commented text or block was deleted.
  public let isOriginalContentDeleted: Bool
  /// The time of creation.
  public let createdTime: Timestamp?
  /// The time of the last edit.
  public let lastEditedTime: Timestamp?
  /// The creator.
  public let createdBy: User?
  /// Whether the text is missing, as when the API returns only the id.
  public let isPartial: Bool
  /// The values of an unexpected shape, which are treated as absent.
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

/// A file that is attached to a comment.
public struct CommentAttachment: Sendable, Hashable {
  /// The category of the file: `audio`, `image`, `pdf`, `productivity` or `video`.
  public let category: String?
  /// The file, hosted by Notion; of unknown source if the API omits it.
  public let file: FileReference
}

extension CommentAttachment: JSONDecodable {
  private enum Key: String, CaseIterable {
    case category, file, external, type
    case upload = "file_upload"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads an attachment.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var category: String?
    var file: FileReference?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .category: category = try String?(from: &reader)
      case .file: if try !reader.readNull() { file = FileReference(try FileSource(.file, from: &reader)) }
      case .external:
        if try !reader.readNull() { file = FileReference(try FileSource(.external, from: &reader)) }
      case .upload:
        if try !reader.readNull() { file = FileReference(try FileSource(.upload, from: &reader)) }
      // `file`, or absent.
      case .type: try reader.skipValue()
      }
    }
    self.category = category
    let bytes = reader.slice(from: start)
    self.file = file ?? FileReference(.unknown(UnknownContent(type: category ?? "", json: bytes)))
  }
}

/// The displayed name of a comment's author.
public struct CommentDisplayName: Sendable, Hashable {
  /// The kind of name: `user`, `integration` or `custom`.
  public let type: String?
  /// The name.
  public let name: String?
}

extension CommentDisplayName: JSONDecodable {
  private enum Key: String, CaseIterable { case type, name = "resolved_name" }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a name.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var type: String?
    var name: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .type: type = try String?(from: &reader)
      case .name: name = try String?(from: &reader)
      }
    }
    self.type = type
    self.name = name
  }
}
