public import NotionModel

/// A block to put into a page, with what it contains.
///
/// ```swift
/// let content: [BlockDraft] = [
///   .heading2("Opening hours"),
///   .bulleted("Weekdays", [.bulleted("8 to 18")]),
///   .page(PageDraft("Holidays")),
/// ]
/// ```
public struct BlockDraft: Sendable {
  /// The id to give it; `nil` for the next one of the workspace.
  public var id: ObjectID?
  /// Its type as the API spells it at version 2026-03-11.
  public var type: String
  /// The blocks inside it.
  public var children: [BlockDraft]
  /// Comments on this block.
  public var comments: [CommentDraft] = []

  var payload: JSONObject
  /// The parts of a meeting note that its first children are, where it lists them.
  var parts: [String] = []
  /// A page or database that stands here as a block.
  var embedded: Embedded?

  indirect enum Embedded: Sendable {
    case page(PageDraft)
    case database(DatabaseDraft)
  }

  /// A block of any type, also of one that no factory makes; `payload` is written under the type's name.
  public init(_ type: String, payload: JSONObject = [:], children: [BlockDraft] = [], id: ObjectID? = nil) {
    self.type = type
    self.payload = payload
    self.children = children
    self.id = id
  }

  /// The same block with this id.
  public func id(_ id: ObjectID) -> BlockDraft {
    var copy = self
    copy.id = id
    return copy
  }

  /// The same block with a thread of comments.
  public func comments(_ comments: CommentDraft...) -> BlockDraft {
    var copy = self
    copy.comments += comments
    return copy
  }

  static func text(
    _ type: String, _ text: TextDraft, _ children: [BlockDraft] = [], color: String? = "default",
    _ more: JSONObject = [:]
  ) -> BlockDraft {
    var payload: JSONObject = ["rich_text": .array(text.runs)]
    for member in more.members { payload[member.key] = member.value }
    if let color { payload["color"] = .string(color) }
    return BlockDraft(type, payload: payload, children: children)
  }
}
