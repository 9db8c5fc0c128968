/// One sort criterion of a view's rows.
public struct ViewSort: Sendable, Hashable {
  /// The value that is compared.
  public enum Criterion: Sendable, Hashable {
    /// A property, by its name or id.
    case property(String)
    /// `created_time` or `last_edited_time`.
    case timestamp(String)
  }

  /// The value that is compared.
  public let criterion: Criterion
  /// Whether the order is ascending.
  public let isAscending: Bool
}

extension ViewSort: JSONDecodable {
  private enum Key: String, CaseIterable { case property, timestamp, direction }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a criterion.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var criterion: Criterion?
    var direction: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .property: criterion = .property(try reader.readString())
      case .timestamp: criterion = .timestamp(try reader.readString())
      case .direction: direction = try String?(from: &reader)
      }
    }
    self.criterion = try reader.require(criterion, "property", at: start)
    isAscending = direction != "descending"
  }
}
