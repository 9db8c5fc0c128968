/// A JSON value exactly as it was spelled, one complete value without surrounding white space.
///
/// A slice made by ``JSONReader`` has been checked against the grammar. It shares the storage of the
/// document it was cut from; call ``compacted()`` before keeping a small slice of a large document.
public struct JSONSlice: Sendable {
  /// The document that the value was cut out of.
  let document: [UInt8]
  /// Where the value stands in it.
  let range: Range<Int>

  /// The bytes of the value, UTF-8.
  public var bytes: ArraySlice<UInt8> { document[range] }

  /// Takes bytes that are known to be one JSON value; nothing is checked.
  package init(unchecked bytes: ArraySlice<UInt8>) {
    self.init(unchecked: Array(bytes))
  }

  /// Takes bytes that are known to be one JSON value; nothing is checked.
  package init(unchecked document: [UInt8]) {
    self.init(unchecked: document, document.indices)
  }

  /// Takes the part of a document that is known to be one JSON value; nothing is checked.
  package init(unchecked document: [UInt8], _ range: Range<Int>) {
    self.document = document
    self.range = range
  }

  /// Checks that `bytes` is one JSON value, with white space around it allowed, and keeps that value.
  ///
  /// - Throws: ``JSONError`` where the grammar is violated.
  public init(validating bytes: [UInt8], options: JSONReader.Options = .init()) throws(JSONError) {
    var reader = JSONReader(bytes, options: options)
    self = try reader.readSlice()
    try reader.finish()
  }

  /// The number of bytes.
  public var count: Int { range.count }

  /// A copy in storage of its own, which keeps nothing else of the document alive.
  public func compacted() -> JSONSlice { JSONSlice(unchecked: bytes) }

  /// The value's text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Decodes the value; a lone surrogate becomes U+FFFD.
  ///
  /// - Throws: ``JSONError`` where the value does not have the shape that `type` expects.
  public func decode<Value: JSONDecodable>(_ type: Value.Type = Value.self) throws(JSONError) -> Value {
    var reader = JSONReader(self, options: .init(loneSurrogates: .replace))
    return try Value(from: &reader)
  }
}

extension JSONSlice: Hashable {
  /// Whether two values are spelled the same.
  public static func == (left: JSONSlice, right: JSONSlice) -> Bool { left.bytes == right.bytes }

  /// Hashes the spelling.
  public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

extension JSONSlice: CustomStringConvertible {
  /// The value's text.
  public var description: String { text }
}
