/// The description of a property in the schema of a data source.
public struct PropertySchema: Sendable, Hashable {
  /// The id, which does not change with the name.
  public let id: PropertyID
  /// The name.
  public let name: String
  /// The type, even if the configuration could not be decoded.
  public let type: PropertyType
  /// The author's description.
  public let description: String?
  /// The configuration of the type.
  public let configuration: PropertyConfiguration
}

extension PropertySchema {
  private enum Key: String, CaseIterable { case id, name, description }
  private static let table = TaggedKeys<PropertyType, Key>()

  /// Reads the schema of the property with the key `name`; one of unexpected shape is kept verbatim.
  init(name: String, from reader: inout JSONReader) throws(JSONError) {
    self = try reader.readOrKeep { (reader) throws(JSONError) in
      try PropertySchema(name: name, expectedFrom: &reader)
    } unknown: { content in
      PropertySchema(
        id: PropertyID(name), name: name, type: PropertyType(name: content.type), description: nil,
        configuration: .unknown(content))
    }
  }

  private init(name key: String, expectedFrom reader: inout JSONReader) throws(JSONError) {
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
    // The API accepts a name in place of an id.
    self.id = id ?? PropertyID(key)
    self.name = name ?? key
    self.description = description
  }
}

extension PropertySchema: NamedProperty {}
