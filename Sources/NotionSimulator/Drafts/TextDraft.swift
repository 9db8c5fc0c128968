import NotionModel

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
