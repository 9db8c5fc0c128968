/// The reason why the value of a property is unknown: the API returns none, or only a part of it.
///
/// Such a value is not empty: whether it satisfies a condition, and its order among others, are undecided.
@nonexhaustive
public enum UnresolvedValue: Sendable, Hashable {
  /// The API does not calculate it.
  case unsupported
  /// The API calculated it from a part of the references, or it could not be read completely.
  case incomplete
  /// An unknown kind of value.
  case unknown(type: String)
}

extension PropertyValue {
  /// The reason why the value, or a part of it, is unknown; `nil` for a known or empty value.
  public var unresolved: UnresolvedValue? { hasMore ? .incomplete : content.unresolved }
}

extension PropertyContent {
  /// The reason why the value is unknown; `nil` for a known or empty value.
  ///
  /// For a list it is that of the first unknown element.
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
  /// The reason why the result is unknown; `nil` for a known or empty result.
  public var unresolved: UnresolvedValue? {
    switch self {
    case .unsupported: .unsupported
    case .unknown(let content): UnresolvedValue(content)
    case .string, .number, .boolean, .date: nil
    }
  }
}

extension RollupValue {
  /// The reason why the result is unknown; `nil` for a known or empty result.
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
  /// Whether the value of the type's key is empty.
  fileprivate var isEmptyValue: Bool {
    guard let value = try? json.decode(JSONValue.self) else { return false }
    switch value[type] {
    case nil, .null, [], [:], "": return true
    default: return false
    }
  }
}
