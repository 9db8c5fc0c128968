/// A block: a paragraph, a heading, an image…
///
/// ```swift
/// switch block.content {
/// case .paragraph(let text): print(text.richText.plainText)
/// case .heading1(let heading): print("# " + heading.richText.plainText)
/// case .unknown(let content): print("a block of type \(content.type)")
/// default: break
/// }
/// ```
public struct Block: Sendable, Hashable {
  /// The id; for a `child_page` also that of the page, for a `child_database` that of the database.
  public let id: BlockID
  /// The type, even if the content could not be decoded.
  public let type: BlockType
  /// The content, one case for each type.
  public let content: BlockContent
  /// Whether it has or may have children: the API has not said that there are none.
  public let hasChildren: Bool
  /// The parent; `nil` before 2022-06-28.
  public let parent: Parent?
  /// The time of creation.
  public let createdTime: Timestamp?
  /// The time of the last edit.
  public let lastEditedTime: Timestamp?
  /// The creator.
  public let createdBy: User?
  /// The last editor.
  public let lastEditedBy: User?
  /// Whether it is in the trash; before 2026-03-11 the key is `archived`.
  public let isInTrash: Bool
  /// The values of an unexpected shape, except in the content, which are treated as absent.
  public let oddities: [JSONError]
  /// The block's own bytes.
  public let json: JSONSlice

  /// Whether the type is missing, as when the API returns only the id.
  public var isPartial: Bool { type.name.isEmpty }
}

extension Block: JSONDecodable {
  private enum Key: String, CaseIterable {
    case object, id, parent, archived
    case createdTime = "created_time"
    case lastEditedTime = "last_edited_time"
    case createdBy = "created_by"
    case lastEditedBy = "last_edited_by"
    case hasChildren = "has_children"
    case inTrash = "in_trash"
  }
  private static let table = TaggedKeys<BlockType, Key>()

  /// Reads a block.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: BlockID?
    var parent: Parent?
    var createdTime: Timestamp?
    var lastEditedTime: Timestamp?
    var createdBy: User?
    var lastEditedBy: User?
    let noted = reader.oddities.count
    var hasChildren: Bool?
    var isArchived = false
    var isInTrash = false
    let content = try reader.readTagged(Self.table) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.expectObject(.block)
      case .id: id = try BlockID(from: &reader)
      case .parent: parent = try reader.readTolerantly()
      case .archived: isArchived = try reader.readFlagTolerantly()
      case .createdTime: createdTime = try reader.readTolerantly()
      case .lastEditedTime: lastEditedTime = try reader.readTolerantly()
      case .createdBy: createdBy = try reader.readTolerantly()
      case .lastEditedBy: lastEditedBy = try reader.readTolerantly()
      case .hasChildren: hasChildren = try reader.readTolerantly()
      case .inTrash: isInTrash = try reader.readFlagTolerantly()
      }
    } payload: { (reader, type) throws(JSONError) in
      try BlockContent(type, from: &reader)
    }
    switch content {
    case .known(let content):
      self.content = content
      self.type = content.type
    case .unknown(let content):
      self.content = .unknown(content)
      self.type = BlockType(name: content.type)
    }
    self.id = try reader.require(id, "id", at: start)
    // For a block that is more than its id.
    self.hasChildren = hasChildren ?? !self.type.name.isEmpty
    self.parent = parent
    self.createdTime = createdTime
    self.lastEditedTime = lastEditedTime
    self.createdBy = createdBy
    self.lastEditedBy = lastEditedBy
    self.isInTrash = isInTrash || isArchived
    self.oddities = reader.oddities(from: noted, in: start)
    self.json = reader.slice(from: start)
  }
}

extension Block {
  /// The text of the block, if its type has one: not its caption, nor the cells of a row.
  public var richText: RichText? {
    switch content {
    case .paragraph(let text), .bulletedListItem(let text), .quote(let text), .toggle(let text),
      .template(let text), .callout(let text):
      text.richText
    case .heading1(let heading), .heading2(let heading), .heading3(let heading), .heading4(let heading):
      heading.richText
    case .numberedListItem(let item): item.richText
    case .toDo(let task): task.richText
    case .code(let code): code.richText
    case .meetingNotes(let notes), .transcription(let notes): notes.title
    case .syncedBlock, .childPage, .childDatabase, .equation, .divider, .breadcrumb, .tableOfContents, .tab,
      .columnList, .column, .linkToPage, .table, .tableRow, .embed, .bookmark, .image, .video, .pdf, .file,
      .audio, .linkPreview, .unsupported, .unknown:
      nil
    }
  }

  /// The caption of the block, if its type has one.
  public var caption: RichText? {
    switch content {
    case .code(let code): code.caption
    case .embed(let link), .bookmark(let link): link.caption
    case .image(let file), .video(let file), .pdf(let file), .file(let file), .audio(let file): file.caption
    case .paragraph, .heading1, .heading2, .heading3, .heading4, .bulletedListItem, .numberedListItem, .quote,
      .toDo, .toggle, .template, .syncedBlock, .childPage, .childDatabase, .equation, .callout, .divider,
      .breadcrumb, .tableOfContents, .tab, .columnList, .column, .linkToPage, .table, .tableRow,
      .meetingNotes, .transcription, .linkPreview, .unsupported, .unknown:
      nil
    }
  }

  /// The file that the block shows.
  public var file: FileReference? {
    switch content {
    case .image(let file), .video(let file), .pdf(let file), .file(let file), .audio(let file): file
    case .embed(let link), .bookmark(let link): link.file
    case .paragraph, .heading1, .heading2, .heading3, .heading4, .bulletedListItem, .numberedListItem, .quote,
      .toDo, .toggle, .template, .syncedBlock, .childPage, .childDatabase, .equation, .code, .callout,
      .divider, .breadcrumb, .tableOfContents, .tab, .columnList, .column, .linkToPage, .table, .tableRow,
      .meetingNotes, .transcription, .linkPreview, .unsupported, .unknown:
      nil
    }
  }

  /// The level of a heading, 1 to 4.
  public var headingLevel: Int? {
    switch content {
    case .heading1: 1
    case .heading2: 2
    case .heading3: 3
    case .heading4: 4
    case .paragraph, .bulletedListItem, .numberedListItem, .quote, .toDo, .toggle, .template, .syncedBlock,
      .childPage, .childDatabase, .equation, .code, .callout, .divider, .breadcrumb, .tableOfContents, .tab,
      .columnList, .column, .linkToPage, .table, .tableRow, .meetingNotes, .transcription, .embed, .bookmark,
      .image, .video, .pdf, .file, .audio, .linkPreview, .unsupported, .unknown:
      nil
    }
  }

  /// The notes of a meeting, under either name of their type.
  public var meetingNotes: MeetingNotesBlock? {
    switch content {
    case .meetingNotes(let notes), .transcription(let notes): notes
    case .paragraph, .heading1, .heading2, .heading3, .heading4, .bulletedListItem, .numberedListItem, .quote,
      .toDo, .toggle, .template, .syncedBlock, .childPage, .childDatabase, .equation, .code, .callout,
      .divider, .breadcrumb, .tableOfContents, .tab, .columnList, .column, .linkToPage, .table, .tableRow,
      .embed, .bookmark, .image, .video, .pdf, .file, .audio, .linkPreview, .unsupported, .unknown:
      nil
    }
  }
}

/// The location of a block's children.
@nonexhaustive
public enum BlockChildren: Sendable, Hashable {
  /// The block has no children.
  case none
  /// The children of the block's own id.
  case own(BlockID)
  /// The children of the original of a synced block, which may not be shared with the integration.
  case synced(original: BlockID)
  /// A child page.
  case page(PageID)
  /// A child database.
  case database(DatabaseID)
  /// The API refuses to return the content.
  case refused
}

extension Block {
  /// The location of the block's children.
  public var children: BlockChildren {
    switch content {
    case .childPage: .page(PageID(id.object))
    case .childDatabase: .database(DatabaseID(id.object))
    case .syncedBlock(let original?): .synced(original: original)
    case .unsupported: hasChildren ? .refused : .none
    case .paragraph, .heading1, .heading2, .heading3, .heading4, .bulletedListItem, .numberedListItem, .quote,
      .toDo, .toggle, .template, .syncedBlock(original: nil), .equation, .code, .callout, .divider,
      .breadcrumb, .tableOfContents, .tab, .columnList, .column, .linkToPage, .table, .tableRow,
      .meetingNotes, .transcription, .embed, .bookmark, .image, .video, .pdf, .file, .audio, .linkPreview,
      .unknown:
      hasChildren ? .own(id) : .none
    }
  }
}
