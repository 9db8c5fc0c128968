package import NotionModel

/// A run of a random text.
package struct RandomRun: Sendable, Hashable {
  package var text: String
  package var bold: Bool
  package var italic: Bool
  package var strikethrough: Bool
  package var underline: Bool
  package var code: Bool
  package var link: String?
  package var color: String
  package var isEquation: Bool

  package init(
    text: String, bold: Bool = false, italic: Bool = false, strikethrough: Bool = false,
    underline: Bool = false, code: Bool = false, link: String? = nil, color: String = "default",
    isEquation: Bool = false
  ) {
    self.text = text
    self.bold = bold
    self.italic = italic
    self.strikethrough = strikethrough
    self.underline = underline
    self.code = code
    self.link = link
    self.color = color
    self.isEquation = isEquation
  }

  private var annotations: JSONValue {
    [
      "bold": .bool(bold), "italic": .bool(italic), "strikethrough": .bool(strikethrough),
      "underline": .bool(underline), "code": .bool(code), "color": .string(color),
    ]
  }

  package var json: JSONValue {
    if isEquation {
      return [
        "type": "equation", "equation": ["expression": .string(text)], "annotations": annotations,
        "plain_text": .string(text), "href": .null,
      ]
    }
    return [
      "type": "text",
      "text": ["content": .string(text), "link": link.map { ["url": .string($0)] } ?? .null],
      "annotations": annotations,
      "plain_text": .string(text), "href": link.map { .string($0) } ?? .null,
    ]
  }
}
