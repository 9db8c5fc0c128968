/// A setting of a view that an export does not apply like Notion: it depends on the day or on the reader, or
/// it is unknown.
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

  /// The reason why it is not applied.
  package enum Reason: Sendable, Hashable {
    /// It depends on the day, like `past week`.
    case day(String)
    /// It depends on the reader.
    case person
    /// Its kind is unknown.
    case unknown
    /// The data source has no such property.
    case missing
    /// The API omits the value of some rows.
    case untold
  }

  /// The part of the view.
  let part: Part
  /// The property or the time to which it applies, by its name in the view.
  let property: String?
  /// The reason why it is not applied.
  package let reason: Reason

  init(_ part: Part = .filter, property: String?, _ reason: Reason) {
    self.part = part
    self.property = property
    self.reason = reason
  }

  /// Whether it cannot be decided, rather than being ignored on purpose.
  var isUndecided: Bool {
    switch reason {
    case .day, .person: false
    case .unknown, .missing, .untold: true
    }
  }
}
