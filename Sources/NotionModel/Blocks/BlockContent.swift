/// The content of a block, one case for each type.
@nonexhaustive
public enum BlockContent: Sendable, Hashable {
  /// A paragraph; directly inside a tab block it is a pane's label, and may have an icon.
  case paragraph(TextBlock)
  /// A heading of the first level.
  case heading1(HeadingBlock)
  /// A heading of the second level.
  case heading2(HeadingBlock)
  /// A heading of the third level.
  case heading3(HeadingBlock)
  /// A heading of the fourth level.
  case heading4(HeadingBlock)
  /// An item of a list with bullets.
  case bulletedListItem(TextBlock)
  /// An item of a numbered list.
  case numberedListItem(NumberedListItemBlock)
  /// A quotation.
  case quote(TextBlock)
  /// A task with its box.
  case toDo(ToDoBlock)
  /// A text that hides its children until it is opened.
  case toggle(TextBlock)
  /// A button that used to put copies of its children into the page.
  case template(TextBlock)
  /// A synced block: an original (`nil`), or a copy of the original with that id.
  case syncedBlock(original: BlockID?)
  /// A page inside the page; the block's id is the page's.
  case childPage(title: String)
  /// A database inside the page, or a linked view of one; the block's id is the database's.
  case childDatabase(title: String)
  /// A block equation, in KaTeX's LaTeX.
  case equation(expression: String)
  /// Program text.
  case code(CodeBlock)
  /// A text that is set off, with an icon.
  case callout(TextBlock)
  /// A line across the page.
  case divider
  /// The path to the page.
  case breadcrumb
  /// A list of the page's headings.
  case tableOfContents(color: TextColor)
  /// Panes of which one is shown; the children are paragraphs, whose children are the content of the panes.
  case tab
  /// Columns side by side; its children are columns.
  case columnList
  /// A column, and its share of the width if the author chose one.
  case column(widthRatio: Double?)
  /// A link to a page or database, as a block.
  case linkToPage(LinkTarget)
  /// A simple table; its children are rows.
  case table(TableBlock)
  /// A row of a simple table.
  case tableRow(cells: [RichText])
  /// The notes of a meeting.
  indirect case meetingNotes(MeetingNotesBlock)
  /// The notes of a meeting, under their name before 2026-03-11.
  indirect case transcription(MeetingNotesBlock)
  /// Embedded content of another service.
  case embed(LinkBlock)
  /// A link with a card.
  case bookmark(LinkBlock)
  /// A picture.
  case image(FileReference)
  /// A video.
  case video(FileReference)
  /// A PDF.
  case pdf(FileReference)
  /// Any other file.
  case file(FileReference)
  /// An audio file.
  case audio(FileReference)
  /// A link with a preview by another service.
  case linkPreview(url: String)
  /// A block that the API does not support; its type inside Notion, if the API returns it.
  case unsupported(blockType: String?)
  /// An unknown type, or a known one of unexpected shape.
  indirect case unknown(UnknownContent)
}

extension BlockContent {
  /// The type of the block.
  public var type: BlockType {
    switch self {
    case .paragraph: .paragraph
    case .heading1: .heading1
    case .heading2: .heading2
    case .heading3: .heading3
    case .heading4: .heading4
    case .bulletedListItem: .bulletedListItem
    case .numberedListItem: .numberedListItem
    case .quote: .quote
    case .toDo: .toDo
    case .toggle: .toggle
    case .template: .template
    case .syncedBlock: .syncedBlock
    case .childPage: .childPage
    case .childDatabase: .childDatabase
    case .equation: .equation
    case .code: .code
    case .callout: .callout
    case .divider: .divider
    case .breadcrumb: .breadcrumb
    case .tableOfContents: .tableOfContents
    case .tab: .tab
    case .columnList: .columnList
    case .column: .column
    case .linkToPage: .linkToPage
    case .table: .table
    case .tableRow: .tableRow
    case .meetingNotes: .meetingNotes
    case .transcription: .transcription
    case .embed: .embed
    case .bookmark: .bookmark
    case .image: .image
    case .video: .video
    case .pdf: .pdf
    case .file: .file
    case .audio: .audio
    case .linkPreview: .linkPreview
    case .unsupported: .unsupported
    case .unknown(let content): BlockType(name: content.type)
    }
  }
}

/// The type of a block.
@nonexhaustive
public enum BlockType: OpenEnum {
  case paragraph, heading1, heading2, heading3, heading4, bulletedListItem, numberedListItem, quote,
    toDo, toggle, template, syncedBlock, childPage, childDatabase, equation, code, callout, divider,
    breadcrumb, tableOfContents, tab, columnList, column, linkToPage, table, tableRow, meetingNotes,
    transcription, embed, bookmark, image, video, pdf, file, audio, linkPreview, unsupported
  case unknown(String)

  /// The known names and their cases.
  public static let names: NameTable<BlockType> = [
    "paragraph": .paragraph, "heading_1": .heading1, "heading_2": .heading2, "heading_3": .heading3,
    "heading_4": .heading4, "bulleted_list_item": .bulletedListItem,
    "numbered_list_item": .numberedListItem, "quote": .quote, "to_do": .toDo, "toggle": .toggle,
    "template": .template, "synced_block": .syncedBlock, "child_page": .childPage,
    "child_database": .childDatabase, "equation": .equation, "code": .code, "callout": .callout,
    "divider": .divider, "breadcrumb": .breadcrumb, "table_of_contents": .tableOfContents, "tab": .tab,
    "column_list": .columnList, "column": .column, "link_to_page": .linkToPage, "table": .table,
    "table_row": .tableRow, "meeting_notes": .meetingNotes, "transcription": .transcription,
    "embed": .embed, "bookmark": .bookmark, "image": .image, "video": .video, "pdf": .pdf, "file": .file,
    "audio": .audio, "link_preview": .linkPreview, "unsupported": .unsupported,
  ]

  /// The name of a value without a case, or `nil`.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}

extension BlockContent {
  /// Reads the value of the key that `type` names.
  init(_ type: BlockType, from reader: inout JSONReader) throws(JSONError) {
    switch type {
    case .paragraph: self = .paragraph(try TextBlock(from: &reader))
    case .heading1: self = .heading1(try HeadingBlock(from: &reader))
    case .heading2: self = .heading2(try HeadingBlock(from: &reader))
    case .heading3: self = .heading3(try HeadingBlock(from: &reader))
    case .heading4: self = .heading4(try HeadingBlock(from: &reader))
    case .bulletedListItem: self = .bulletedListItem(try TextBlock(from: &reader))
    case .numberedListItem: self = .numberedListItem(try NumberedListItemBlock(from: &reader))
    case .quote: self = .quote(try TextBlock(from: &reader))
    case .toDo: self = .toDo(try ToDoBlock(from: &reader))
    case .toggle: self = .toggle(try TextBlock(from: &reader))
    case .template: self = .template(try TextBlock(from: &reader))
    case .syncedBlock: self = .syncedBlock(original: try Fields(from: &reader).syncedFrom)
    case .childPage: self = .childPage(title: try Fields(from: &reader).title)
    case .childDatabase: self = .childDatabase(title: try Fields(from: &reader).title)
    case .equation: self = .equation(expression: try Fields(from: &reader).expression)
    case .code: self = .code(try CodeBlock(from: &reader))
    case .callout: self = .callout(try TextBlock(from: &reader))
    case .divider:
      try reader.readEmptyObject()
      self = .divider
    case .breadcrumb:
      try reader.readEmptyObject()
      self = .breadcrumb
    case .tableOfContents: self = .tableOfContents(color: try Fields(from: &reader).color)
    case .tab:
      try reader.readEmptyObject()
      self = .tab
    case .columnList:
      try reader.readEmptyObject()
      self = .columnList
    case .column: self = .column(widthRatio: try Fields(from: &reader).widthRatio)
    case .linkToPage: self = .linkToPage(try LinkTarget(from: &reader))
    case .table: self = .table(try TableBlock(from: &reader))
    case .tableRow: self = .tableRow(cells: try Fields(from: &reader).cells)
    case .meetingNotes: self = .meetingNotes(try MeetingNotesBlock(from: &reader))
    case .transcription: self = .transcription(try MeetingNotesBlock(from: &reader))
    case .embed: self = .embed(try LinkBlock(from: &reader))
    case .bookmark: self = .bookmark(try LinkBlock(from: &reader))
    case .image: self = .image(try FileReference(from: &reader))
    case .video: self = .video(try FileReference(from: &reader))
    case .pdf: self = .pdf(try FileReference(from: &reader))
    case .file: self = .file(try FileReference(from: &reader))
    case .audio: self = .audio(try FileReference(from: &reader))
    case .linkPreview: self = .linkPreview(url: try Fields(from: &reader).url)
    case .unsupported: self = .unsupported(blockType: try Fields(from: &reader).blockType)
    case .unknown(let name):
      throw reader.failure(.invalidValue, "no block type is called \(name)")
    }
  }

  /// The field names of payloads with a single field.
  private struct Fields {
    enum Key: String, CaseIterable {
      case title, expression, color, cells, url
      case syncedFrom = "synced_from"
      case widthRatio = "width_ratio"
      case blockType = "block_type"
    }
    static let keys = JSONKeyTable<Key>()

    var title = ""
    var expression = ""
    var color = TextColor.default
    var cells: [RichText] = []
    var url = ""
    var syncedFrom: BlockID?
    var widthRatio: Double?
    var blockType: String?

    init(from reader: inout JSONReader) throws(JSONError) {
      try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
        switch key {
        case .title: title = try String?(from: &reader) ?? ""
        case .expression: expression = SignedURL.bare(text: try reader.readString())
        case .color: color = try TextColor?(from: &reader) ?? .default
        case .cells: cells = try [RichText](from: &reader)
        case .url: url = try reader.readString()
        case .syncedFrom: syncedFrom = try SyncedSource?(from: &reader)?.id
        case .widthRatio: widthRatio = try JSONNumber?(from: &reader)?.double
        case .blockType: blockType = try String?(from: &reader)
        }
      }
    }
  }

  /// The source of a synced block's content; only blocks have been observed.
  private struct SyncedSource: JSONDecodable {
    enum Key: String, CaseIterable { case type, blockID = "block_id" }
    static let keys = JSONKeyTable<Key>()
    let id: BlockID

    init(from reader: inout JSONReader) throws(JSONError) {
      reader.skipWhitespace()
      let start = reader.position
      var id: BlockID?
      try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
        switch key {
        // `block_id`, or absent.
        case .type: try reader.skipValue()
        case .blockID: id = try BlockID(from: &reader)
        }
      }
      self.id = try reader.require(id, "block_id", at: start)
    }
  }
}

extension JSONReader {
  /// Reads an object and ignores all its keys.
  mutating func readEmptyObject() throws(JSONError) {
    try readObject { (reader, _) throws(JSONError) in try reader.skipUnread() }
  }
}
