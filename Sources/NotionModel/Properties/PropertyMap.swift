/// A property that is found by its name or its id.
public protocol NamedProperty: Sendable, Hashable {
  /// The id, which survives a change of name.
  var id: PropertyID { get }
  /// The name.
  var name: String { get }
}

/// The properties of a page or the schema of a data source, in the order in which the API sent them.
public struct PropertyMap<Property: NamedProperty>: Sendable, Hashable {
  private let properties: [Property]

  /// Makes a map of properties.
  public init(_ properties: [Property] = []) { self.properties = properties }

  /// The property of a name.
  public subscript(name: String) -> Property? { properties.first { $0.name == name } }

  /// The property of an id.
  public subscript(id: PropertyID) -> Property? { properties.first { $0.id == id } }
}

extension PropertyMap: RandomAccessCollection {
  /// The position of the first property.
  public var startIndex: Int { properties.startIndex }
  /// The position after the last property.
  public var endIndex: Int { properties.endIndex }
  /// The property at a position.
  public subscript(position: Int) -> Property { properties[position] }
}

extension PropertyMap {
  /// Reads an object of properties; of duplicate names the last wins.
  init(
    from reader: inout JSONReader,
    property: (inout JSONReader, _ name: String) throws(JSONError) -> Property
  ) throws(JSONError) {
    var properties: [Property] = []
    if try !reader.readNull() {
      try reader.readObject { (reader, name) throws(JSONError) in
        properties.append(try property(&reader, name))
      }
    }
    self.init(properties)
  }
}

/// The properties of a page.
public typealias PropertyValues = PropertyMap<PropertyValue>
/// The schema of a data source.
public typealias PropertySchemas = PropertyMap<PropertySchema>
