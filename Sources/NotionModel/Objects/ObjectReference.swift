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

extension JSONReader {
  /// The value of a key that an object cannot do without.
  func require<Value>(_ value: Value?, _ key: String, at start: Int) throws(JSONError) -> Value {
    guard let value else { throw failure(.missingKey, "`\(key)` is absent", at: start) }
    return value
  }

  /// Consumes the value of `object`, which must be `kind` where it is told.
  mutating func expectObject(_ kind: ObjectKind) throws(JSONError) {
    let start = position
    let found = try ObjectKind(from: &self)
    guard found == kind else {
      throw failure(.invalidValue, "the object is a \(found), not a \(kind)", at: start)
    }
  }
}
