public import NotionModel

/// A block of a scripted page, with what is in it.
public struct ScriptedBlock: Sendable {
  /// The block's type, as the API spells it.
  public var type: String
  /// What stands under the type's name in the block's JSON.
  public var payload: JSONObject
  /// The blocks in it.
  public var children: [ScriptedBlock]
  /// The block's id; `nil` for one that is made up.
  public var id: ObjectID?

  /// Scripts a block.
  public init(
    _ type: String, _ payload: JSONObject = [:], id: ObjectID? = nil, _ children: [ScriptedBlock] = []
  ) {
    self.type = type
    self.payload = payload
    self.id = id
    self.children = children
  }

  /// A block of text: a paragraph, a list item, a heading, …
  public static func text(_ type: String, _ runs: JSONValue..., children: [ScriptedBlock] = [])
    -> ScriptedBlock
  {
    ScriptedBlock(type, ["rich_text": .array(runs), "color": "default"], children)
  }
}
