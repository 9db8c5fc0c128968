/// A group of the options of a status property: to do, in progress, complete.
public struct StatusGroup: Sendable, Hashable {
  /// The id within the property.
  public let id: String?
  /// The name.
  public let name: String
  /// The colour.
  public let color: SelectColor
  /// The ids of the options in the group, in order.
  public let optionIDs: [String]
}

extension StatusGroup: JSONDecodable {
  private enum Key: String, CaseIterable { case id, name, color, optionIDs = "option_ids" }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a group.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: String?
    var name: String?
    var color = SelectColor.default
    var optionIDs: [String] = []
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .id: id = try String?(from: &reader)
      case .name: name = try reader.readString()
      case .color: color = try SelectColor?(from: &reader) ?? .default
      case .optionIDs: optionIDs = try [String]?(from: &reader) ?? []
      }
    }
    self.id = id
    self.name = try reader.require(name, "name", at: start)
    self.color = color
    self.optionIDs = optionIDs
  }
}
