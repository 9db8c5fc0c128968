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

/// The members of a JSON object, in the order of their first appearance; of duplicate keys the last wins.
public struct JSONObject: Sendable {
  /// The keys and values, in order.
  public private(set) var members: [(key: String, value: JSONValue)] = []

  /// The position of each key; present only if a linear search would be slower.
  private var index: [String: Int] = [:]
  private static let indexThreshold = 16

  /// Creates an object without members.
  public init() {}

  /// Creates an object of `members`; of duplicate keys the last value wins.
  public init(_ members: some Sequence<(String, JSONValue)>) {
    for (key, value) in members { self[key] = value }
  }

  /// The value of a key; setting `nil` removes the member, setting a new key appends it.
  public subscript(key: String) -> JSONValue? {
    get { position(of: key).map { members[$0].value } }
    set {
      switch (position(of: key), newValue) {
      case (let position?, let value?): members[position].value = value
      case (nil, let value?): append(key, value)
      case (let position?, nil):
        members.remove(at: position)
        rebuildIndex()
      case (nil, nil): break
      }
    }
  }

  /// The keys, in order.
  public var keys: [String] { members.map(\.key) }

  private func position(of key: String) -> Int? {
    members.count > Self.indexThreshold ? index[key] : members.firstIndex { $0.key == key }
  }

  private mutating func append(_ key: String, _ value: JSONValue) {
    members.append((key, value))
    if members.count == Self.indexThreshold + 1 {
      rebuildIndex()
    } else if members.count > Self.indexThreshold {
      index[key] = members.count - 1
    }
  }

  private mutating func rebuildIndex() {
    index.removeAll()
    guard members.count > Self.indexThreshold else { return }
    for (position, member) in members.enumerated() { index[member.key] = position }
  }
}

extension JSONObject: Hashable {
  /// Returns whether the members are equal and in the same order.
  public static func == (left: JSONObject, right: JSONObject) -> Bool {
    left.members.elementsEqual(right.members) { $0.key == $1.key && $0.value == $1.value }
  }

  /// Hashes the members in their order.
  public func hash(into hasher: inout Hasher) {
    for member in members {
      hasher.combine(member.key)
      hasher.combine(member.value)
    }
  }
}

extension JSONObject: JSONDecodable {
  /// Reads an object.
  public init(from reader: inout JSONReader) throws(JSONError) {
    self.init()
    try reader.readObject { (reader, key) throws(JSONError) in
      self[key] = try JSONValue(from: &reader)
    }
  }
}

extension JSONObject: ExpressibleByDictionaryLiteral {
  /// Creates an object; of duplicate keys the last value wins.
  public init(dictionaryLiteral elements: (String, JSONValue)...) { self.init(elements) }
}

/// A number with its original text: `1`, `1.0` and `1e0` are different values of this type.
public struct JSONNumber: Sendable, Hashable {
  /// The number's text, valid under the JSON grammar.
  public let text: String

  package init(unchecked text: String) { self.text = text }

  /// Creates a number from an integer.
  public init(_ value: Int) { text = String(value) }

  /// Creates a number with the fewest digits that are read back as the same value.
  ///
  /// Returns `nil` for infinities and NaN, which JSON cannot represent.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = value == value.rounded() && value.magnitude < 1e15 ? String(Int64(value)) : "\(value)"
  }

  /// The nearest double; infinite if the number is beyond its range.
  public var double: Double { Double(text) ?? .nan }

  /// The value, if it is written as an integer in range.
  public var integer: Int? { Int(text) }
}

extension JSONNumber: JSONDecodable {
  /// Reads a number.
  public init(from reader: inout JSONReader) throws(JSONError) { self = try reader.readNumber() }
}

extension JSONNumber: CustomStringConvertible {
  /// The number's text.
  public var description: String { text }
}

extension JSONNumber: ExpressibleByIntegerLiteral {
  /// Creates a number from an integer.
  public init(integerLiteral value: Int) { self.init(value) }
}
