/// The content of a task.
public struct ToDoBlock: Sendable, Hashable {
  /// The text.
  public var richText: RichText
  /// The colour of the block.
  public var color: TextColor
  /// Whether it is done.
  public var isChecked: Bool

  /// Creates a task.
  public init(_ richText: RichText, color: TextColor = .default, isChecked: Bool = false) {
    self.richText = richText
    self.color = color
    self.isChecked = isChecked
  }
}

extension ToDoBlock: JSONDecodable {
  private enum Key: String, CaseIterable { case richText = "rich_text", text, color, checked }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a task; versions before 2022-02-22 have its text under `text`.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init([])
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .richText, .text: richText = try RichText(from: &reader)
      case .color: color = try TextColor?(from: &reader) ?? .default
      case .checked: isChecked = try reader.readFlag()
      }
    }
  }
}
