/// The verbatim bytes of one JSON value, without surrounding white space.
///
/// A slice made by ``JSONReader`` has been checked against the grammar. It shares the storage of its
/// document; call ``compacted()`` before storing a small slice of a large document.
public struct JSONSlice: Sendable {
  /// The document that contains the value.
  let document: [UInt8]
  /// The range of the value in the document.
  let range: Range<Int>

  /// The bytes of the value, UTF-8.
  public var bytes: ArraySlice<UInt8> { document[range] }

  /// Creates a slice from bytes that are known to be one JSON value, without a check.
  package init(unchecked bytes: ArraySlice<UInt8>) {
    self.init(unchecked: Array(bytes))
  }

  /// Creates a slice from bytes that are known to be one JSON value, without a check.
  package init(unchecked document: [UInt8]) {
    self.init(unchecked: document, document.indices)
  }

  /// Creates a slice from a part of a document that is known to be one JSON value, without a check.
  package init(unchecked document: [UInt8], _ range: Range<Int>) {
    self.document = document
    self.range = range
  }

  /// Creates a slice after checking that `bytes` is one JSON value, with optional white space around it.
  ///
  /// - Throws: ``JSONError`` if the grammar is violated.
  public init(validating bytes: [UInt8], options: JSONReader.Options = .init()) throws(JSONError) {
    var reader = JSONReader(bytes, options: options)
    self = try reader.readSlice()
    try reader.finish()
  }

  /// The number of bytes.
  public var count: Int { range.count }

  /// Returns a copy in its own storage, which does not keep the rest of the document alive.
  public func compacted() -> JSONSlice { JSONSlice(unchecked: bytes) }

  /// The value's text.
  public var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Decodes the value; a lone surrogate becomes U+FFFD.
  ///
  /// - Throws: ``JSONError`` if the value does not have the shape that `type` expects.
  public func decode<Value: JSONDecodable>(_ type: Value.Type = Value.self) throws(JSONError) -> Value {
    var reader = JSONReader(self, options: .init(loneSurrogates: .replace))
    return try Value(from: &reader)
  }
}

extension JSONSlice: Hashable {
  /// Returns whether two values have the same bytes.
  public static func == (left: JSONSlice, right: JSONSlice) -> Bool { left.bytes == right.bytes }

  /// Hashes the bytes.
  public func hash(into hasher: inout Hasher) { hasher.combine(bytes) }
}

extension JSONSlice: CustomStringConvertible {
  /// The value's text.
  public var description: String { text }
}
