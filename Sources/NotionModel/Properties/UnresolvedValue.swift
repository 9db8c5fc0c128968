/// The reason why the value of a property is not known: the API gives none, or only a part of it.
///
/// Such a value is not an empty one: whether it fulfils a condition, and its order among others, are undecided.
public enum UnresolvedValue: Sendable, Hashable {
  /// The API does not calculate it.
  case unsupported
  /// The API calculated it from a part of the references, or it could not be read to its end.
  case incomplete
  /// A kind of value that this version does not know.
  case unknown(type: String)
}

extension PropertyValue {
  /// Why the value is not known, or not all of it; `nil` where it is, also where it is empty.
  public var unresolved: UnresolvedValue? { hasMore ? .incomplete : content.unresolved }
}

extension PropertyContent {
  /// Why the value is not known; `nil` where it is, also where it is empty.
  ///
  /// A list of values is as little known as the first of them that is not.
  public var unresolved: UnresolvedValue? {
    switch self {
    case .formula(let value): value.unresolved
    case .rollup(let rollup): rollup.unresolved
    case .unknown(let content): content.isEmptyValue ? nil : .unknown(type: content.type)
    case .title, .richText, .people, .relation, .number, .select, .multiSelect, .status, .date, .files,
      .checkbox, .url, .email, .phoneNumber, .createdTime, .createdBy, .lastEditedTime, .lastEditedBy,
      .uniqueID, .verification, .button, .place, .location, .lastVisitedTime:
      nil
    }
  }
}

extension FormulaValue {
  /// Why the result is not known; `nil` where it is, also where it is empty.
  public var unresolved: UnresolvedValue? {
    switch self {
    case .unsupported: .unsupported
    case .unknown(let content): UnresolvedValue(content)
    case .string, .number, .boolean, .date: nil
    }
  }
}

extension RollupValue {
  /// Why the result is not known; `nil` where it is, also where it is empty.
  public var unresolved: UnresolvedValue? {
    switch result {
    case .unsupported: .unsupported
    case .incomplete: .incomplete
    case .unknown(let content): UnresolvedValue(content)
    case .array(let values): values.lazy.compactMap(\.unresolved).first
    case .number, .date: nil
    }
  }
}

extension UnresolvedValue {
  fileprivate init(_ content: UnknownContent) {
    self =
      switch content.type {
      case "incomplete": .incomplete
      case "unsupported": .unsupported
      default: .unknown(type: content.type)
      }
  }
}

extension UnknownContent {
  /// Whether the value under the type's name is empty.
  fileprivate var isEmptyValue: Bool {
    guard let value = try? json.decode(JSONValue.self) else { return false }
    switch value[type] {
    case nil, .null, [], [:], "": return true
    default: return false
    }
  }
}
