/// The answer to whether a row fulfils a condition of a view's filter.
enum FilterVerdict: Sendable, Hashable {
  case holds
  case fails
  /// The condition depends on the day or on the reader, so that it is not applied.
  case notApplied
  /// It cannot be decided: the condition is not known, or the API does not give the value.
  case undecided

  init(_ holds: Bool) { self = holds ? .holds : .fails }

  /// The opposite; an open verdict stays open.
  var negated: FilterVerdict {
    switch self {
    case .holds: .fails
    case .fails: .holds
    case .notApplied, .undecided: self
    }
  }

  /// The verdict on conditions that must all hold; `holds` where there are none.
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

  /// The verdict on conditions of which one must hold; `fails` where there are none.
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
