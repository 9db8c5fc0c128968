/// A reference to an object by its id, as in a mention of a page or a relation.
public struct ObjectReference: Sendable, Hashable {
  /// The id.
  public let id: ObjectID
  /// The object's name, if the API returns it with the id.
  public let name: String?
  /// The object's own type, such as that of a view, if the API returns it with the id.
  public let type: String?

  /// Creates a reference.
  public init(id: ObjectID, name: String? = nil, type: String? = nil) {
    self.id = id
    self.name = name
    self.type = type
  }
}

extension ObjectReference: JSONDecodable {
  private enum Key: String, CaseIterable { case object, id, name, type }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a reference.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: ObjectID?
    var name: String?
    var type: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.skipValue()
      case .id: id = try ObjectID(from: &reader)
      case .name:
        name =
          try reader.readUnlessShapeDiffers { (reader) throws(JSONError) in
            try String?(from: &reader)
          }.0 ?? nil
      case .type:
        type =
          try reader.readUnlessShapeDiffers { (reader) throws(JSONError) in
            try String?(from: &reader)
          }.0 ?? nil
      }
    }
    self.id = try reader.require(id, "id", at: start)
    self.name = name
    self.type = type
  }
}
