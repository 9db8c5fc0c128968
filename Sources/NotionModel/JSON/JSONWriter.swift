/// Writes compact JSON into a buffer that the caller may drain between calls.
///
/// It inserts commas and colons; it does not check that keys and values alternate, as that depends on code,
/// not on data. Strings are escaped like by `JSON.stringify`.
public struct JSONWriter: Sendable {
  /// The bytes since the last ``drain()``.
  public private(set) var bytes: [UInt8] = []
  private var needsComma = false

  /// Creates an empty writer.
  public init() {}

  /// Returns the bytes written so far, and clears the buffer.
  public mutating func drain() -> [UInt8] {
    defer { bytes.removeAll(keepingCapacity: true) }
    return bytes
  }

  /// Writes `{`, the members that `members` writes, and `}`.
  public mutating func object<Failure: Error>(
    _ members: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    beginObject()
    try members(&self)
    endObject()
  }

  /// Writes `[`, the elements that `elements` writes, and `]`.
  public mutating func array<Failure: Error>(
    _ elements: (inout JSONWriter) throws(Failure) -> Void
  ) throws(Failure) {
    beginArray()
    try elements(&self)
    endArray()
  }

  /// Opens an object; for writers that drain inside it.
  public mutating func beginObject() { begin(Byte.openBrace) }
  /// Closes the innermost object.
  public mutating func endObject() { end(Byte.closeBrace) }
  /// Opens an array; for writers that drain inside it.
  public mutating func beginArray() { begin(Byte.openBracket) }
  /// Closes the innermost array.
  public mutating func endArray() { end(Byte.closeBracket) }

  /// Writes a key and its colon.
  public mutating func key(_ key: String) {
    separate()
    appendString(key)
    bytes.append(Byte.colon)
    needsComma = false
  }

  /// Writes a string.
  public mutating func value(_ string: String) {
    separate()
    appendString(string)
    needsComma = true
  }

  /// Writes a string, or `null`.
  public mutating func value(_ string: String?) {
    if let string { value(string) } else { null() }
  }

  /// Writes an integer.
  public mutating func value(_ integer: Int) { literal(String(integer)) }

  /// Writes a boolean.
  public mutating func value(_ bool: Bool) { literal(bool ? "true" : "false") }

  /// Writes a number with its text.
  public mutating func value(_ number: JSONNumber) { literal(number.text) }

  /// Writes `null`.
  public mutating func null() { literal("null") }

  /// Writes a value's own bytes.
  public mutating func value(_ slice: JSONSlice) {
    separate()
    bytes.append(contentsOf: slice.bytes)
    needsComma = true
  }

  /// Writes a tree.
  public mutating func value(_ value: JSONValue) {
    switch value {
    case .null: null()
    case .bool(let bool): self.value(bool)
    case .number(let number): self.value(number)
    case .string(let string): self.value(string)
    case .array(let elements):
      beginArray()
      for element in elements { self.value(element) }
      endArray()
    case .object(let object):
      beginObject()
      for member in object.members {
        key(member.key)
        self.value(member.value)
      }
      endObject()
    }
  }

  /// Begins a line with the next key or element, for readable diffs.
  ///
  /// The comma before it, if there is one, ends the line; so do not call this before a closing bracket.
  public mutating func lineBreak() {
    separate()
    needsComma = false
    bytes.append(0x0A)
  }

  private mutating func begin(_ byte: UInt8) {
    separate()
    bytes.append(byte)
    needsComma = false
  }

  private mutating func end(_ byte: UInt8) {
    bytes.append(byte)
    needsComma = true
  }

  private mutating func literal(_ text: String) {
    separate()
    bytes.append(contentsOf: text.utf8)
    needsComma = true
  }

  private mutating func separate() {
    if needsComma { bytes.append(Byte.comma) }
  }

  private mutating func appendString(_ string: String) {
    bytes.append(Byte.quote)
    let start = bytes.count
    // As a whole, as hardly any string needs an escape, and appending single bytes is slow.
    bytes.append(contentsOf: string.utf8)
    if let first = bytes[start...].firstIndex(where: Self.needsEscape) { escape(from: first) }
    bytes.append(Byte.quote)
  }

  private static func needsEscape(_ byte: UInt8) -> Bool {
    byte < 0x20 || byte == Byte.quote || byte == Byte.backslash
  }

  /// Escapes the bytes since `start`.
  private mutating func escape(from start: Int) {
    let text = Array(bytes[start...])
    bytes.removeSubrange(start...)
    for byte in text {
      switch byte {
      case Byte.quote, Byte.backslash: bytes.append(contentsOf: [Byte.backslash, byte])
      case 0x08: bytes.append(contentsOf: [Byte.backslash, UInt8(ascii: "b")])
      case 0x09: bytes.append(contentsOf: [Byte.backslash, Byte.t])
      case 0x0A: bytes.append(contentsOf: [Byte.backslash, Byte.n])
      case 0x0C: bytes.append(contentsOf: [Byte.backslash, Byte.f])
      case 0x0D: bytes.append(contentsOf: [Byte.backslash, UInt8(ascii: "r")])
      case 0..<0x20: bytes.append(contentsOf: Self.unicodeEscape(byte))
      default: bytes.append(byte)
      }
    }
  }

  private static func unicodeEscape(_ byte: UInt8) -> [UInt8] {
    let digits = Array("0123456789abcdef".utf8)
    return Array("\\u00".utf8) + [digits[Int(byte >> 4)], digits[Int(byte & 0xF)]]
  }
}

extension JSONValue {
  /// The value's compact JSON.
  public var serialized: [UInt8] {
    var writer = JSONWriter()
    writer.value(self)
    return writer.bytes
  }
}
