/// The content of a block, one case for each type.
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
