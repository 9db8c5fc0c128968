/// A type that ``JSONReader`` decodes.
public protocol JSONDecodable: Sendable {
  /// Reads exactly one value.
  ///
  /// - Throws: ``JSONError`` for invalid JSON or a shape that this type does not accept.
  init(from reader: inout JSONReader) throws(JSONError)
}

extension JSONDecodable {
  /// Reads a whole document; a lone surrogate becomes U+FFFD, as Notion may truncate texts inside a pair.
  ///
  /// - Throws: ``JSONError`` for invalid JSON, for a shape that this type does not accept, or for bytes after
  ///   the value.
  public init(
    json bytes: [UInt8], options: JSONReader.Options = .init(loneSurrogates: .replace)
  ) throws(JSONError) {
    var reader = JSONReader(bytes, options: options)
    try self.init(from: &reader)
    try reader.finish()
  }
}

extension Array: JSONDecodable where Element: JSONDecodable {
  /// Reads an array.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self = []
    try reader.readArray { (reader) throws(JSONError) in
      self.append(try Element(from: &reader))
    }
  }
}

extension Optional: JSONDecodable where Wrapped: JSONDecodable {
  /// Reads a value, or `null` as `nil`.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self = try reader.readNull() ? nil : Wrapped(from: &reader)
  }
}

extension String: JSONDecodable {
  /// Reads a string.
  public init(from reader: inout JSONReader) throws(JSONError) { self = try reader.readString() }
}

extension Bool: JSONDecodable {
  /// Reads `true` or `false`.
  public init(from reader: inout JSONReader) throws(JSONError) { self = try reader.readBool() }
}

extension Int: JSONDecodable {
  /// Reads a number that is written as an integer.
  public init(from reader: inout JSONReader) throws(JSONError) { self = try reader.readInt() }
}

extension JSONSlice: JSONDecodable {
  /// Reads any value as its bytes.
  public init(from reader: inout JSONReader) throws(JSONError) { self = try reader.readSlice() }
}
