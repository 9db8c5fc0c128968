/// The content of a heading.
public struct HeadingBlock: Sendable, Hashable {
  /// The text.
  public var richText: RichText
  /// The colour of the block.
  public var color: TextColor
  /// Whether it hides its children until it is opened.
  public var isToggleable: Bool

  /// Creates a heading.
  public init(_ richText: RichText, color: TextColor = .default, isToggleable: Bool = false) {
    self.richText = richText
    self.color = color
    self.isToggleable = isToggleable
  }
}

extension HeadingBlock: JSONDecodable {
  private enum Key: String, CaseIterable {
    case text, color
    case richText = "rich_text"
    case isToggleable = "is_toggleable"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a heading; versions before 2022-02-22 have its text under `text`.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init([])
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .richText, .text: richText = try RichText(from: &reader)
      case .color: color = try TextColor?(from: &reader) ?? .default
      case .isToggleable: isToggleable = try reader.readFlag()
      }
    }
  }
}
