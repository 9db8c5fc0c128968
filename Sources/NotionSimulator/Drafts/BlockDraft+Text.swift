import NotionModel

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
