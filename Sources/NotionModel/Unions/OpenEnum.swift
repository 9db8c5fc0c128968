/// A name from a list that Notion may extend: the known names are cases, any other is `.unknown`.
///
/// ```swift
/// public enum ListFormat: OpenEnum {
///   case numbers, letters
///   case unknown(String)
///
///   public static let names: NameTable<ListFormat> = ["numbers": .numbers, "letters": .letters]
///   public var unknownName: String? { if case .unknown(let name) = self { name } else { nil } }
/// }
/// ```
public protocol OpenEnum: JSONDecodable, Hashable, CustomStringConvertible {
  /// The known names and their cases.
  static var names: NameTable<Self> { get }
  /// Creates a value without a case from its name.
  static func unknown(_ name: String) -> Self
  /// The name of a value without a case, or `nil`.
  var unknownName: String? { get }
}

extension OpenEnum {
  /// Creates a value from the name in the API.
  public init(name: String) { self = Self.names.bytes.key(spelled: name) ?? .unknown(name) }

  /// The name in the API.
  public var name: String { Self.names.spellings[self] ?? unknownName ?? "" }

  /// The name in the API.
  public var description: String { name }

  /// Reads the name from JSON.
  public init(from reader: inout JSONReader) throws(JSONError) {
    if let known = try reader.readName(in: Self.names.bytes) {
      self = known
    } else {
      self = .unknown(try reader.readString())
    }
  }
}

/// The names of an ``OpenEnum`` and the case of each.
public struct NameTable<Value: Hashable & Sendable>: Sendable, ExpressibleByDictionaryLiteral {
  let bytes: JSONKeyTable<Value>
  let spellings: [Value: String]
  /// The names and their cases, in order; a case may have an older name further down.
  public let entries: [(name: String, value: Value)]

  /// Creates a table of names and their cases.
  public init(dictionaryLiteral names: (String, Value)...) {
    bytes = JSONKeyTable(names)
    spellings = Dictionary(names.map { ($1, $0) }) { first, _ in first }
    entries = names.map { (name: $0, value: $1) }
  }
}

extension JSONReader {
  /// Consumes a string of the table; leaves any other value unread.
  mutating func readName<Value>(in table: JSONKeyTable<Value>) throws(JSONError) -> Value? {
    guard isNext(Byte.quote) else { return nil }
    let start = position
    if let value = try key(readName(), in: table) { return value }
    position = start
    return nil
  }
}
