/// The properties of a page or the schema of a data source, in the order in which the API sent them.
public struct PropertyMap<Property: NamedProperty>: Sendable, Hashable {
  private let properties: [Property]

  /// Creates a map of properties.
  public init(_ properties: [Property] = []) { self.properties = properties }

  /// The property with a name.
  public subscript(name: String) -> Property? { properties.first { $0.name == name } }

  /// The property with an id.
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
  /// Reads an object of properties; of duplicate names the last wins, at the position of the first.
  init(
    from reader: inout JSONReader,
    property: (inout JSONReader, _ name: String) throws(JSONError) -> Property
  ) throws(JSONError) {
    var properties: [Property] = []
    // One bit for each seen ending of a name: most names need no search for an equal one.
    var endings: UInt64 = 0
    if try !reader.readNull() {
      try reader.readObject { (reader, name) throws(JSONError) in
        let read = try property(&reader, name)
        let mark = (read.name.utf8.last ?? 0) &+ UInt8(truncatingIfNeeded: read.name.utf8.count)
        let ending: UInt64 = 1 << (UInt64(mark) % 64)
        if endings & ending != 0, let place = properties.firstIndex(where: { $0.name == read.name }) {
          properties[place] = read
        } else {
          endings |= ending
          properties.append(read)
        }
      }
    }
    self.init(properties)
  }
}

/// The properties of a page.
public typealias PropertyValues = PropertyMap<PropertyValue>
/// The schema of a data source.
public typealias PropertySchemas = PropertyMap<PropertySchema>
