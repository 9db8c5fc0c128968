/// The result of a formula.
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
