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
