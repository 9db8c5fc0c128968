/// Any JSON value as a tree, for values without a typed object.
public indirect enum JSONValue: Sendable, Hashable {
  case null
  case bool(Bool)
  case number(JSONNumber)
  case string(String)
  case array([JSONValue])
  case object(JSONObject)

  /// The member of an object, or `nil` for another value or a missing member.
  public subscript(key: String) -> JSONValue? {
    if case .object(let object) = self { object[key] } else { nil }
  }

  /// The text of a string.
  public var string: String? { if case .string(let string) = self { string } else { nil } }

  /// The elements of an array.
  public var array: [JSONValue]? { if case .array(let array) = self { array } else { nil } }

  /// The members of an object.
  public var object: JSONObject? { if case .object(let object) = self { object } else { nil } }

  /// The value of a boolean.
  public var bool: Bool? { if case .bool(let bool) = self { bool } else { nil } }

  /// The value of a number that is written as an integer.
  public var integer: Int? { if case .number(let number) = self { number.integer } else { nil } }
}

extension JSONValue: JSONDecodable {
  /// Reads any value.
  public init(from reader: inout JSONReader) throws(JSONError) {
    switch try reader.peekKind() {
    case .null:
      _ = try reader.readNull()
      self = .null
    case .bool: self = .bool(try reader.readBool())
    case .number: self = .number(try reader.readNumber())
    case .string: self = .string(try reader.readString())
    case .array: self = .array(try [JSONValue](from: &reader))
    case .object: self = .object(try JSONObject(from: &reader))
    }
  }
}

extension JSONValue: ExpressibleByNilLiteral, ExpressibleByBooleanLiteral, ExpressibleByIntegerLiteral,
  ExpressibleByStringLiteral, ExpressibleByStringInterpolation, ExpressibleByArrayLiteral,
  ExpressibleByDictionaryLiteral
{
  /// Creates `null`.
  public init(nilLiteral: ()) { self = .null }
  /// Creates a boolean.
  public init(booleanLiteral value: Bool) { self = .bool(value) }
  /// Creates a number.
  public init(integerLiteral value: Int) { self = .number(JSONNumber(value)) }
  /// Creates a string.
  public init(stringLiteral value: String) { self = .string(value) }
  /// Creates an array.
  public init(arrayLiteral elements: JSONValue...) { self = .array(elements) }
  /// Creates an object; of duplicate keys the last value wins.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self = .object(JSONObject(elements)) }
}
