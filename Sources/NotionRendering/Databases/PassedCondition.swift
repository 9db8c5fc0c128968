/// A part of a view that an export does not apply as Notion does: it depends on the day or on the reader, or it is
/// not known.
package struct PassedCondition: Sendable, Hashable {
  /// The part of the view that it belongs to.
  package enum Part: Sendable, Hashable {
    /// The filter, or a quick filter.
    case filter
    /// The order of the rows.
    case sort
    /// The groups.
    case group
  }

  /// Why it is not applied.
  package enum Reason: Sendable, Hashable {
    /// It depends on the day, as `past week` does.
    case day(String)
    /// It depends on who looks.
    case person
    /// It is of a kind that is not known here.
    case unknown
    /// The data source has no such property.
    case missing
    /// The API does not give the value of some rows.
    case untold
  }

  /// The part of the view.
  let part: Part
  /// The property or the time that it is about, as the view names it.
  let property: String?
  /// Why it is not applied.
  package let reason: Reason

  init(_ part: Part = .filter, property: String?, _ reason: Reason) {
    self.part = part
    self.property = property
    self.reason = reason
  }

  /// Whether it may be decided neither way, rather than being left aside on purpose.
  var isUndecided: Bool {
    switch reason {
    case .day, .person: false
    case .unknown, .missing, .untold: true
    }
  }
}
