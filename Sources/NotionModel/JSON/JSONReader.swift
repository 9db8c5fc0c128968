/// A strict, single-pass reader of JSON over bytes in memory.
///
/// It accepts exactly RFC 8259 in UTF-8, keeps numbers as spelled, and cuts ``JSONSlice``s out of the
/// document without copying. Of duplicate keys the last wins. Typed objects are read with
/// ``readObject(keys:_:)``; whole trees with ``JSONValue``.
///
/// ```swift
/// var reader = JSONReader(bytes)
/// let page = try Page(from: &reader)
/// try reader.finish()
/// ```
public struct JSONReader {
  /// What the reader lets pass.
  public struct Options: Sendable {
    /// What happens to a `\ud83d` that stands alone.
    public enum LoneSurrogates: Sendable {
      /// The document is refused.
      case reject
      /// The string holds U+FFFD in its place; the verbatim slice still holds the escape.
      case replace
    }

    /// What happens to half of a surrogate pair; refused unless told otherwise.
    public var loneSurrogates: LoneSurrogates
    /// How many arrays and objects may be open at once.
    public var depthLimit: Int

    /// Makes options; strict in everything by default.
    public init(loneSurrogates: LoneSurrogates = .reject, depthLimit: Int = 512) {
      self.loneSurrogates = loneSurrogates
      self.depthLimit = depthLimit
    }
  }

  /// The JSON type of a value, known from its first byte.
  public enum Kind: String, Sendable {
    case object, array, string, number, bool, null
  }

  let bytes: ArraySlice<UInt8>
  let end: Int
  let options: Options
  var position: Int
  var depth = 0

  /// Collects the keys that no typed field read; for tests.
  package var unreadKeys: JSONKeyRecorder?

  /// A reader at the start of a document.
  public init(_ bytes: [UInt8], options: Options = .init()) {
    self.init(bytes[...], options: options)
  }

  /// A reader at the start of a value that was cut out of a document.
  public init(_ slice: JSONSlice, options: Options = .init()) {
    self.init(slice.bytes, options: options)
  }

  init(_ bytes: ArraySlice<UInt8>, options: Options) {
    self.bytes = bytes
    self.end = bytes.endIndex
    self.options = options
    self.position = bytes.startIndex
  }

  /// Requires that only white space is left.
  public mutating func finish() throws(JSONError) {
    skipWhitespace()
    guard position == end else { throw failure(.trailingBytes, "something follows the value") }
  }

  // MARK: Looking ahead

  /// The type of the next value; white space before it is consumed.
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

  /// Consumes `null` if that is the next value.
  public mutating func readNull() throws(JSONError) -> Bool {
    guard try peekKind() == .null else { return false }
    try readLiteral(Byte.null)
    return true
  }

  // MARK: Scalars

  /// Reads `true` or `false`.
  public mutating func readBool() throws(JSONError) -> Bool {
    try expect(.bool)
    if bytes[position] == Byte.t {
      try readLiteral(Byte.true)
      return true
    }
    try readLiteral(Byte.false)
    return false
  }

  /// Reads a number, keeping its spelling.
  public mutating func readNumber() throws(JSONError) -> JSONNumber {
    try expect(.number)
    let start = position
    try skipNumber()
    return JSONNumber(unchecked: String(decoding: bytes[start..<position], as: UTF8.self))
  }

  /// Reads a number that is spelled as an integer.
  public mutating func readInt() throws(JSONError) -> Int {
    try expect(.number)
    let start = position
    let number = try readNumber()
    guard let integer = number.integer else {
      throw failure(.invalidValue, "an integer was expected, not \(number.text)", at: start)
    }
    return integer
  }

  /// Reads a string.
  public mutating func readString() throws(JSONError) -> String {
    try expect(.string)
    return try readStringBody()
  }

  // MARK: Containers

  /// Reads an array; `element` is called before each element and must read exactly that one.
  public mutating func readArray(
    _ element: (inout JSONReader) throws(JSONError) -> Void
  ) throws(JSONError) {
    try expect(.array)
    try open()
    if try closes(with: Byte.closeBracket) { return }
    repeat {
      try element(&self)
    } while try continues(before: Byte.closeBracket)
  }

  /// Reads an object; `member` is called for each key of the table and must read exactly its value.
  ///
  /// Values of other keys are checked and skipped.
  public mutating func readObject<Key>(
    keys: JSONKeyTable<Key>,
    _ member: (inout JSONReader, Key) throws(JSONError) -> Void
  ) throws(JSONError) {
    try readObject(keys: keys, member) { (reader, _) throws(JSONError) in try reader.skipUnread() }
  }

  /// Reads an object; `member` gets the values of the table's keys, `other` those of all other keys.
  public mutating func readObject<Key>(
    keys: JSONKeyTable<Key>,
    _ member: (inout JSONReader, Key) throws(JSONError) -> Void,
    other: (inout JSONReader, _ key: String) throws(JSONError) -> Void
  ) throws(JSONError) {
    try readMembers { (reader, range, escaped) throws(JSONError) in
      if !escaped {
        if let key = keys.key(in: reader.bytes, range) { return try member(&reader, key) }
        return try other(&reader, String(decoding: reader.bytes[range], as: UTF8.self))
      }
      let spelling = try reader.unescaped(range)
      if let key = keys.key(spelled: spelling) { return try member(&reader, key) }
      try other(&reader, spelling)
    }
  }

  /// Reads an object of arbitrary keys; `member` must read exactly the value of each.
  public mutating func readObject(
    _ member: (inout JSONReader, _ key: String) throws(JSONError) -> Void
  ) throws(JSONError) {
    try readMembers { (reader, range, escaped) throws(JSONError) in
      let key =
        escaped ? try reader.unescaped(range) : String(decoding: reader.bytes[range], as: UTF8.self)
      try member(&reader, key)
    }
  }

  /// Calls `member` with the range of each key between its quotes, and whether it holds escapes.
  private mutating func readMembers(
    _ member: (inout JSONReader, Range<Int>, Bool) throws(JSONError) -> Void
  ) throws(JSONError) {
    try expect(.object)
    try open()
    if try closes(with: Byte.closeBrace) { return }
    repeat {
      skipWhitespace()
      guard position < end else { throw failure(.unexpectedEnd, "the document ends inside an object") }
      guard bytes[position] == Byte.quote else { throw failure(.unexpectedByte, "a key was expected") }
      let (range, escaped) = try skipString()
      skipWhitespace()
      guard position < end else { throw failure(.unexpectedEnd, "the document ends after a key") }
      guard bytes[position] == Byte.colon else { throw failure(.unexpectedByte, "a colon was expected") }
      position += 1
      try member(&self, range, escaped)
    } while try continues(before: Byte.closeBrace)
  }

  // MARK: Whole values

  /// Checks and consumes one value and returns its bytes.
  public mutating func readSlice() throws(JSONError) -> JSONSlice {
    skipWhitespace()
    let start = position
    try skipValue()
    return JSONSlice(unchecked: bytes[start..<position])
  }

  /// Reads a value with `read` and returns it together with its bytes.
  public mutating func withSlice<Value>(
    _ read: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> (Value, JSONSlice) {
    skipWhitespace()
    let start = position
    let value = try read(&self)
    return (value, JSONSlice(unchecked: bytes[start..<position]))
  }

  /// Checks and consumes a value that no typed field reads.
  public mutating func skipUnread() throws(JSONError) {
    unreadKeys?.record(JSONPath(to: position, in: bytes))
    try skipValue()
  }

  /// Checks and consumes one value of any type.
  ///
  /// Iterative: nesting costs no stack.
  public mutating func skipValue() throws(JSONError) {
    let outermost = depth
    // One bit of memory for each open container would do; a byte keeps the code plain.
    var closers: [UInt8] = []
    while true {
      switch try peekKind() {
      case .object:
        try open()
        if try closes(with: Byte.closeBrace) { break }
        closers.append(Byte.closeBrace)
        try skipKey()
        continue
      case .array:
        try open()
        if try closes(with: Byte.closeBracket) { break }
        closers.append(Byte.closeBracket)
        continue
      case .string: _ = try skipString()
      case .number: try skipNumber()
      case .bool: try readLiteral(bytes[position] == Byte.t ? Byte.true : Byte.false)
      case .null: try readLiteral(Byte.null)
      }
      // A value has ended: close what ends with it, or go on to its next sibling.
      while depth > outermost {
        let closer = closers[closers.count - 1]
        if try continues(before: closer) {
          if closer == Byte.closeBrace { try skipKey() }
          break
        }
        closers.removeLast()
      }
      if depth == outermost { return }
    }
  }

  // MARK: Failing

  /// An error at the next byte, or at `offset`, with the path of that place.
  public func failure(_ code: JSONError.Code, _ detail: String, at offset: Int? = nil) -> JSONError {
    let place = offset ?? position
    return JSONError(
      code: code, offset: place - bytes.startIndex, path: JSONPath(to: place, in: bytes).description,
      detail: detail)
  }

  private mutating func expect(_ kind: Kind) throws(JSONError) {
    let found = try peekKind()
    guard found == kind else {
      throw failure(.wrongType, "expected \(kind.rawValue), found \(found.rawValue)")
    }
  }

  // MARK: Structure

  private mutating func open() throws(JSONError) {
    guard depth < options.depthLimit else {
      throw failure(.tooDeep, "more than \(options.depthLimit) levels of nesting")
    }
    depth += 1
    position += 1
  }

  /// Whether the container that was just opened is empty; consumes its closing byte.
  private mutating func closes(with closer: UInt8) throws(JSONError) -> Bool {
    skipWhitespace()
    guard position < end else { throw failure(.unexpectedEnd, "the document ends inside a container") }
    guard bytes[position] == closer else { return false }
    position += 1
    depth -= 1
    return true
  }

  /// Consumes the comma before another element, or the closing byte.
  private mutating func continues(before closer: UInt8) throws(JSONError) -> Bool {
    skipWhitespace()
    guard position < end else { throw failure(.unexpectedEnd, "the document ends inside a container") }
    switch bytes[position] {
    case Byte.comma:
      position += 1
      return true
    case closer:
      position += 1
      depth -= 1
      return false
    default:
      throw failure(.unexpectedByte, "a comma or the end of the container was expected")
    }
  }

  private mutating func skipKey() throws(JSONError) {
    skipWhitespace()
    guard position < end else { throw failure(.unexpectedEnd, "the document ends inside an object") }
    guard bytes[position] == Byte.quote else { throw failure(.unexpectedByte, "a key was expected") }
    _ = try skipString()
    skipWhitespace()
    guard position < end else { throw failure(.unexpectedEnd, "the document ends after a key") }
    guard bytes[position] == Byte.colon else { throw failure(.unexpectedByte, "a colon was expected") }
    position += 1
  }
}
