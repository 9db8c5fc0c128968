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

/// A hash table of a type's keys, with lookup by bytes that creates no string.
///
/// A typed object declares its keys as an enum and keeps one table:
///
/// ```swift
/// private enum Key: String, CaseIterable { case id, createdTime = "created_time" }
/// private static let keys = JSONKeyTable<Key>()
/// ```
public struct JSONKeyTable<Key: Sendable>: Sendable {
  /// A slot of the table; free if `count` is negative.
  private struct Slot: Sendable {
    var first: UInt64 = 0
    var last: UInt64 = 0
    var count: Int32 = -1
    var index: Int32 = 0
  }

  private let slots: [Slot]
  private let keys: [Key]
  private let spellings: [[UInt8]]

  /// Builds the table of an enum's cases.
  public init() where Key: CaseIterable & RawRepresentable<String> {
    self.init(Key.allCases.map { ($0.rawValue, $0) })
  }

  /// Creates a table of keys and their values, large enough that a lookup rarely needs a second probe.
  package init(_ entries: some Collection<(String, Key)>) {
    var capacity = 8
    while capacity < entries.count * 4 { capacity *= 2 }
    var slots = [Slot](repeating: Slot(), count: capacity)
    keys = entries.map(\.1)
    spellings = entries.map { Array($0.0.utf8) }
    for (index, spelling) in spellings.enumerated() {
      let name = JSONName(spelling)
      var bucket = Self.hash(name) & (capacity - 1)
      while slots[bucket].count >= 0 { bucket = (bucket + 1) & (capacity - 1) }
      slots[bucket] = Slot(
        first: name.first, last: name.last, count: Int32(spelling.count), index: Int32(index))
    }
    self.slots = slots
  }

  /// Returns the key of a text.
  func key(spelled text: String) -> Key? {
    let bytes = Array(text.utf8)
    return key(JSONName(bytes), in: bytes)
  }

  /// Returns the key of a name without escapes.
  func key(_ name: JSONName, in bytes: [UInt8]) -> Key? {
    var bucket = Self.hash(name) & (slots.count - 1)
    while true {
      let slot = slots[bucket]
      if slot.count < 0 { return nil }
      if slot.first == name.first, slot.last == name.last, Int(slot.count) == name.count,
        name.count <= 16 || bytes[name.range].elementsEqual(spellings[Int(slot.index)])
      {
        return keys[Int(slot.index)]
      }
      bucket = (bucket + 1) & (slots.count - 1)
    }
  }

  private static func hash(_ name: JSONName) -> Int {
    let mixed =
      (name.first ^ (name.last &* 0x9E37_79B9_7F4A_7C15) ^ UInt64(truncatingIfNeeded: name.count))
      &* 0xD6E8_FEB8_6659_FD93
    return Int(truncatingIfNeeded: mixed >> 40)
  }
}
