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
