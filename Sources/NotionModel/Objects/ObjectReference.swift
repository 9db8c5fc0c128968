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

/// The kind of an object, from its `object` key.
@nonexhaustive
public enum ObjectKind: OpenEnum {
  case page, block, database, dataSource, user, group, comment, view, list, propertyItem, pageMarkdown,
    viewQuery, fileUpload, asyncTask, error
  case unknown(String)

  /// The known names and their cases.
  public static let names: NameTable<ObjectKind> = [
    "page": .page, "block": .block, "database": .database, "data_source": .dataSource, "user": .user,
    "group": .group, "comment": .comment, "view": .view, "list": .list, "property_item": .propertyItem,
    "page_markdown": .pageMarkdown, "view_query": .viewQuery, "file_upload": .fileUpload,
    "async_task": .asyncTask, "error": .error,
  ]

  /// The name of a value without a case, or `nil`.
  public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
}

extension JSONReader {
  /// Returns the value of a required key.
  func require<Value>(_ value: Value?, _ key: String, at start: Int) throws(JSONError) -> Value {
    guard let value else { throw failure(.missingKey, "`\(key)` is absent", at: start) }
    return value
  }

  /// Consumes the value of `object`, which must be `kind` if present.
  mutating func expectObject(_ kind: ObjectKind) throws(JSONError) {
    // A kind that is not a text is ignored.
    guard try peekKind() == .string else { return try skipValue() }
    let start = position
    let found = try ObjectKind(from: &self)
    guard found == kind else {
      throw failure(.invalidValue, "the object is a \(found), not a \(kind)", at: start)
    }
  }

  private enum KindKey: String, CaseIterable { case object }
  private static let kindKeys = JSONKeyTable<KindKey>()

  /// Returns the value of the next object's `object` key, which usually comes first, without consuming
  /// anything.
  func peekObjectKind() throws(JSONError) -> ObjectKind? {
    var ahead = self
    ahead.unreadKeys = nil
    if let kind = try ahead.leadingObjectKind() { return kind }
    ahead.position = position
    ahead.depth = depth
    var kind: ObjectKind?
    try ahead.readObject(keys: Self.kindKeys) { (reader, _) throws(JSONError) in
      kind = try ObjectKind(from: &reader)
    }
    return kind
  }

  /// Returns the value of `object` if it is the first key; stops in the middle of the object.
  private mutating func leadingObjectKind() throws(JSONError) -> ObjectKind? {
    guard isNext(Byte.openBrace) else { return nil }
    position += 1
    guard isNext(Byte.quote), try key(readKey(), in: Self.kindKeys) != nil else { return nil }
    return try ObjectKind(from: &self)
  }
}
