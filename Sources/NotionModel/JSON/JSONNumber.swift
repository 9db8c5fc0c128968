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
