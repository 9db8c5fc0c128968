extension JSONReader {
  /// Reads an optional value of an object.
  ///
  /// `null` is read as `nil`; so is a value of unexpected shape, which is recorded in ``oddities``.
  mutating func readTolerantly<Value: JSONDecodable>(
    _ type: Value.Type = Value.self
  ) throws(JSONError) -> Value? {
    if try readNull() { return nil }
    return try readTolerantly { (reader) throws(JSONError) in try Value(from: &reader) }
  }

  /// Reads a value with `read`; one of unexpected shape is recorded in ``oddities`` and read as `nil`.
  mutating func readTolerantly<Value>(
    _ read: (inout JSONReader) throws(JSONError) -> Value
  ) throws(JSONError) -> Value? {
    let (value, reason) = try readUnlessShapeDiffers(read)
    if let reason { oddities.append(reason) }
    return value
  }

  /// Reads `true` or `false`; anything else counts as `false`.
  mutating func readFlagTolerantly() throws(JSONError) -> Bool { try readTolerantly(Bool.self) ?? false }

  /// Reads an array; elements of unexpected shape are recorded in ``oddities`` and skipped.
  ///
  /// `null`, or a value of another type, is an empty array.
  mutating func readElementsTolerantly<Element: JSONDecodable>(
    _ type: Element.Type = Element.self
  ) throws(JSONError) -> [Element] {
    if try readNull() { return [] }
    var elements: [Element] = []
    _ = try readTolerantly { (reader) throws(JSONError) in
      try reader.readArray { (reader) throws(JSONError) in
        let element = try reader.readTolerantly { (reader) throws(JSONError) in try Element(from: &reader) }
        if let element { elements.append(element) }
      }
    }
    return elements
  }

  /// Returns the oddities from an index on, each with its path within the value that begins at `start` and
  /// was just read.
  func oddities(from first: Int, in start: Int) -> [JSONError] {
    guard oddities.count > first else { return [] }
    return oddities[first...].map { placed($0, in: start) }
  }

  /// Returns the error with its offset and path within the value that begins at `start` and was just read.
  func placed(_ reason: JSONError, in start: Int) -> JSONError {
    let absolute = self.start + reason.offset
    return JSONError(
      code: reason.code, offset: absolute - start,
      path: JSONPath(to: absolute, in: bytes[start..<position]).description, detail: reason.detail)
  }
}
