/// The number that a page got when it was made, such as `TASK-12`.
public struct UniqueID: Sendable, Hashable {
  /// What stands before the number.
  public let prefix: String?
  /// The number.
  public let number: Int?

  /// The id as Notion shows it: `TASK-12`, or `12` without a prefix.
  public var text: String? {
    guard let number else { return nil }
    return prefix.map { "\($0)-\(number)" } ?? String(number)
  }
}

extension UniqueID: JSONDecodable {
  private enum Key: String, CaseIterable { case prefix, number }
  private static let keys = JSONKeyTable<Key>()

  /// Reads an id.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var prefix: String?
    var number: Int?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .prefix: prefix = try String?(from: &reader)
      case .number: number = try Int?(from: &reader)
      }
    }
    self.prefix = prefix
    self.number = number
  }
}
