/// The completeness of a list.
///
/// Queries stop at 10,000 rows with `has_more: false`; only this status reveals that there were more.
public struct RequestStatus: Sendable, Hashable {
  /// `complete` or `incomplete`.
  public let type: String
  /// The reason why it is incomplete, such as `query_result_limit_reached`.
  public let incompleteReason: String?

  /// Whether results are missing.
  public var isIncomplete: Bool { type == "incomplete" }
}

extension RequestStatus: JSONDecodable {
  private enum Key: String, CaseIterable { case type, incompleteReason = "incomplete_reason" }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a status.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var type: String?
    var incompleteReason: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .type: type = try reader.readString()
      case .incompleteReason: incompleteReason = try reader.readTolerantly()
      }
    }
    self.type = try reader.require(type, "type", at: start)
    self.incompleteReason = incompleteReason
  }
}
