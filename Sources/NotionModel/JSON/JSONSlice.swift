/// A JSON value exactly as it was spelled, one complete value without surrounding white space.
///
/// A slice made by ``JSONReader`` has been checked against the grammar. It shares the storage of the
/// document it was cut from; call ``compacted()`` before keeping a small slice of a large document.
public struct JSONSlice: Sendable, Hashable {
  /// The bytes of the value, UTF-8.
  public let bytes: ArraySlice<UInt8>

  /// Takes bytes that are known to be one JSON value; nothing is checked.
  package init(unchecked bytes: ArraySlice<UInt8>) {
    self.bytes = bytes
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
  public var count: Int { bytes.count }

  /// A copy in storage of its own, which keeps nothing else of the document alive.
  public func compacted() -> JSONSlice { JSONSlice(unchecked: ArraySlice(Array(bytes))) }

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

extension JSONSlice: CustomStringConvertible {
  public var description: String { text }
}
