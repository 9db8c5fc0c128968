/// The keys of an object whose `type` names the key of its payload.
struct TaggedKeys<Tag: Equatable & Sendable, Sibling: Sendable>: Sendable {
  let keys: JSONKeyTable<TaggedKey<Tag, Sibling>>
  let tags: JSONKeyTable<Tag>

  init(tags: [(String, Tag)], siblings: [(String, Sibling)]) {
    self.tags = JSONKeyTable(tags)
    self.keys = JSONKeyTable(
      [("type", .type)] + tags.map { ($0, .payload($1)) } + siblings.map { ($0, .sibling($1)) })
  }

  init()
  where
    Tag: CaseIterable & RawRepresentable<String>, Sibling: CaseIterable & RawRepresentable<String>
  {
    self.init(
      tags: Tag.allCases.map { ($0.rawValue, $0) }, siblings: Sibling.allCases.map { ($0.rawValue, $0) })
  }

  init() where Tag: OpenEnum, Sibling: CaseIterable & RawRepresentable<String> {
    self.init(
      tags: Tag.names.entries.map { ($0.name, $0.value) },
      siblings: Sibling.allCases.map { ($0.rawValue, $0) })
  }
}

extension TaggedKeys where Sibling == NoSibling {
  init() where Tag: CaseIterable & RawRepresentable<String> {
    self.init(tags: Tag.allCases.map { ($0.rawValue, $0) }, siblings: [])
  }
}

/// The role of a key in an object of the form `{"type": "x", "x": …, sibling: …}`.
enum TaggedKey<Tag: Sendable, Sibling: Sendable>: Sendable {
  case type
  case payload(Tag)
  case sibling(Sibling)
}

/// An object with a decoded `type`.
enum Tagged<Payload> {
  case known(Payload)
  case unknown(UnknownContent)
}

/// The siblings of an object with nothing but its type and its payload.
enum NoSibling: Sendable {}

/// Content that this version cannot decode: an unknown type, or a known type whose value has an unexpected
/// shape.
///
/// Nothing is lost: ``json`` has every byte.
public struct UnknownContent: Sendable, Hashable {
  /// The value of `type`; empty if absent.
  public let type: String
  /// The bytes of the object with `type`.
  public let json: JSONSlice
  /// The error of a known type, at an offset and a path within ``json``; `nil` for an unknown type.
  public let reason: JSONError?

  /// Creates content that could not be decoded.
  public init(type: String, json: JSONSlice, reason: JSONError? = nil) {
    self.type = type
    self.json = json
    self.reason = reason
  }
}

extension JSONReader {
  /// Reads an object whose `type` names the key of its payload, in either order.
  ///
  /// An unknown type, or a payload of unexpected shape, results in `.unknown` with the bytes; only invalid
  /// JSON, and errors of `sibling`, are thrown. If `type` is absent and there is a single payload, its key is
  /// the type. `extra` may read a payload of another type than the object's, and returns whether it did.
  mutating func readTagged<Tag, Sibling, Payload>(
    _ table: TaggedKeys<Tag, Sibling>,
    sibling: (inout JSONReader, Sibling) throws(JSONError) -> Void,
    payload: (inout JSONReader, Tag) throws(JSONError) -> Payload,
    extra: (inout JSONReader, Tag) throws(JSONError) -> Bool = { _, _ in false }
  ) throws(JSONError) -> Tagged<Payload> {
    skipWhitespace()
    let start = position
    guard isNext(Byte.openBrace) else {
      let reason = try wrongType(.object)
      try skipValue()
      return .unknown(unknownContent("", from: start, reason))
    }
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
        // A type that is not a text is ignored.
        guard try reader.peekKind() == .string else { return try reader.skipValue() }
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
        reason = JSONError(
          code: .missingKey, offset: start - self.start, path: "",
          detail: "nothing stands under the key that `type` names")
      }
    }
    for (key, position) in early {
      var late = self
      late.position = position
      if try !extra(&late, key) { recordUnread(at: position) }
    }
    for (key, position) in strangers where key != unknownType { recordUnread(at: position) }
    if let value { return .known(value) }
    var type = ""
    if let typePosition {
      var late = self
      late.position = typePosition
      type = try late.readString()
    } else if reason == nil {
      reason = JSONError(
        code: .missingKey, offset: start - self.start, path: "", detail: "`type` is absent")
    }
    return .unknown(unknownContent(type, from: start, reason))
  }

  /// Reads a value; if its shape is unexpected, skips it and returns the error, without a path.
  mutating func readUnlessShapeDiffers<Value>(
    _ read: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> (Value?, JSONError?) {
    let start = position
    let level = depth
    let noted = oddities.count
    let isInside = failsWithoutPath
    failsWithoutPath = true
    do {
      let value = try read(&self)
      failsWithoutPath = isInside
      return (value, nil)
    } catch {
      failsWithoutPath = isInside
      guard error.code.isShape else {
        throw isInside ? error : failure(error.code, error.detail, at: self.start + error.offset)
      }
      position = start
      depth = level
      oddities.removeSubrange(noted...)
      try skipValue()
      return (nil, error)
    }
  }

  /// Reads a value; if its shape is unexpected, `unknown` creates one from its bytes.
  mutating func readOrKeep<Value>(
    _ read: (inout JSONReader) throws(JSONError) -> Value, unknown: (UnknownContent) -> Value
  ) throws(JSONError) -> Value {
    skipWhitespace()
    let start = position
    let (value, reason) = try readUnlessShapeDiffers(read)
    if let value { return value }
    return unknown(unknownContent(typeName(at: start), from: start, reason))
  }

  private enum TypeKey: String, CaseIterable { case type }
  private static let typeKeys = JSONKeyTable<TypeKey>()

  /// Returns the value of `type` of the valid object that begins at `start`, or an empty text.
  private func typeName(at start: Int) -> String {
    var ahead = self
    ahead.unreadKeys = nil
    ahead.position = start
    var name = ""
    try? ahead.readObject(keys: Self.typeKeys) { (reader, _) throws(JSONError) in
      name = try reader.readString()
    }
    return name
  }

  /// Returns the unknown content for the object that begins at `start` and was just read, but could not be
  /// decoded.
  ///
  /// `reason` gets its path here, relative to that object.
  func unknownContent(_ type: String, from start: Int, _ reason: JSONError?) -> UnknownContent {
    let reason = reason.map { reason in
      let absolute = self.start + reason.offset
      return JSONError(
        code: reason.code, offset: absolute - start,
        path: JSONPath(to: absolute, in: bytes[start..<position]).description, detail: reason.detail)
    }
    return UnknownContent(type: type, json: slice(from: start), reason: reason)
  }

  /// Reads `true` or `false`; `null` counts as `false`.
  mutating func readFlag() throws(JSONError) -> Bool {
    try readNull() ? false : readBool()
  }
}
