/// The content of an item of a numbered list.
public struct NumberedListItemBlock: Sendable, Hashable {
  /// The text.
  public var richText: RichText
  /// The colour of the block.
  public var color: TextColor
  /// The number of the list's first item, if the author chose one; present on that item.
  public var startIndex: Int?
  /// The number format, if the author chose one.
  public var format: ListFormat?

  /// Creates an item.
  public init(_ richText: RichText, color: TextColor = .default) {
    self.richText = richText
    self.color = color
  }
}

extension NumberedListItemBlock: JSONDecodable {
  private enum Key: String, CaseIterable {
    case text, color
    case richText = "rich_text"
    case startIndex = "list_start_index"
    case format = "list_format"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads an item; versions before 2022-02-22 have its text under `text`.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init([])
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .richText, .text: richText = try RichText(from: &reader)
      case .color: color = try TextColor?(from: &reader) ?? .default
      case .startIndex: startIndex = try reader.readClampedInt()
      case .format: format = try ListFormat?(from: &reader)
      }
    }
  }
}
