/// The content of a simple table; its rows are its children.
public struct TableBlock: Sendable, Hashable {
  /// The number of columns.
  public var width: Int
  /// Whether the first row is a heading.
  public var hasColumnHeader: Bool
  /// Whether the first column is a heading.
  public var hasRowHeader: Bool

  /// Creates a table.
  public init(width: Int, hasColumnHeader: Bool = false, hasRowHeader: Bool = false) {
    self.width = width
    self.hasColumnHeader = hasColumnHeader
    self.hasRowHeader = hasRowHeader
  }
}

extension TableBlock: JSONDecodable {
  private enum Key: String, CaseIterable {
    case width = "table_width"
    case hasColumnHeader = "has_column_header"
    case hasRowHeader = "has_row_header"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a table.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init(width: 0)
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .width: width = try reader.readClampedInt() ?? 0
      case .hasColumnHeader: hasColumnHeader = try reader.readFlag()
      case .hasRowHeader: hasRowHeader = try reader.readFlag()
      }
    }
  }
}
