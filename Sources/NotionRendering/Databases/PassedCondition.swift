/// A condition of a view's filter that an export does not apply: the same workspace is to give the same output
/// whoever exports it, and on every day.
package struct PassedCondition: Sendable, Hashable {
  /// Why it is not applied.
  package enum Reason: Sendable, Hashable {
    /// It depends on the day, as `past week` does.
    case day(String)
    /// It depends on who looks.
    case person
    /// It is of a kind that is not known here.
    case unknown
  }

  /// The property or the time that it is about, as the filter names it.
  let property: String?
  /// Why it is not applied.
  package let reason: Reason

  init(property: String?, _ reason: Reason) {
    self.property = property
    self.reason = reason
  }
}
