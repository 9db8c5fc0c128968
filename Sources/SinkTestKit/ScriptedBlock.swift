public import NotionModel

/// A block of a scripted page with its children.
public struct ScriptedBlock: Sendable {
  /// The type of the block in the API.
  public var type: String
  /// The value of the type's key in the block's JSON.
  public var payload: JSONObject
  /// The children.
  public var children: [ScriptedBlock]
  /// The block's id; `nil` for a generated one.
  public var id: ObjectID?

  /// Creates a block.
  public init(
    _ type: String, _ payload: JSONObject = [:], id: ObjectID? = nil, _ children: [ScriptedBlock] = []
  ) {
    self.type = type
    self.payload = payload
    self.id = id
    self.children = children
  }

  /// Creates a block of text: a paragraph, a list item, a heading, …
  public static func text(_ type: String, _ runs: JSONValue..., children: [ScriptedBlock] = [])
    -> ScriptedBlock
  {
    ScriptedBlock(type, ["rich_text": .array(runs), "color": "default"], children)
  }
}

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
