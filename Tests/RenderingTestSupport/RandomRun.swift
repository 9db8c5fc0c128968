package import NotionModel

/// A run of a random text.
package struct RandomRun: Sendable, Hashable {
  package var text: String
  package var bold = false
  package var italic = false
  package var strikethrough = false
  package var underline = false
  package var code = false
  package var link: String?
  package var color = "default"

  package init(
    text: String, bold: Bool = false, italic: Bool = false, strikethrough: Bool = false,
    underline: Bool = false, code: Bool = false, link: String? = nil, color: String = "default"
  ) {
    self.text = text
    self.bold = bold
    self.italic = italic
    self.strikethrough = strikethrough
    self.underline = underline
    self.code = code
    self.link = link
    self.color = color
  }

  package var json: JSONValue {
    [
      "type": "text",
      "text": ["content": .string(text), "link": link.map { ["url": .string($0)] } ?? .null],
      "annotations": [
        "bold": .bool(bold), "italic": .bool(italic), "strikethrough": .bool(strikethrough),
        "underline": .bool(underline), "code": .bool(code), "color": .string(color),
      ],
      "plain_text": .string(text), "href": link.map { .string($0) } ?? .null,
    ]
  }
}
