public import NotionModel

/// A block to add to a page, with its children.
///
/// ```swift
/// let content: [BlockDraft] = [
///   .heading2("Opening hours"),
///   .bulleted("Weekdays", [.bulleted("8 to 18")]),
///   .page(PageDraft("Holidays")),
/// ]
/// ```
public struct BlockDraft: Sendable {
  /// The id; `nil` for the next one of the workspace.
  public var id: ObjectID?
  /// The type, as in API version 2026-03-11.
  public var type: String
  /// The children.
  public var children: [BlockDraft]
  /// Comments on this block.
  public var comments: [CommentDraft] = []

  var payload: JSONObject
  /// The parts of a meeting note that are its first children, if it lists them.
  var parts: [String] = []
  /// A page or database that is embedded as a block.
  var embedded: Embedded?

  indirect enum Embedded: Sendable {
    case page(PageDraft)
    case database(DatabaseDraft)
  }

  /// Creates a block of any type, also without a factory; `payload` is the value of the type's key.
  public init(_ type: String, payload: JSONObject = [:], children: [BlockDraft] = [], id: ObjectID? = nil) {
    self.type = type
    self.payload = payload
    self.children = children
    self.id = id
  }

  /// Returns the same block with this id.
  public func id(_ id: ObjectID) -> BlockDraft {
    var copy = self
    copy.id = id
    return copy
  }

  /// Returns the same block with a thread of comments.
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
