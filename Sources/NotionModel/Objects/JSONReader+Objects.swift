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
