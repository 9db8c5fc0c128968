/// The result of a formula.
@nonexhaustive
public enum FormulaValue: Sendable, Hashable {
  /// A text.
  case string(String?)
  /// A number, with its original text.
  case number(JSONNumber?)
  /// A boolean.
  case boolean(Bool?)
  /// A date or span.
  case date(DateValue?)
  /// A result that the API cannot return.
  case unsupported
  /// An unknown kind of result.
  indirect case unknown(UnknownContent)
}

extension FormulaValue: JSONDecodable {
  private enum Tag: String, CaseIterable { case string, number, boolean, date, unsupported }
  private static let table = TaggedKeys<Tag, NoSibling>()

  /// Reads a result.
  public init(from reader: inout JSONReader) throws(JSONError) {
    let value = try reader.readTagged(Self.table) { _, _ in
    } payload: { (reader, tag) throws(JSONError) -> FormulaValue in
      switch tag {
      case .string: return .string(try String?(from: &reader))
      case .number: return .number(try JSONNumber?(from: &reader))
      case .boolean: return .boolean(try Bool?(from: &reader))
      case .date: return .date(try DateValue?(from: &reader))
      case .unsupported:
        if try !reader.readNull() { try reader.readEmptyObject() }
        return .unsupported
      }
    }
    switch value {
    case .known(let value): self = value
    case .unknown(let content): self = .unknown(content)
    }
  }
}

/// The result of a rollup.
public struct RollupValue: Sendable, Hashable {
  /// The kinds of result.
  @nonexhaustive
  public enum Result: Sendable, Hashable {
    /// A number, with its original text.
    case number(JSONNumber?)
    /// A date or span.
    case date(DateValue?)
    /// The collected values themselves.
    case array([PropertyContent])
    /// A result that the API cannot return.
    case unsupported
    /// A result that only the last page of the property's list contains.
    case incomplete
    /// An unknown kind of result.
    indirect case unknown(UnknownContent)
  }

  /// The result.
  public let result: Result
  /// The function that was applied to the values.
  public let function: RollupFunction?
}

extension RollupValue: JSONDecodable {
  private enum Tag: String, CaseIterable { case number, date, array, unsupported, incomplete }
  private enum Sibling: String, CaseIterable { case function }
  private static let table = TaggedKeys<Tag, Sibling>()

  /// Reads a result.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var function: RollupFunction?
    let result = try reader.readTagged(Self.table) { (reader, _) throws(JSONError) in
      function = try RollupFunction?(from: &reader)
    } payload: { (reader, tag) throws(JSONError) -> Result in
      switch tag {
      case .number: return .number(try JSONNumber?(from: &reader))
      case .date: return .date(try DateValue?(from: &reader))
      case .array: return .array(try [PropertyContent](from: &reader))
      case .unsupported, .incomplete:
        if try !reader.readNull() { try reader.readEmptyObject() }
        return tag == .unsupported ? .unsupported : .incomplete
      }
    }
    switch result {
    case .known(let result): self.result = result
    case .unknown(let content): self.result = .unknown(content)
    }
    self.function = function
  }
}

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

/// The verification of a page of a wiki.
public struct Verification: Sendable, Hashable {
  /// `verified`, `expired` or `unverified`.
  public let state: String
  /// The start and the end of the verification.
  public let date: DateValue?
  /// The user who verified the page.
  public let verifiedBy: User?
}

extension Verification: JSONDecodable {
  private enum Key: String, CaseIterable { case state, date, verifiedBy = "verified_by" }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a verification.
  public init(from reader: inout JSONReader) throws(JSONError) {
    reader.skipWhitespace()
    let start = reader.position
    var state: String?
    var date: DateValue?
    var verifiedBy: User?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .state: state = try reader.readString()
      case .date: date = try DateValue?(from: &reader)
      case .verifiedBy: verifiedBy = try User?(from: &reader)
      }
    }
    self.state = try reader.require(state, "state", at: start)
    self.date = date
    self.verifiedBy = verifiedBy
  }
}

/// A geographical place.
public struct Place: Sendable, Hashable {
  /// The latitude in degrees north.
  public let latitude: Double?
  /// The longitude in degrees east.
  public let longitude: Double?
  /// The name.
  public let name: String?
  /// The address.
  public let address: String?
  /// The id of the place at AWS, if it is from there.
  public let awsPlaceID: String?
  /// The id of the place at Google, if it is from there.
  public let googlePlaceID: String?
}

extension Place: JSONDecodable {
  private enum Key: String, CaseIterable {
    case lat, lon, name, address
    case awsPlaceID = "aws_place_id"
    case googlePlaceID = "google_place_id"
  }
  private static let keys = JSONKeyTable<Key>()

  /// Reads a place.
  public init(from reader: inout JSONReader) throws(JSONError) {
    var latitude: Double?
    var longitude: Double?
    var name: String?
    var address: String?
    var awsPlaceID: String?
    var googlePlaceID: String?
    try reader.readObject(keys: Self.keys) { (reader, key) throws(JSONError) in
      switch key {
      case .lat: latitude = try JSONNumber?(from: &reader)?.double
      case .lon: longitude = try JSONNumber?(from: &reader)?.double
      case .name: name = try String?(from: &reader)
      case .address: address = try String?(from: &reader)
      case .awsPlaceID: awsPlaceID = try String?(from: &reader)
      case .googlePlaceID: googlePlaceID = try String?(from: &reader)
      }
    }
    self.latitude = latitude
    self.longitude = longitude
    self.name = name
    self.address = address
    self.awsPlaceID = awsPlaceID
    self.googlePlaceID = googlePlaceID
  }
}
