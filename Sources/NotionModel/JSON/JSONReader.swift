/// A strict, single-pass reader of JSON over bytes in memory.
///
/// It accepts exactly RFC 8259 in UTF-8, keeps the text of numbers, and returns ``JSONSlice``s of the
/// document without copying. Of duplicate keys the last wins. Typed objects are read with
/// ``readObject(keys:_:)``; whole trees with ``JSONValue``.
///
/// ```swift
/// var reader = JSONReader(bytes)
/// let page = try Page(from: &reader)
/// try reader.finish()
/// ```
public struct JSONReader {
  /// The tolerance and the limits of a reader.
  public struct Options: Sendable {
    /// The treatment of a lone surrogate such as `\ud83d`.
    public enum LoneSurrogates: Sendable {
      /// The document is rejected.
      case reject
      /// The string contains U+FFFD in its place; the verbatim slice still contains the escape.
      case replace
    }

    /// The treatment of lone surrogates, which are rejected by default.
    public var loneSurrogates: LoneSurrogates
    /// Maximum number of nested arrays and objects.
    public var depthLimit: Int

    /// Creates options; strict by default.
    public init(loneSurrogates: LoneSurrogates = .reject, depthLimit: Int = 512) {
      self.loneSurrogates = loneSurrogates
      self.depthLimit = depthLimit
    }
  }

  /// The JSON type of a value, known from its first byte.
  public enum Kind: String, Sendable {
    case object, array, string, number, bool, null
  }

  let bytes: [UInt8]
  /// The start of the value; not zero for a slice of a document.
  let start: Int
  let end: Int
  let options: Options
  var position: Int
  var depth = 0
  /// Whether errors are thrown without their path, which takes a scan of the document; the catching code adds
  /// it.
  var failsWithoutPath = false

  /// Errors of values that were skipped because of an unexpected shape: see ``readTolerantly(_:)``.
  var oddities: [JSONError] = []

  /// Collects the keys that no typed field has read; for tests.
  package var unreadKeys: JSONKeyRecorder?

  /// Creates a reader at the start of a document.
  public init(_ bytes: [UInt8], options: Options = .init()) {
    self.init(bytes, bytes.indices, options: options)
  }

  /// Creates a reader at the start of a slice.
  public init(_ slice: JSONSlice, options: Options = .init()) {
    self.init(slice.document, slice.range, options: options)
  }

  private init(_ bytes: [UInt8], _ range: Range<Int>, options: Options) {
    self.bytes = bytes
    self.start = range.lowerBound
    self.end = range.upperBound
    self.options = options
    self.position = range.lowerBound
  }

  /// Requires that only white space remains.
  public mutating func finish() throws(JSONError) {
    skipWhitespace()
    guard position == end else { throw failure(.trailingBytes, "something follows the value") }
  }

  // MARK: Lookahead

  /// Consumes white space, and returns the type of the next value.
  public mutating func peekKind() throws(JSONError) -> Kind {
    skipWhitespace()
    guard position < end else {
      throw failure(.unexpectedEnd, "the document ends where a value should stand")
    }
    switch bytes[position] {
    case Byte.openBrace: return .object
    case Byte.openBracket: return .array
    case Byte.quote: return .string
    case Byte.minus, Byte.zero...Byte.nine: return .number
    case Byte.t, Byte.f: return .bool
    case Byte.n: return .null
    default: throw failure(.unexpectedByte, "no value starts with this byte")
    }
  }

  /// Consumes the next value if it is `null`; returns whether it was.
  public mutating func readNull() throws(JSONError) -> Bool {
    guard isNext(Byte.n) else { return false }
    try skipLiteral()
    return true
  }

  // MARK: Scalars

  /// Reads `true` or `false`.
  public mutating func readBool() throws(JSONError) -> Bool {
    let isTrue = isNext(Byte.t)
    guard isTrue || isNext(Byte.f) else { throw try wrongType(.bool) }
    try skipLiteral()
    return isTrue
  }

  /// Reads a number with its text.
  public mutating func readNumber() throws(JSONError) -> JSONNumber {
    guard try peekKind() == .number else { throw try wrongType(.number) }
    let start = position
    try skipNumber()
    return JSONNumber(unchecked: String(decoding: bytes[start..<position], as: UTF8.self))
  }

  /// Reads a number that is written as an integer.
  public mutating func readInt() throws(JSONError) -> Int {
    skipWhitespace()
    let start = position
    let number = try readNumber()
    guard let integer = number.integer else {
      throw failure(.invalidValue, "an integer was expected, not \(number.text)", at: start)
    }
    return integer
  }

  /// Reads a string.
  public mutating func readString() throws(JSONError) -> String {
    guard isNext(Byte.quote) else { throw try wrongType(.string) }
    return try text(skipString())
  }

  // MARK: Containers

  /// Reads an array; `element` is called for each element and must read exactly that one.
  @inline(__always)
  public mutating func readArray(
    _ element: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    guard isNext(Byte.openBracket) else { throw try wrongType(.array) }
    try open()
    if try closes(with: Byte.closeBracket) { return }
    repeat {
      try element(&self)
    } while try continues(before: Byte.closeBracket)
  }

  /// Reads an object; `member` is called for each key of the table and must read exactly its value.
  ///
  /// Values of other keys are checked and skipped.
  @inline(__always)
  public mutating func readObject<Key>(
    keys: JSONKeyTable<Key>,
    _ member: (inout JSONReader, Key) throws(JSONError) -> Void
  ) throws(JSONError) {
    try readMembers { (reader, name) throws(JSONError) in
      if let key = try reader.key(name, in: keys) {
        try member(&reader, key)
      } else {
        try reader.skipUnread()
      }
    }
  }

  /// Reads an object; `member` receives the values of the table's keys, `other` those of all other keys.
  @inline(__always)
  public mutating func readObject<Key>(
    keys: JSONKeyTable<Key>,
    _ member: (inout JSONReader, Key) throws(JSONError) -> Void,
    other: (inout JSONReader, _ key: String) throws(JSONError) -> Void
  ) throws(JSONError) {
    try readMembers { (reader, name) throws(JSONError) in
      if let key = try reader.key(name, in: keys) {
        try member(&reader, key)
      } else {
        try other(&reader, reader.text(name))
      }
    }
  }

  /// Reads an object of arbitrary keys; `member` must read exactly the value of each.
  @inline(__always)
  public mutating func readObject(
    _ member: (inout JSONReader, _ key: String) throws(JSONError) -> Void
  ) throws(JSONError) {
    try readMembers { (reader, name) throws(JSONError) in try member(&reader, reader.text(name)) }
  }

  // MARK: Whole values

  /// Checks and consumes one value and returns its bytes.
  public mutating func readSlice() throws(JSONError) -> JSONSlice {
    skipWhitespace()
    let start = position
    try skipValue()
    return slice(from: start)
  }

  /// Reads a value with `read`, and returns it together with its bytes.
  public mutating func withSlice<Value>(
    _ read: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> (Value, JSONSlice) {
    skipWhitespace()
    let start = position
    let value = try read(&self)
    return (value, slice(from: start))
  }

  /// Returns the bytes of the value that begins at `start` and was just read.
  func slice(from start: Int) -> JSONSlice { JSONSlice(unchecked: bytes, start..<position) }

  /// Checks and consumes a value that no typed field reads.
  public mutating func skipUnread() throws(JSONError) {
    recordUnread(at: position)
    try skipValue()
  }

  /// Records for tests that no typed field has read the value at an offset.
  func recordUnread(at offset: Int) {
    unreadKeys?.record(JSONPath(to: offset, in: bytes[start..<end]))
  }

  // MARK: Errors

  /// Returns the error for a value of another type than `kind`; throws another one if there is no value.
  @inline(never)
  mutating func wrongType(_ kind: Kind) throws(JSONError) -> JSONError {
    failure(.wrongType, "expected \(kind.rawValue), found \(try peekKind().rawValue)")
  }

  /// Returns an error at the next byte, or at `offset`, with its path.
  @inline(never)
  public func failure(_ code: JSONError.Code, _ detail: String, at offset: Int? = nil) -> JSONError {
    let absolute = offset ?? position
    let path = failsWithoutPath ? "" : JSONPath(to: absolute, in: bytes[start..<end]).description
    return JSONError(code: code, offset: absolute - start, path: path, detail: detail)
  }
}

extension JSONReader {
  /// Consumes white space, and returns whether the next value begins with `byte`.
  @inline(__always)
  mutating func isNext(_ byte: UInt8) -> Bool {
    skipWhitespace()
    return position < end && bytes[position] == byte
  }

  /// Opens a container that begins at the next byte.
  @inline(__always)
  mutating func open() throws(JSONError) {
    guard depth < options.depthLimit else {
      throw failure(.tooDeep, "more than \(options.depthLimit) levels of nesting")
    }
    depth += 1
    position += 1
  }

  /// Returns whether the container that was just opened is empty, and consumes its closing byte then.
  @inline(__always)
  mutating func closes(with closer: UInt8) throws(JSONError) -> Bool {
    guard isNext(closer) else {
      if position < end { return false }
      throw failure(.unexpectedEnd, "the document ends inside a container")
    }
    position += 1
    depth -= 1
    return true
  }

  /// Consumes the comma before another element, or the closing byte.
  @inline(__always)
  mutating func continues(before closer: UInt8) throws(JSONError) -> Bool {
    if isNext(Byte.comma) {
      position += 1
      return true
    }
    guard position < end else { throw failure(.unexpectedEnd, "the document ends inside a container") }
    guard bytes[position] == closer else {
      throw failure(.unexpectedByte, "a comma or the end of the container was expected")
    }
    position += 1
    depth -= 1
    return false
  }

  /// Calls `member` before the value of each key.
  @inline(__always)
  mutating func readMembers(
    _ member: (inout JSONReader, JSONName) throws(JSONError) -> Void
  ) throws(JSONError) {
    guard isNext(Byte.openBrace) else { throw try wrongType(.object) }
    try open()
    if try closes(with: Byte.closeBrace) { return }
    repeat {
      try member(&self, readKey())
    } while try continues(before: Byte.closeBrace)
  }

  /// Consumes a key and its colon.
  mutating func readKey() throws(JSONError) -> JSONName {
    guard isNext(Byte.quote) else {
      guard position < end else { throw failure(.unexpectedEnd, "the document ends inside an object") }
      throw failure(.unexpectedByte, "a key was expected")
    }
    let name = try readName()
    guard isNext(Byte.colon) else {
      guard position < end else { throw failure(.unexpectedEnd, "the document ends after a key") }
      throw failure(.unexpectedByte, "a colon was expected")
    }
    position += 1
    return name
  }

  /// Checks and consumes one value of any type.
  ///
  /// Iterative: nesting costs no stack.
  public mutating func skipValue() throws(JSONError) {
    let outermost = depth
    // One bit for each open container would suffice; a byte keeps the code simple.
    var closers: [UInt8] = []
    while true {
      switch try peekKind() {
      case .object:
        try open()
        if try closes(with: Byte.closeBrace) { break }
        closers.append(Byte.closeBrace)
        _ = try readKey()
        continue
      case .array:
        try open()
        if try closes(with: Byte.closeBracket) { break }
        closers.append(Byte.closeBracket)
        continue
      case .string: _ = try skipString()
      case .number: try skipNumber()
      case .bool, .null: try skipLiteral()
      }
      // A value has ended: close the containers that end with it, or continue with its next sibling.
      while depth > outermost {
        let closer = closers[closers.count - 1]
        if try continues(before: closer) {
          if closer == Byte.closeBrace { _ = try readKey() }
          break
        }
        closers.removeLast()
      }
      if depth == outermost { return }
    }
  }
}
