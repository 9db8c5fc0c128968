/// An option of a select, multi-select or status property.
public struct SelectOption: Sendable, Hashable {
  /// The id within the property; not always a UUID.
  public let id: String?
  /// The name.
  public let name: String
  /// The colour.
  public let color: SelectColor
  /// The description in the schema, if present.
  public let description: String?
}

extension SelectOption: JSONDecodable {
  private enum Key: String, CaseIterable { case id, name, color, description }
  private static let keys = JSONKeyTable<Key>()

  /// Reads an option.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: String?
    var name: String?
    var color = SelectColor.default
    var description: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .id: id = try String?(from: &reader)
      case .name: name = try reader.readString()
      case .color: color = try SelectColor?(from: &reader) ?? .default
      case .description: description = try String?(from: &reader)
      }
    }
    self.id = id
    self.name = try reader.require(name, "name", at: start)
    self.color = color
    self.description = description
  }
}
