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

/// The colour of an option of a select, multi-select or status property.
@nonexhaustive
public enum SelectColor: OpenEnum {
  case `default`, gray, brown, orange, yellow, green, blue, purple, pink, red
  case unknown(String)

  /// The known names and their cases.
  public static let names: NameTable<SelectColor> = [
    "default": .default, "gray": .gray, "brown": .brown, "orange": .orange, "yellow": .yellow,
    "green": .green, "blue": .blue, "purple": .purple, "pink": .pink, "red": .red,
  ]

  /// The name of a value without a case, or `nil`.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}

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
