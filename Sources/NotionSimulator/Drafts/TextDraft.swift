public import NotionModel

/// Rich text for a page: a literal is plain text, an array joins pieces.
///
/// ```swift
/// let text: TextDraft = ["Ask ", .user(ines), " before ", .bold("closing"), " the valve."]
/// ```
public struct TextDraft: Sendable, Hashable {
  /// The runs in the form of the API, with placeholders for values that are computed when they are read.
  var runs: [JSONValue]

  init(runs: [JSONValue]) { self.runs = runs }

  /// Creates one run of plain text.
  public init(_ text: String) {
    runs = [Self.run(text, link: nil)]
  }

  /// No text.
  public static let empty = TextDraft(runs: [])

  /// Returns both texts, one after the other.
  public static func + (left: TextDraft, right: TextDraft) -> TextDraft {
    TextDraft(runs: left.runs + right.runs)
  }

  /// The characters that do not depend on the workspace.
  var plainText: String { runs.compactMap { $0["plain_text"]?.string }.joined() }

  static func run(_ text: String, link: String?) -> JSONValue {
    let url: JSONValue = link.map { ["url": .string($0)] } ?? .null
    return [
      "type": "text", "text": ["content": .string(text), "link": url],
      "annotations": Self.noAnnotations, "plain_text": .string(text),
      "href": link.map { .string($0) } ?? .null,
    ]
  }

  static func mention(_ type: String, _ value: JSONValue, text: JSONValue, href: JSONValue) -> TextDraft {
    TextDraft(runs: [
      [
        "type": "mention", "mention": .object(JSONObject([("type", .string(type)), (type, value)])),
        "annotations": noAnnotations, "plain_text": text, "href": href,
      ]
    ])
  }

  static let noAnnotations: JSONValue = [
    "bold": false, "italic": false, "strikethrough": false, "underline": false, "code": false,
    "color": "default",
  ]

  private func annotated(_ key: String, _ value: JSONValue) -> TextDraft {
    TextDraft(
      runs: runs.map { run in
        guard case .object(var object) = run, case .object(var annotations)? = object["annotations"]
        else { return run }
        annotations[key] = value
        object["annotations"] = .object(annotations)
        return .object(object)
      })
  }

  /// The same text, bold.
  public func bold() -> TextDraft { annotated("bold", true) }
  /// The same text, italic.
  public func italic() -> TextDraft { annotated("italic", true) }
  /// The same text, struck through.
  public func strikethrough() -> TextDraft { annotated("strikethrough", true) }
  /// The same text, underlined.
  public func underline() -> TextDraft { annotated("underline", true) }
  /// The same text as code.
  public func code() -> TextDraft { annotated("code", true) }
  /// The same text in a colour such as `red` or `blue_background`.
  public func color(_ name: String) -> TextDraft { annotated("color", .string(name)) }
}

extension TextDraft: ExpressibleByStringInterpolation {
  /// Creates one run of plain text; an empty literal is an empty text.
  public init(stringLiteral value: String) {
    self = value.isEmpty ? .empty : TextDraft(value)
  }
}

extension TextDraft: ExpressibleByArrayLiteral {
  /// Creates the concatenation of texts.
  public init(arrayLiteral elements: TextDraft...) {
    runs = elements.flatMap(\.runs)
  }
}

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
