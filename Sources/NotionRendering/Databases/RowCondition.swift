import NotionModel

/// A condition of a filter on one property.
struct RowCondition: Sendable {
  private let test: FilterTest

  /// Creates a condition from the syntax of a query: `{"equals": "Done"}` for a `type` of `status`.
  ///
  /// `schema` is the property; `nil` for a time of the page. `rolledUp` is the property whose values a rollup
  /// collects, if it is known.
  init(type: String, _ wanted: JSONValue, schema: PropertySchema?, rolledUp: PropertySchema? = nil) {
    test = FilterTestReader(schema: schema, rolledUp: rolledUp).test(type, wanted)
  }

  /// Returns whether a value satisfies the condition.
  func verdict(on contents: [PropertyContent]) -> FilterVerdict {
    test.verdict(on: FilterValue(contents))
  }

  /// The reasons why it, or a part of it, is not applied; empty if it is decided by values.
  var passedOver: [PassedCondition.Reason] {
    var reasons: [PassedCondition.Reason] = []
    test.visitPassed { reasons.append($0) }
    return reasons
  }
}
