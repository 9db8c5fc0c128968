/// The result of evaluating a condition of a view's filter for a row.
enum FilterVerdict: Sendable, Hashable {
  case holds
  case fails
  /// The condition depends on the day or on the reader, so it is not applied.
  case notApplied
  /// It cannot be decided: the condition is unknown, or the API omits the value.
  case undecided

  init(_ holds: Bool) { self = holds ? .holds : .fails }

  /// The negation; an open verdict stays open.
  var negated: FilterVerdict {
    switch self {
    case .holds: .fails
    case .fails: .holds
    case .notApplied, .undecided: self
    }
  }

  /// Returns the conjunction of verdicts; `holds` without any.
  static func all(_ verdicts: some Sequence<FilterVerdict>) -> FilterVerdict {
    var result = FilterVerdict.holds
    for verdict in verdicts {
      switch verdict {
      case .fails: return .fails
      case .undecided: result = .undecided
      case .notApplied: if result == .holds { result = .notApplied }
      case .holds: break
      }
    }
    return result
  }

  /// Returns the disjunction of verdicts; `fails` without any.
  static func any(_ verdicts: some Sequence<FilterVerdict>) -> FilterVerdict {
    var result = FilterVerdict.fails
    for verdict in verdicts {
      switch verdict {
      case .holds: return .holds
      case .undecided: result = .undecided
      case .notApplied: if result == .fails { result = .notApplied }
      case .fails: break
      }
    }
    return result
  }
}
