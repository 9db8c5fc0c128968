extension JSONReader {
  /// Reads an object whose `type` names the key of its payload, whichever of the two comes first.
  ///
  /// An unknown type, and a payload that `payload` refuses for its shape, give `.unknown` with the bytes;
  /// only bytes that are no JSON, and what `sibling` refuses, are thrown. Where `type` is absent and one
  /// payload is present, that payload tells the type. `extra` is asked whether it reads the payload of
  /// another type than the object's.
  mutating func readTagged<Tag, Sibling, Payload>(
    _ table: TaggedKeys<Tag, Sibling>,
    sibling: (inout JSONReader, Sibling) throws(JSONError) -> Void,
    payload: (inout JSONReader, Tag) throws(JSONError) -> Payload,
    extra: (inout JSONReader, Tag) throws(JSONError) -> Bool = { _, _ in false }
  ) throws(JSONError) -> Tagged<Payload> {
    skipWhitespace()
    let start = position
    var typePosition: Int?
    var tag: Tag?
    var unknownType: String?
    var value: Payload?
    var reason: JSONError?
    var early: [(tag: Tag, position: Int)] = []
    var strangers: [(key: String, position: Int)] = []
    try readObject(keys: table.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .sibling(let key):
        try sibling(&reader, key)
      case .type:
        typePosition = reader.position
        tag = try reader.readName(in: table.tags)
        unknownType = tag == nil ? try reader.readString() : nil
        (value, reason) = (nil, nil)
      case .payload(let key) where key == tag:
        (value, reason) = try reader.readUnlessShapeDiffers { (reader) throws(JSONError) in
          try payload(&reader, key)
        }
      case .payload(let key):
        early.append((key, reader.position))
        try reader.skipValue()
      }
    } other: { (reader, key) throws(JSONError) in
      strangers.append((key, reader.position))
      try reader.skipValue()
    }
    if typePosition == nil, early.count == 1 { tag = early[0].tag }
    if let tag, value == nil, reason == nil {
      if let found = early.last(where: { $0.tag == tag }) {
        var late = self
        late.position = found.position
        (value, reason) = try late.readUnlessShapeDiffers { (reader) throws(JSONError) in
          try payload(&reader, tag)
        }
        early.removeAll { $0.tag == tag }
      } else {
        reason = failure(.missingKey, "nothing stands under the key that `type` names", at: start)
      }
    }
    for (key, position) in early {
      var late = self
      late.position = position
      if try !extra(&late, key) { unreadKeys?.record(JSONPath(to: position, in: bytes)) }
    }
    if let unreadKeys {
      for (key, position) in strangers where key != unknownType {
        unreadKeys.record(JSONPath(to: position, in: bytes))
      }
    }
    if let value { return .known(value) }
    var type = ""
    if let typePosition {
      var late = self
      late.position = typePosition
      type = try late.readString()
    } else if reason == nil {
      reason = failure(.missingKey, "`type` is absent", at: start)
    }
    let json = JSONSlice(unchecked: bytes[start..<position])
    return .unknown(UnknownContent(type: type, json: json, reason: reason))
  }

  /// Reads a value; where its shape is not the expected one, steps over it and returns what differed.
  mutating func readUnlessShapeDiffers<Value>(
    _ read: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> (Value?, JSONError?) {
    let start = position
    let level = depth
    do {
      return (try read(&self), nil)
    } catch {
      guard error.code.isShape else { throw error }
      position = start
      depth = level
      try skipValue()
      return (nil, error)
    }
  }

  /// Reads an array, but takes `null` for an empty one.
  mutating func readArrayOrNull(
    _ element: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    if try readNull() { return }
    try readArray(element)
  }

  /// Reads `true` or `false`; `null` counts as `false`.
  mutating func readFlag() throws(JSONError) -> Bool {
    try readNull() ? false : readBool()
  }
}
