/// A property as the schema of a data source describes it.
public struct PropertySchema: Sendable, Hashable {
  /// The id, which survives a change of name.
  public let id: PropertyID
  /// The name.
  public let name: String
  /// The type, also where the configuration could not be taken apart.
  public let type: PropertyType
  /// What the author says of it.
  public let description: String?
  /// What the schema says of it beyond its name.
  public let configuration: PropertyConfiguration
}

extension PropertySchema {
  private enum Key: String, CaseIterable { case id, name, description }
  private static let table = TaggedKeys<PropertyType, Key>()

  /// Reads the schema of the property that stands under the key `name`.
  init(name key: String, from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: PropertyID?
    var name: String?
    var description: String?
    var type: PropertyType?
    let configuration = try reader.readTagged(Self.table) { (reader, key) throws(JSONError) in
      switch key {
      case .id: id = try PropertyID(from: &reader)
      case .name: name = try String?(from: &reader)
      case .description: description = try String?(from: &reader)
      }
    } payload: { (reader, tag) throws(JSONError) in
      type = tag
      return try PropertyConfiguration(tag, from: &reader)
    }
    switch configuration {
    case .known(let configuration):
      self.configuration = configuration
      self.type = type ?? .unknown("")
    case .unknown(let content):
      self.configuration = .unknown(content)
      self.type = PropertyType(name: content.type)
    }
    self.id = try reader.require(id, "id", at: start)
    self.name = name ?? key
    self.description = description
  }
}

extension PropertySchema: NamedProperty {}
