/// The result of a rollup.
public struct RollupValue: Sendable, Hashable {
  /// The kinds of result.
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
