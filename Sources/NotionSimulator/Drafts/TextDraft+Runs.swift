public import NotionModel

extension TextDraft {
  /// Bold text.
  public static func bold(_ text: String) -> TextDraft { TextDraft(text).bold() }
  /// Italic text.
  public static func italic(_ text: String) -> TextDraft { TextDraft(text).italic() }
  /// Struck-through text.
  public static func strikethrough(_ text: String) -> TextDraft { TextDraft(text).strikethrough() }
  /// Underlined text.
  public static func underline(_ text: String) -> TextDraft { TextDraft(text).underline() }
  /// Inline code.
  public static func code(_ text: String) -> TextDraft { TextDraft(text).code() }

  /// Text in a colour such as `red` or `blue_background`.
  public static func colored(_ text: String, _ color: String) -> TextDraft { TextDraft(text).color(color) }

  /// Text that links to an address; `/` and 32 digits is a link within the workspace, as in Notion.
  public static func link(_ text: String, to address: String) -> TextDraft {
    TextDraft(runs: [run(text, link: address)])
  }

  /// Text that links to an object of the workspace in Notion's relative form.
  public static func link(_ text: String, to id: ObjectID) -> TextDraft {
    link(text, to: "/" + id.compactText)
  }

  /// An inline equation in TeX.
  public static func equation(_ expression: String) -> TextDraft {
    TextDraft(runs: [
      [
        "type": "equation", "equation": ["expression": .string(expression)],
        "annotations": noAnnotations, "plain_text": .string(expression), "href": .null,
      ]
    ])
  }

  /// A mention of a person or bot.
  public static func user(_ id: ObjectID) -> TextDraft {
    mention("user", Template.user(id), text: Template.userText(id), href: .null)
  }

  /// A mention of a page; its text is the page's current title.
  public static func page(_ id: ObjectID) -> TextDraft {
    mention(
      "page", ["id": .string(id.description)], text: Template.title(id), href: Template.url(id))
  }

  /// A mention of a database.
  public static func database(_ id: ObjectID) -> TextDraft {
    mention(
      "database", ["id": .string(id.description)], text: Template.title(id), href: Template.url(id))
  }

  /// A mention of a date, a time (`2026-10-05T09:00:00.000+02:00`) or a range of either.
  public static func date(_ start: String, to end: String? = nil, timeZone: String? = nil) -> TextDraft {
    mention(
      "date",
      [
        "start": .string(start), "end": end.map { .string($0) } ?? .null,
        "time_zone": timeZone.map { .string($0) } ?? .null,
      ], text: .string(end.map { start + " → " + $0 } ?? start), href: .null)
  }

  /// The placeholder for the day on which a template is used.
  public static let templateToday = mention(
    "template_mention", ["type": "template_mention_date", "template_mention_date": "today"],
    text: "@Today", href: .null)

  /// The placeholder for the person who uses a template.
  public static let templateMe = mention(
    "template_mention", ["type": "template_mention_user", "template_mention_user": "me"],
    text: "@Me", href: .null)

  /// An address shown as a preview of its target.
  public static func linkPreview(_ address: String) -> TextDraft {
    mention(
      "link_preview", ["url": .string(address)], text: .string(address), href: .string(address))
  }

  /// An address shown as its title.
  public static func linkMention(_ address: String, title: String, provider: String) -> TextDraft {
    mention(
      "link_mention",
      [
        "href": .string(address), "title": .string(title), "icon_url": Template.web("favicon.png"),
        "link_provider": .string(provider), "thumbnail_url": Template.web("thumbnail.png"),
      ], text: .string(address), href: .string(address))
  }

  /// A custom emoji of the workspace, by its name.
  public static func emoji(_ name: String) -> TextDraft {
    mention("custom_emoji", Template.emoji(name), text: .string(":\(name):"), href: .null)
  }
}
