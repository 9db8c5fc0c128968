/// The content of a block that is a text: a paragraph, a bulleted item, a quote, a toggle, a callout…
public struct TextBlock: Sendable, Hashable {
  /// The text.
  public var richText: RichText
  /// The colour of the block.
  public var color: TextColor
  /// The icon of a callout or of a tab pane's label.
  public var icon: Icon?

  /// Creates a text.
  public init(_ richText: RichText, color: TextColor = .default, icon: Icon? = nil) {
    self.richText = richText
    self.color = color
    self.icon = icon
  }
}

extension TextBlock: JSONDecodable {
  private enum Key: String, CaseIterable { case richText = "rich_text", text, color, icon }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a text; versions before 2022-02-22 have it under `text`.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init([])
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .richText, .text: richText = try RichText(from: &reader)
      case .color: color = try TextColor?(from: &reader) ?? .default
      case .icon: icon = try Icon?(from: &reader)
      }
    }
  }
}
