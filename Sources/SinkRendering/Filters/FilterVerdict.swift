import NotionModel

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

extension FilterTest {
  /// Returns whether a value satisfies the condition.
  func verdict(on value: FilterValue) -> FilterVerdict {
    switch self {
    case .all(let tests): return .all(tests.map { $0.verdict(on: value) })
    case .not(let test): return test.verdict(on: value).negated
    case .passed: return .notApplied
    case .unknown: return .undecided
    case .empty: return value.isEmpty.map { FilterVerdict($0) } ?? .undecided
    case .quantity(let quantity, let test): return Self.verdict(quantity, test, value)
    case .text, .number, .time, .flag, .options, .names, .verification: break
    }
    switch value {
    case .untold: return .undecided
    case .parts(let parts): return .any(parts.map { verdict(on: $0) })
    default: return holds(for: value).map { FilterVerdict($0) } ?? .undecided
    }
  }

  private static func verdict(
    _ quantity: Quantity, _ test: FilterTest, _ value: FilterValue
  ) -> FilterVerdict {
    let parts: [FilterValue]
    switch value {
    case .untold:
      if case .passed = test { return .notApplied }
      return .undecided
    case .parts(let elements): parts = elements
    case .absent: parts = []
    default: parts = [value]
    }
    let verdicts = parts.map { test.verdict(on: $0) }
    // A condition that is not applied has no verdict on an empty value either.
    if parts.isEmpty {
      switch test.verdict(on: .absent) {
      case .notApplied: return .notApplied
      case .undecided: return .undecided
      case .holds, .fails: break
      }
    }
    return switch quantity {
    case .any: .any(verdicts)
    case .every: .all(verdicts)
    case .none: FilterVerdict.any(verdicts).negated
    }
  }

  /// Returns whether a single value satisfies a condition of its own kind, or `nil` for a value of another
  /// kind.
  private func holds(for value: FilterValue) -> Bool? {
    switch (self, value) {
    // A checkbox that was never checked.
    case (.flag(let wanted), .absent): wanted.contains(false)
    case (.verification(let wanted), .absent): wanted.contains("unverified")
    case (_, .absent): false
    case (.text(let comparison, let wanted), .text(let text)):
      wanted.contains { Self.holds(comparison, text.lowercased(), $0) }
    case (.number(let comparison, let wanted), .number(let number)):
      wanted.contains { Self.holds(comparison, number, $0) }
    case (.flag(let wanted), .flag(let flag)): wanted.contains(flag)
    case (.options(let wanted), .options(let options)):
      options.contains { option in wanted.contains { $0.matches(option) } }
    case (.options(let wanted), .text(let text)):
      wanted.contains { matcher in
        switch matcher {
        case .option(_, let name): name == text
        case .name(let folded): folded == text.lowercased()
        }
      }
    case (.names(let wanted), .names(let names)):
      wanted.contains { wanted in
        let compact = ObjectID(wanted)?.compactText
        return names.contains { $0 == wanted || $0 == compact }
      }
    case (.time(let comparison, let wanted), .time(let time)): Self.holds(comparison, time, wanted)
    case (.verification(let wanted), .verification(let state)): wanted.contains(state)
    default: nil
    }
  }

  private static func holds(_ comparison: TextComparison, _ text: String, _ wanted: String) -> Bool {
    switch comparison {
    case .equal: text == wanted
    case .containing: text.contains(wanted)
    case .beginning: text.hasPrefix(wanted)
    case .ending: text.hasSuffix(wanted)
    }
  }

  private static func holds<Value: Comparable>(
    _ comparison: Comparison, _ value: Value, _ wanted: Value
  ) -> Bool {
    switch comparison {
    case .equal: value == wanted
    case .less: value < wanted
    case .lessOrEqual: value <= wanted
    case .greater: value > wanted
    case .greaterOrEqual: value >= wanted
    }
  }

  /// A day is compared with the day that the value shows, in any time zone.
  private static func holds(_ comparison: Comparison, _ time: Timestamp, _ wanted: [Timestamp]) -> Bool? {
    for wanted in wanted {
      let order: (Int64, Int64)
      if wanted.isDateOnly || time.isDateOnly {
        let days = (Timestamp(String(time.text.prefix(10))), Timestamp(String(wanted.text.prefix(10))))
        guard let first = days.0.millisecondsSince1970, let second = days.1.millisecondsSince1970 else {
          return nil
        }
        order = (first, second)
      } else {
        guard let first = time.minutesSince1970, let second = wanted.minutesSince1970 else { return nil }
        order = (Int64(first), Int64(second))
      }
      if holds(comparison, order.0, order.1) { return true }
    }
    return false
  }
}
