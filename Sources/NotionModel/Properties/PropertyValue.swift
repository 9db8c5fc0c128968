/// A property of a page, with its value.
public struct PropertyValue: Sendable, Hashable {
  /// The id, the same as in the schema; it does not change with the name.
  public let id: PropertyID
  /// The name.
  public let name: String
  /// The type, even if the value could not be decoded.
  public let type: PropertyType
  /// The value.
  public let content: PropertyContent
  /// Whether the value is truncated, as relations are after 25 pages; the property endpoint returns the rest.
  public let hasMore: Bool
}

extension PropertyValue: NamedProperty {}

extension PropertyValue {
  private enum Key: String, CaseIterable { case id, hasMore = "has_more" }
  private static let table = TaggedKeys<PropertyType, Key>()

  /// Reads the value of the property with the key `name`; one of unexpected shape is kept verbatim.
  init(name: String, from reader: inout JSONReader) throws(JSONError) {
    self = try reader.readOrKeep { (reader) throws(JSONError) in
      try PropertyValue(name: name, expectedFrom: &reader)
    } unknown: { content in
      PropertyValue(
        id: PropertyID(name), name: name, type: PropertyType(name: content.type), content: .unknown(content),
        hasMore: false)
    }
  }

  private init(name: String, expectedFrom reader: inout JSONReader) throws(JSONError) {
    var id: PropertyID?
    var hasMore = false
    let content = try reader.readTagged(Self.table) { (reader, key) throws(JSONError) in
      switch key {
      case .id: id = try PropertyID(from: &reader)
      case .hasMore: hasMore = try reader.readFlag()
      }
    } payload: { (reader, type) throws(JSONError) in
      try PropertyContent(type, from: &reader)
    }
    switch content {
    case .known(let content):
      self.content = content
      self.type = content.type
    case .unknown(let content):
      self.content = .unknown(content)
      self.type = PropertyType(name: content.type)
    }
    // The API accepts a name in place of an id.
    self.id = id ?? PropertyID(name)
    self.name = name
    self.hasMore = hasMore
  }
}
