/// The sequence number of a page, such as `TASK-12`.
public struct UniqueID: Sendable, Hashable {
  /// The prefix of the number.
  public let prefix: String?
  /// The number.
  ///
  /// It is clamped to the range of an integer; ``text`` has the original.
  public let number: Int?
  private let spelling: String?

  /// The id as Notion shows it: `TASK-12`, or `12` without a prefix.
  public var text: String? {
    guard let spelling else { return nil }
    return prefix.map { "\($0)-\(spelling)" } ?? spelling
  }
}

extension UniqueID: JSONDecodable {
  private enum Key: String, CaseIterable { case prefix, number }
  private static let keys = JSONKeyTable<Key>()

  /// Reads an id.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var prefix: String?
    var number: JSONNumber?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .prefix: prefix = try String?(from: &reader)
      case .number: number = try JSONNumber?(from: &reader)
      }
    }
    self.prefix = prefix
    self.number = number?.clampedInteger
    spelling = number?.text
  }
}
