/// A date, a time, or a span of either.
public struct DateValue: Sendable, Hashable {
  /// The date or time, or the beginning of the span.
  public var start: Timestamp
  /// The end of the span, inclusive.
  public var end: Timestamp?
  /// The IANA name of the time zone of `start` and `end`, which have no offset then.
  public var timeZone: String?

  /// Creates a date.
  public init(start: Timestamp, end: Timestamp? = nil, timeZone: String? = nil) {
    self.start = start
    self.end = end
    self.timeZone = timeZone
  }
}

extension DateValue: JSONDecodable {
  private enum Key: String, CaseIterable { case start, end, timeZone = "time_zone" }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a date.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let position = reader.position
    var start: Timestamp?
    var end: Timestamp?
    var timeZone: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .start: start = try Timestamp?(from: &reader)
      case .end: end = try Timestamp?(from: &reader)
      case .timeZone: timeZone = try String?(from: &reader)
      }
    }
    self.init(start: try reader.require(start, "start", at: position), end: end, timeZone: timeZone)
  }
}
