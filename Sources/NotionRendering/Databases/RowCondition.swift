import NotionModel

/// The wish of a filter about one property.
struct RowCondition: Sendable {
  private let test: FilterTest

  /// A condition as a query has it: `{"equals": "Done"}` for a `type` of `status`.
  ///
  /// `schema` is the property; `nil` for a time of the page. `rolledUp` is the property whose values it gathers, where
  /// it is a rollup and that is known.
  init(type: String, _ wanted: JSONValue, schema: PropertySchema?, rolledUp: PropertySchema? = nil) {
    test = FilterTestReader(schema: schema, rolledUp: rolledUp).test(type, wanted)
  }

  /// Whether a value fulfils the condition.
  func verdict(on contents: [PropertyContent]) -> FilterVerdict {
    test.verdict(on: FilterValue(contents))
  }

  /// The reasons for which it, or a part of it, is not applied; empty where values decide.
  var passedOver: [PassedCondition.Reason] {
    var reasons: [PassedCondition.Reason] = []
    test.visitPassed { reasons.append($0) }
    return reasons
  }
}
