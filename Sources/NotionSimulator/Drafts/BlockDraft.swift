public import NotionModel

/// A block to add to a page, with its children.
///
/// ```swift
/// let content: [BlockDraft] = [
///   .heading2("Opening hours"),
///   .bulleted("Weekdays", [.bulleted("8 to 18")]),
///   .page(PageDraft("Holidays")),
/// ]
/// ```
public struct BlockDraft: Sendable {
  /// The id; `nil` for the next one of the workspace.
  public var id: ObjectID?
  /// The type, as in API version 2026-03-11.
  public var type: String
  /// The children.
  public var children: [BlockDraft]
  /// Comments on this block.
  public var comments: [CommentDraft] = []

  var payload: JSONObject
  /// The parts of a meeting note that are its first children, if it lists them.
  var parts: [String] = []
  /// A page or database that is embedded as a block.
  var embedded: Embedded?

  indirect enum Embedded: Sendable {
    case page(PageDraft)
    case database(DatabaseDraft)
  }

  /// Creates a block of any type, also without a factory; `payload` is the value of the type's key.
  public init(_ type: String, payload: JSONObject = [:], children: [BlockDraft] = [], id: ObjectID? = nil) {
    self.type = type
    self.payload = payload
    self.children = children
    self.id = id
  }

  /// Returns the same block with this id.
  public func id(_ id: ObjectID) -> BlockDraft {
    var copy = self
    copy.id = id
    return copy
  }

  /// Returns the same block with a thread of comments.
  public func comments(_ comments: CommentDraft...) -> BlockDraft {
    var copy = self
    copy.comments += comments
    return copy
  }

  static func text(
    _ type: String, _ text: TextDraft, _ children: [BlockDraft] = [], color: String? = "default",
    _ more: JSONObject = [:]
  ) -> BlockDraft {
    var payload: JSONObject = ["rich_text": .array(text.runs)]
    for member in more.members { payload[member.key] = member.value }
    if let color { payload["color"] = .string(color) }
    return BlockDraft(type, payload: payload, children: children)
  }
}

extension BlockDraft {
  /// A paragraph.
  public static func paragraph(
    _ text: TextDraft, _ children: [BlockDraft] = [], color: String = "default"
  ) -> BlockDraft {
    .text("paragraph", text, children, color: color, ["icon": .null])
  }

  /// A heading of the first level, toggleable with `toggle`.
  public static func heading1(
    _ text: TextDraft, toggle: [BlockDraft]? = nil, color: String = "default"
  ) -> BlockDraft { heading("heading_1", text, toggle, color) }

  /// A heading of the second level, toggleable with `toggle`.
  public static func heading2(
    _ text: TextDraft, toggle: [BlockDraft]? = nil, color: String = "default"
  ) -> BlockDraft { heading("heading_2", text, toggle, color) }

  /// A heading of the third level, toggleable with `toggle`.
  public static func heading3(
    _ text: TextDraft, toggle: [BlockDraft]? = nil, color: String = "default"
  ) -> BlockDraft { heading("heading_3", text, toggle, color) }

  /// A heading of the fourth level, toggleable with `toggle`.
  public static func heading4(
    _ text: TextDraft, toggle: [BlockDraft]? = nil, color: String = "default"
  ) -> BlockDraft { heading("heading_4", text, toggle, color) }

  private static func heading(
    _ type: String, _ text: TextDraft, _ children: [BlockDraft]?, _ color: String
  ) -> BlockDraft {
    .text(type, text, children ?? [], color: color, ["is_toggleable": .bool(children != nil)])
  }

  /// An item of a bulleted list.
  public static func bulleted(
    _ text: TextDraft, _ children: [BlockDraft] = [], color: String = "default"
  ) -> BlockDraft { .text("bulleted_list_item", text, children, color: color) }

  /// An item of a numbered list; `start` and `format` (`numbers`, `letters`, `roman`) are present only if
  /// they are set.
  public static func numbered(
    _ text: TextDraft, _ children: [BlockDraft] = [], start: Int? = nil, format: String? = nil,
    color: String = "default"
  ) -> BlockDraft {
    var more: JSONObject = [:]
    if let start { more["list_start_index"] = .number(JSONNumber(start)) }
    if let format { more["list_format"] = .string(format) }
    return .text("numbered_list_item", text, children, color: color, more)
  }

  /// A quotation.
  public static func quote(
    _ text: TextDraft, _ children: [BlockDraft] = [], color: String = "default"
  ) -> BlockDraft { .text("quote", text, children, color: color) }

  /// A task with a checkbox.
  public static func toDo(
    _ text: TextDraft, checked: Bool = false, _ children: [BlockDraft] = [], color: String = "default"
  ) -> BlockDraft { .text("to_do", text, children, color: color, ["checked": .bool(checked)]) }

  /// A toggle with its children.
  public static func toggle(
    _ text: TextDraft, _ children: [BlockDraft], color: String = "default"
  ) -> BlockDraft { .text("toggle", text, children, color: color) }

  /// A legacy template button.
  public static func template(_ text: TextDraft, _ children: [BlockDraft]) -> BlockDraft {
    .text("template", text, children, color: nil)
  }

  /// A box with an icon.
  public static func callout(
    _ text: TextDraft, icon: IconDraft?, color: String = "gray_background", _ children: [BlockDraft] = []
  ) -> BlockDraft { .text("callout", text, children, color: color, ["icon": icon?.json ?? .null]) }

  /// Program text in one of Notion's languages.
  public static func code(_ text: TextDraft, language: String, caption: TextDraft = .empty) -> BlockDraft {
    BlockDraft(
      "code",
      payload: [
        "caption": .array(caption.runs), "rich_text": .array(text.runs), "language": .string(language),
      ])
  }

  /// A block equation in TeX.
  public static func equation(_ expression: String) -> BlockDraft {
    BlockDraft("equation", payload: ["expression": .string(expression)])
  }
}

extension BlockDraft {
  /// A rule across the page.
  public static let divider = BlockDraft("divider")

  /// The path of the page, as links.
  public static let breadcrumb = BlockDraft("breadcrumb")

  /// The headings of the page, as links.
  public static func tableOfContents(color: String = "default") -> BlockDraft {
    BlockDraft("table_of_contents", payload: ["color": .string(color)])
  }

  /// Adjacent columns; `ratios` are their shares of the width.
  public static func columns(_ columns: [[BlockDraft]], ratios: [Double]? = nil) -> BlockDraft {
    BlockDraft(
      "column_list",
      children: columns.enumerated().map { index, children in
        var payload: JSONObject = [:]
        if let ratios, index < ratios.count, let ratio = JSONNumber(ratios[index]) {
          payload["width_ratio"] = .number(ratio)
        }
        return BlockDraft("column", payload: payload, children: children)
      })
  }

  /// Panes of which one is shown.
  public static func tabs(_ panes: [TabDraft]) -> BlockDraft {
    BlockDraft(
      "tab",
      children: panes.map { pane in
        .text("paragraph", pane.label, pane.children, ["icon": pane.icon?.json ?? .null])
      })
  }

  /// A table of text.
  public static func table(
    _ rows: [[TextDraft]], hasColumnHeader: Bool = true, hasRowHeader: Bool = false
  ) -> BlockDraft {
    BlockDraft(
      "table",
      payload: [
        "table_width": .number(JSONNumber(rows.first?.count ?? 0)),
        "has_column_header": .bool(hasColumnHeader), "has_row_header": .bool(hasRowHeader),
      ],
      children: rows.map { row in
        BlockDraft("table_row", payload: ["cells": .array(row.map { .array($0.runs) })])
      })
  }

  /// The original of a synced block.
  public static func synced(_ children: [BlockDraft], id: ObjectID? = nil) -> BlockDraft {
    BlockDraft("synced_block", payload: ["synced_from": .null], children: children, id: id)
  }

  /// A copy of a synced block, which shows the original's children.
  public static func syncedCopy(of original: ObjectID) -> BlockDraft {
    BlockDraft(
      "synced_block",
      payload: ["synced_from": ["type": "block_id", "block_id": .string(original.description)]])
  }

  /// A page inside the page.
  public static func page(_ page: PageDraft) -> BlockDraft {
    var block = BlockDraft("child_page", id: page.id)
    block.embedded = .page(page)
    return block
  }

  /// A database inside the page.
  public static func database(_ database: DatabaseDraft) -> BlockDraft {
    var block = BlockDraft("child_database", id: database.id)
    block.embedded = .database(database)
    return block
  }

  /// A block that the API does not support, by its internal name: `button`, `ai_block`, `form`.
  public static func unsupported(_ internalType: String?) -> BlockDraft {
    var payload: JSONObject = [:]
    if let internalType { payload["block_type"] = .string(internalType) }
    return BlockDraft("unsupported", payload: payload)
  }

  /// A link block to a page.
  public static func linkToPage(_ id: ObjectID) -> BlockDraft { linkTo("page_id", id) }
  /// A link block to a database.
  public static func linkToDatabase(_ id: ObjectID) -> BlockDraft { linkTo("database_id", id) }
  /// A link block to a comment.
  public static func linkToComment(_ id: ObjectID) -> BlockDraft { linkTo("comment_id", id) }

  private static func linkTo(_ type: String, _ id: ObjectID) -> BlockDraft {
    BlockDraft(
      "link_to_page",
      payload: JSONObject([("type", .string(type)), (type, .string(id.description))]))
  }
}

extension BlockDraft {
  /// A picture.
  public static func image(_ file: FileDraft, caption: TextDraft = .empty) -> BlockDraft {
    media("image", file, caption)
  }

  /// A video.
  public static func video(_ file: FileDraft, caption: TextDraft = .empty) -> BlockDraft {
    media("video", file, caption)
  }

  /// An audio file.
  public static func audio(_ file: FileDraft, caption: TextDraft = .empty) -> BlockDraft {
    media("audio", file, caption)
  }

  /// A PDF document.
  public static func pdf(_ file: FileDraft, caption: TextDraft = .empty) -> BlockDraft {
    media("pdf", file, caption)
  }

  /// A file to download, under the file's name.
  public static func file(_ file: FileDraft, caption: TextDraft = .empty) -> BlockDraft {
    media("file", file, caption, named: true)
  }

  private static func media(
    _ type: String, _ file: FileDraft, _ caption: TextDraft, named: Bool = false
  ) -> BlockDraft {
    var payload: JSONObject = ["caption": .array(caption.runs)]
    for member in file.members { payload[member.key] = member.value }
    if named { payload["name"] = .string(file.name ?? "file") }
    return BlockDraft(type, payload: payload)
  }

  /// Embedded content of another site.
  public static func embed(_ address: String, caption: TextDraft = .empty) -> BlockDraft {
    BlockDraft("embed", payload: ["caption": .array(caption.runs), "url": .string(address)])
  }

  /// An HTML block: an embed with the address of a hosted file, which is signed in every response.
  public static func html(_ asset: ObjectID, caption: TextDraft = .empty) -> BlockDraft {
    BlockDraft("embed", payload: ["caption": .array(caption.runs), "url": Template.signed(asset)])
  }

  /// A bookmark of another site.
  public static func bookmark(_ address: String, caption: TextDraft = .empty) -> BlockDraft {
    BlockDraft("bookmark", payload: ["caption": .array(caption.runs), "url": .string(address)])
  }

  /// A preview of the target of an address at a connected service.
  public static func linkPreview(_ address: String) -> BlockDraft {
    BlockDraft("link_preview", payload: ["url": .string(address)])
  }

  /// Notes of a meeting: with a summary, notes and a transcript, the notes are ready.
  ///
  /// Up to version 2025-09-03, its type is `transcription`.
  public static func meetingNotes(
    _ title: TextDraft, summary: [BlockDraft]? = nil, notes: [BlockDraft]? = nil,
    transcript: [BlockDraft]? = nil, start: String? = nil, end: String? = nil, attendees: [ObjectID] = []
  ) -> BlockDraft {
    let payload = meeting(title, isReady: summary != nil, start, end, attendees)
    let sections = [("summary", summary), ("notes", notes), ("transcript", transcript)]
    var block = BlockDraft("meeting_notes", payload: payload)
    block.children = sections.compactMap { name, blocks in
      blocks.map { BlockDraft("meeting_notes_\(name)", children: $0) }
    }
    return block
  }

  /// Notes of a meeting whose parts are among their children: each part is a block with its own text.
  ///
  /// - Parameters:
  ///   - title: The title.
  ///   - parts: The blocks of the parts, by the parts' names: `summary`, `notes`, `transcript`.
  ///   - others: The other children of the notes.
  ///   - start: The start of the meeting.
  ///   - end: The end of the meeting.
  ///   - attendees: The attendees.
  /// - Returns: The block.
  public static func meetingNotes(
    _ title: TextDraft, parts: [(name: String, block: BlockDraft)], others: [BlockDraft] = [],
    start: String? = nil, end: String? = nil, attendees: [ObjectID] = []
  ) -> BlockDraft {
    var block = BlockDraft("meeting_notes", payload: meeting(title, isReady: true, start, end, attendees))
    block.children = parts.map(\.block) + others
    block.parts = parts.map(\.name)
    return block
  }

  private static func meeting(
    _ title: TextDraft, isReady: Bool, _ start: String?, _ end: String?, _ attendees: [ObjectID]
  ) -> JSONObject {
    var payload: JSONObject = ["title": .array(title.runs)]
    payload["status"] = .string(isReady ? "notes_ready" : "transcription_not_started")
    if let start, let end {
      payload["calendar_event"] = [
        "start_time": .string(start), "end_time": .string(end),
        "attendees": .array(attendees.map { .string($0.description) }),
      ]
      payload["recording"] = ["start_time": .string(start), "end_time": .string(end)]
    }
    return payload
  }
}

/// A pane of a tab block.
public struct TabDraft: Sendable {
  /// The label.
  public var label: TextDraft
  /// The icon before the label.
  public var icon: IconDraft?
  /// The content of the pane.
  public var children: [BlockDraft]

  /// Creates a pane.
  public init(_ label: TextDraft, icon: IconDraft? = nil, _ children: [BlockDraft]) {
    self.label = label
    self.icon = icon
    self.children = children
  }
}
