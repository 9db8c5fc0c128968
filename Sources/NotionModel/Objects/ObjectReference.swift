/// An object of which only the id is told, as in a mention of a page or a relation.
public struct ObjectReference: Sendable, Hashable {
  /// The id.
  public let id: ObjectID

  /// Refers to an object.
  public init(id: ObjectID) { self.id = id }
}

extension ObjectReference: JSONDecodable {
  private enum Key: String, CaseIterable { case object, id }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a reference.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var id: ObjectID?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .object: try reader.skipValue()
      case .id: id = try ObjectID(from: &reader)
      }
    }
    self.id = try reader.require(id, "id", at: start)
  }
}
