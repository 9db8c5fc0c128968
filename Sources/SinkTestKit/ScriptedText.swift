public import NotionModel

/// Runs of rich text in the API's JSON.
public enum ScriptedText {
  /// Returns a run of text.
  public static func run(
    _ text: String, bold: Bool = false, italic: Bool = false, code: Bool = false, link: String? = nil
  ) -> JSONValue {
    [
      "type": "text",
      "text": ["content": .string(text), "link": link.map { ["url": .string($0)] } ?? .null],
      "annotations": ["bold": .bool(bold), "italic": .bool(italic), "code": .bool(code), "color": "default"],
      "plain_text": .string(text), "href": link.map { .string($0) } ?? .null,
    ]
  }

  /// Returns a mention of a page.
  public static func mention(page: ObjectID, plainText: String) -> JSONValue {
    [
      "type": "mention", "mention": ["type": "page", "page": ["id": .string("\(page)")]],
      "plain_text": .string(plainText), "href": .string("https://www.notion.so/\(page.compactText)"),
    ]
  }

  /// Returns a formula.
  public static func equation(_ expression: String) -> JSONValue {
    [
      "type": "equation", "equation": ["expression": .string(expression)], "plain_text": .string(expression),
      "href": .null,
    ]
  }
}
