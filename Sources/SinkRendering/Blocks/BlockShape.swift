public import NotionExportKit
public import NotionModel

/// The shape of a block: types of blocks that most formats treat alike.
///
/// The API has some forty types of blocks. A renderer switches over these shapes instead, and opens the details
/// where its format has something for them. A new type of Notion that resembles a known one gets its shape, so
/// that no renderer changes.
///
/// ```swift
/// switch block.shape {
/// case .prose(let prose): try line(marks(for: prose.role) + text(prose.text))
/// case .listItem(let item): try line("- " + text(item.text))
/// case .media(let media): try line(link(to: media.file))
/// case .notice(let notice): try line("(\(notice.text))")
/// …
/// }
/// ```
@nonexhaustive
public enum BlockShape: Sendable, Hashable {
  /// A text with children: a paragraph, a heading, a quotation, a callout, a toggle.
  case prose(Prose)
  /// An item of a list.
  case listItem(ListItem)
  /// A block without content of its own: columns, tabs, a synced block.
  case container(Container)
  /// A simple table; its children are rows.
  case table(TableBlock)
  /// A row of a simple table.
  case tableRow([RichText])
  /// A picture, a video or another file.
  case media(Media)
  /// A link to another site as a block.
  case link(Link)
  /// A page or database of the workspace.
  case object(Object)
  /// A sentence in place of a block that the API does not give out, or that this version does not know.
  case notice(Notice)

  /// Program text.
  case code(CodeBlock)
  /// A formula in TeX.
  case equation(String)
  /// A line across the page.
  case divider
  /// The path to the page.
  case breadcrumb
  /// The headings of the page.
  case tableOfContents(TextColor)
  /// The notes of a meeting, with sections as children.
  case meetingNotes(MeetingNotesBlock)
}

extension BlockShape {
  /// A text with its role.
  public struct Prose: Sendable, Hashable {
    /// The role of a text.
    @nonexhaustive
    public enum Role: Sendable, Hashable {
      /// A paragraph.
      case paragraph
      /// A heading of a level from 1 to 4.
      case heading(level: Int, isToggleable: Bool)
      /// A quotation.
      case quote
      /// A text in a box, with an icon.
      case callout
      /// A text that hides its children until it is opened.
      case toggle
    }

    /// The role.
    public let role: Role
    /// The text.
    public let text: RichText
    /// The colour of the block.
    public let color: TextColor
    /// The icon of a callout or of a tab's label.
    public let icon: Icon?

    init(_ role: Role, _ block: TextBlock) {
      self.role = role
      text = block.richText
      color = block.color
      icon = block.icon
    }

    init(_ heading: HeadingBlock, level: Int) {
      role = .heading(level: level, isToggleable: heading.isToggleable)
      text = heading.richText
      color = heading.color
      icon = nil
    }
  }

  /// An item of a list.
  public struct ListItem: Sendable, Hashable {
    /// The mark of an item.
    @nonexhaustive
    public enum Marker: Sendable, Hashable {
      /// A bullet.
      case bullet
      /// A number, which ``ListNumbering`` determines.
      case number(NumberedListItemBlock)
      /// A box.
      case task(isChecked: Bool)
    }

    /// The mark.
    public let marker: Marker

    /// Returns the text before the item, with a space after it: `3. `, `☑ `, `☐ `; empty for a bullet. The number is
    /// the one that ``NestedNumbering`` determines.
    public func label(_ number: ListNumbering.Number?) -> String {
      switch marker {
      case .bullet: ""
      case .number: "\(number?.text ?? "1"). "
      case .task(let isChecked): isChecked ? "☑ " : "☐ "
      }
    }

    /// The text.
    public let text: RichText
    /// The colour of the block.
    public let color: TextColor
  }

  /// The kinds of blocks without content of their own.
  @nonexhaustive
  public enum Container: Sendable, Hashable {
    /// A synced block; its children are those of the original.
    case synced
    /// Columns side by side; the children are columns.
    case columns
    /// A column, with its share of the width if the author chose one.
    case column(widthRatio: Double?)
    /// Tabs; the children are paragraphs, each the label of a pane, and the panes are their children.
    case tabs
  }

  /// A file as a block.
  public struct Media: Sendable, Hashable {
    /// The kinds of files.
    @nonexhaustive
    public enum Kind: Sendable, Hashable, CaseIterable {
      /// A picture.
      case image
      /// A video, which may be an address of a service such as YouTube.
      case video
      /// Audio.
      case audio
      /// A PDF.
      case pdf
      /// Any other file.
      case file
    }

    /// The kind.
    public let kind: Kind
    /// The file, with its caption.
    public let file: FileReference
  }

  /// A link to another site.
  public struct Link: Sendable, Hashable {
    /// The kinds of links.
    @nonexhaustive
    public enum Kind: Sendable, Hashable, CaseIterable {
      /// A link with a card.
      case bookmark
      /// Content that Notion shows in a frame.
      case embed
      /// A link with a preview by another service.
      case preview
    }

    /// The kind.
    public let kind: Kind
    /// The address and the caption, or a file in place of the address.
    public let link: LinkBlock
  }

  /// A page or database of the workspace.
  public struct Object: Sendable, Hashable {
    /// The page or database.
    public let id: ObjectID
    /// Whether it is a database.
    public let isDatabase: Bool
    /// Whether the page of the block contains it; otherwise the block is only a link.
    public let isChild: Bool
    /// The title, if the block has one; ``DocumentReferences/object(_:title:)`` finds the current one.
    public let title: String
  }

  /// A sentence in place of a block.
  public struct Notice: Sendable, Hashable {
    /// The sentence, without a full stop.
    public let text: String
    /// The JSON of a block of an unknown type, which has `plainText` and
    /// ``DocumentReferences/hostedFiles(in:)``.
    public let unknown: UnknownContent?
  }
}

extension Block {
  /// The shape of the block.
  public var shape: BlockShape {
    switch content {
    case .paragraph(let text): .prose(BlockShape.Prose(.paragraph, text))
    case .heading1(let heading): .prose(BlockShape.Prose(heading, level: 1))
    case .heading2(let heading): .prose(BlockShape.Prose(heading, level: 2))
    case .heading3(let heading): .prose(BlockShape.Prose(heading, level: 3))
    case .heading4(let heading): .prose(BlockShape.Prose(heading, level: 4))
    case .quote(let text): .prose(BlockShape.Prose(.quote, text))
    case .callout(let text): .prose(BlockShape.Prose(.callout, text))
    case .toggle(let text), .template(let text): .prose(BlockShape.Prose(.toggle, text))
    case .bulletedListItem(let text):
      .listItem(BlockShape.ListItem(marker: .bullet, text: text.richText, color: text.color))
    case .numberedListItem(let item):
      .listItem(BlockShape.ListItem(marker: .number(item), text: item.richText, color: item.color))
    case .toDo(let task):
      .listItem(
        BlockShape.ListItem(
          marker: .task(isChecked: task.isChecked), text: task.richText, color: task.color))
    case .syncedBlock: .container(.synced)
    case .columnList: .container(.columns)
    case .column(let ratio): .container(.column(widthRatio: ratio))
    case .tab: .container(.tabs)
    case .table(let table): .table(table)
    case .tableRow(let cells): .tableRow(cells)
    case .image(let file): .media(BlockShape.Media(kind: .image, file: file))
    case .video(let file): .media(BlockShape.Media(kind: .video, file: file))
    case .audio(let file): .media(BlockShape.Media(kind: .audio, file: file))
    case .pdf(let file): .media(BlockShape.Media(kind: .pdf, file: file))
    case .file(let file): .media(BlockShape.Media(kind: .file, file: file))
    case .bookmark(let link): .link(BlockShape.Link(kind: .bookmark, link: link))
    case .embed(let link): .link(BlockShape.Link(kind: .embed, link: link))
    case .linkPreview(let url): .link(BlockShape.Link(kind: .preview, link: LinkBlock(url: url)))
    case .childPage(let title):
      .object(BlockShape.Object(id: id.object, isDatabase: false, isChild: true, title: title))
    case .childDatabase(let title):
      .object(BlockShape.Object(id: id.object, isDatabase: true, isChild: true, title: title))
    case .linkToPage(.page(let id)):
      .object(BlockShape.Object(id: id.object, isDatabase: false, isChild: false, title: ""))
    case .linkToPage(.database(let id)):
      .object(BlockShape.Object(id: id.object, isDatabase: true, isChild: false, title: ""))
    case .linkToPage(.comment), .linkToPage(.unknown):
      .notice(
        BlockShape.Notice(text: "A link to something that Notion's API does not give out", unknown: nil))
    case .code(let code): .code(code)
    case .equation(let expression): .equation(expression)
    case .divider: .divider
    case .breadcrumb: .breadcrumb
    case .tableOfContents(let color): .tableOfContents(color)
    case .meetingNotes(let notes), .transcription(let notes): .meetingNotes(notes)
    case .unsupported(let type):
      .notice(BlockShape.Notice(text: BlockShape.unsupported(type), unknown: nil))
    case .unknown(let content): .notice(BlockShape.Notice(text: content.notice, unknown: content))
    }
  }
}

extension BlockShape {
  fileprivate static func unsupported(_ type: String?) -> String {
    let name = type.map { " (\($0.replacing("_", with: " ")))" } ?? ""
    return "A block that Notion's API does not give out\(name)"
  }
}

extension MeetingNotesSection {
  /// The title of the part: `Summary`, `Notes`, `Transcript`.
  public var title: String {
    switch self {
    case .summary: "Summary"
    case .notes: "Notes"
    case .transcript: "Transcript"
    }
  }
}
