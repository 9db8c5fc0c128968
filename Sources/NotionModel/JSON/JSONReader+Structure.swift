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
