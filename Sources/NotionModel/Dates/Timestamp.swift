/// A date or a time in the API's form.
///
/// The API rounds the times of pages, blocks and data sources to the minute. ``text`` is the original, byte
/// for byte.
public struct Timestamp: Sendable, Hashable {
  /// The form of the text, if it is one of the API's usual forms.
  private enum Form: UInt8 {
    /// `2026-06-25`.
    case date
    /// `2026-06-25T10:31:12.643Z`.
    case zulu
    /// `2026-06-25T10:31:12.643+00:00`.
    case offset
    /// `2026-06-25T10:31:12.643`, in a time zone given elsewhere.
    case local
  }

  private enum Storage: Hashable {
    /// Milliseconds since 1970 in local time, and the offset of local time in minutes.
    case usual(Form, milliseconds: Int64, offset: Int16)
    case other(String)
  }

  private let storage: Storage

  /// Creates a timestamp from any text; one that is not an ISO 8601 time has no instant.
  public init(_ text: String) {
    let bytes = Array(text.utf8)
    storage = Self.parse(bytes, bytes.indices) ?? .other(text)
  }

  /// Creates the time `milliseconds` after the start of 1970, in the form that pages use.
  public init(millisecondsSince1970 milliseconds: Int64) {
    storage = .usual(.zulu, milliseconds: milliseconds, offset: 0)
  }

  private init(_ storage: Storage) { self.storage = storage }

  /// The original text of the time.
  public var text: String {
    switch storage {
    case .other(let text): text
    case .usual(let form, let milliseconds, let offset):
      CalendarTime(milliseconds: milliseconds).text(
        hasTime: form != .date,
        suffix: form == .zulu ? .zulu : form == .offset ? .minutes(Int(offset)) : .none)
    }
  }

  /// Whether this is a day without a time.
  public var isDateOnly: Bool { if case .usual(.date, _, _) = storage { true } else { false } }

  /// The instant, in milliseconds since the start of 1970.
  ///
  /// A day counts from its midnight in UTC, and a time without an offset as UTC; `nil` if the text is not a
  /// time.
  public var millisecondsSince1970: Int64? {
    switch storage {
    case .usual(_, let milliseconds, let offset): milliseconds - Int64(offset) * 60_000
    case .other(let text): ISO8601.milliseconds(text)
    }
  }

  /// The instant, in whole seconds since the start of 1970.
  public var secondsSince1970: Int64? { millisecondsSince1970.map { Self.floor($0, 1_000) } }

  /// The instant, in whole minutes since the start of 1970.
  public var minutesSince1970: Int64? { millisecondsSince1970.map { Self.floor($0, 60_000) } }

  /// The local time, without regard to an offset; `nil` if the text is not a time.
  public var calendarTime: CalendarTime? {
    switch storage {
    case .usual(_, let milliseconds, _): CalendarTime(milliseconds: milliseconds)
    case .other(let text): ISO8601.shownMilliseconds(text).map(CalendarTime.init(milliseconds:))
    }
  }

  private static func floor(_ value: Int64, _ unit: Int64) -> Int64 {
    value / unit - (value % unit < 0 ? 1 : 0)
  }

  /// Packs the forms that the API uses; returns `nil` for any other form.
  private static func parse(_ bytes: [UInt8], _ range: Range<Int>) -> Storage? {
    var digits = ISO8601.Digits(bytes, range)
    guard let day = digits.day() else { return nil }
    if digits.isAtEnd { return .usual(.date, milliseconds: day, offset: 0) }
    guard digits.skip(UInt8(ascii: "T")), let time = digits.time(), digits.skip(Byte.dot),
      let fraction = digits.number(3)
    else { return nil }
    let milliseconds = day + time + Int64(fraction)
    if digits.isAtEnd { return .usual(.local, milliseconds: milliseconds, offset: 0) }
    if digits.skip(UInt8(ascii: "Z")) {
      return digits.isAtEnd ? .usual(.zulu, milliseconds: milliseconds, offset: 0) : nil
    }
    guard let offset = digits.offset(), digits.isAtEnd else { return nil }
    return .usual(.offset, milliseconds: milliseconds, offset: Int16(offset))
  }
}

extension Timestamp: CustomStringConvertible {
  /// The original text of the time.
  public var description: String { text }
}

extension Timestamp: JSONDecodable {
  /// Reads a time.
  public init(from reader: inout JSONReader) throws(JSONError) {
    guard reader.isNext(Byte.quote) else { throw try reader.wrongType(.string) }
    let name = try reader.skipString()
    if !name.escaped, let storage = Self.parse(reader.bytes, name.range) {
      self.init(storage)
    } else {
      self.init(try reader.text(name))
    }
  }
}

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
