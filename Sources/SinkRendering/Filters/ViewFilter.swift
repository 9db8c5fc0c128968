import NotionExportKit
import NotionModel

/// The filter of a view.
///
/// A condition that depends on the reader ("me") or on the day ("past week") is ignored: the same workspace
/// has the same output on every day. If the filter cannot be decided, because a condition is unknown or the
/// API omits a value, the policy of the document decides: see ``RowPolicy``.
struct ViewFilter: Sendable {
  private indirect enum Rule {
    case all([Rule])
    case any([Rule])
    case property(PropertySchema, name: String, FilterCondition)
    case timestamp(String, FilterCondition)
    case undecided(UnappliedSetting)
  }

  private let rule: Rule

  /// `nil` if the view shows every row.
  init?(_ view: View, dataSource: DataSource, rolledUp: RolledUpProperties) {
    let reader = Reader(dataSource: dataSource, rolledUp: rolledUp)
    var rules: [Rule] = []
    if let slice = view.filter, let rule = reader.filter(slice) { rules.append(rule) }
    if let slice = view.quickFilters { rules += reader.quickFilters(slice) }
    for condition in ViewGroupingCheck(view, of: dataSource).hiding { rules.append(.undecided(condition)) }
    guard !rules.isEmpty else { return nil }
    rule = .all(rules)
  }

  /// Parses the rules of one data source's filters.
  private struct Reader {
    let dataSource: DataSource
    let rolledUp: RolledUpProperties

    private static let unknown = Rule.undecided(UnappliedSetting(property: nil, .unknown))

    /// Returns the rule of a view's filter, or `nil` if it has none.
    func filter(_ slice: JSONSlice) -> Rule? {
      guard let json = try? slice.decode(JSONValue.self) else { return Self.unknown }
      if json == .null || json.object?.members.isEmpty == true { return nil }
      return rule(json, about: nil)
    }

    /// Returns the rules of the filter bar, one for each property.
    func quickFilters(_ slice: JSONSlice) -> [Rule] {
      guard let json = try? slice.decode(JSONValue.self) else { return [Self.unknown] }
      if json == .null { return [] }
      // A list is accepted as well: each element then names its property, like a condition of a filter.
      if let list = json.array { return list.map { rule($0, about: nil) } }
      guard let members = json.object?.members else { return [Self.unknown] }
      return members.compactMap { property, condition in
        // A pinned filter without a value hides no row.
        if condition == .null || condition.object?.members.isEmpty == true { return nil }
        return rule(condition, about: property)
      }
    }

    /// Returns the rule of a group or of a condition; `property` is the property of a condition in the filter
    /// bar.
    private func rule(_ json: JSONValue, about property: String?) -> Rule {
      guard let object = json.object else {
        return .undecided(UnappliedSetting(property: property, .unknown))
      }
      var rules: [Rule] = []
      var conditions: [(key: String, value: JSONValue)] = []
      for (key, value) in object.members {
        switch key {
        case "and", "or":
          guard let parts = value.array else {
            rules.append(.undecided(UnappliedSetting(property: property, .unknown)))
            continue
          }
          let inner = parts.map { rule($0, about: property) }
          rules.append(key == "and" ? .all(inner) : .any(inner))
        case "property", "timestamp", "type": break
        default: conditions.append((key, value))
        }
      }
      let name = object["property"]?.string ?? property
      if !conditions.isEmpty || rules.isEmpty { rules.append(condition(conditions, object, name)) }
      return rules.count == 1 ? rules[0] : .all(rules)
    }

    private func condition(
      _ conditions: [(key: String, value: JSONValue)], _ object: JSONObject, _ property: String?
    ) -> Rule {
      let name = property ?? object["timestamp"]?.string
      let times = ["created_time", "last_edited_time"]
      let schema = property.flatMap { dataSource.properties.property($0) }
      var rules: [Rule] = conditions.map { key, value in
        if let property, let schema {
          return .property(
            schema, name: property,
            FilterCondition(type: key, value, schema: schema, rolledUp: rolledUp[schema]))
        }
        guard let name, times.contains(name), object["property"] == nil else {
          let isMissing = property != nil && FilterFamily(key) != nil
          return .undecided(UnappliedSetting(property: name, isMissing ? .missing : .unknown))
        }
        guard FilterFamily(key) == .time else {
          return .undecided(UnappliedSetting(property: name, .unknown))
        }
        return .timestamp(name, FilterCondition(type: key, value, schema: nil))
      }
      if rules.isEmpty { rules = [.undecided(UnappliedSetting(property: name, .unknown))] }
      return rules.count == 1 ? rules[0] : .all(rules)
    }
  }

  // MARK: Answers

  /// Returns whether the view shows a row.
  func admits(_ document: PageDocument, _ policy: RowPolicy) -> Bool {
    switch Self.verdict(rule, document) {
    case .holds, .notApplied: true
    case .fails: false
    case .undecided: !policy.hidesUndecided
    }
  }

  /// The conditions that are not applied, each once, in the order of the filter.
  var unapplied: [UnappliedSetting] {
    var conditions: [UnappliedSetting] = []
    Self.visit(rule) { condition in if !conditions.contains(condition) { conditions.append(condition) } }
    return conditions
  }

  /// The properties of the filter, each with its name in the filter.
  var properties: [(name: String, schema: PropertySchema)] {
    var found: [(name: String, schema: PropertySchema)] = []
    func visit(_ rule: Rule) {
      switch rule {
      case .all(let rules), .any(let rules): for rule in rules { visit(rule) }
      case .property(let schema, let name, _):
        if !found.contains(where: { $0.schema.id == schema.id }) { found.append((name, schema)) }
      case .timestamp, .undecided: break
      }
    }
    visit(rule)
    return found
  }

  private static func visit(_ rule: Rule, _ body: (UnappliedSetting) -> Void) {
    switch rule {
    case .all(let rules), .any(let rules): for rule in rules { visit(rule, body) }
    case .property(_, let name, let condition), .timestamp(let name, let condition):
      for reason in condition.unapplied { body(UnappliedSetting(property: name, reason)) }
    case .undecided(let condition): if condition.part == .filter { body(condition) }
    }
  }

  private static func verdict(_ rule: Rule, _ document: PageDocument) -> FilterVerdict {
    switch rule {
    case .all(let rules): return .all(rules.lazy.map { verdict($0, document) })
    // A group without conditions hides no row.
    case .any(let rules): return rules.isEmpty ? .holds : .any(rules.lazy.map { verdict($0, document) })
    case .property(let schema, _, let condition):
      guard let value = document.page.properties.value(of: schema) else { return .undecided }
      return condition.verdict(on: value.content)
    case .timestamp(let name, let condition):
      let time = name == "created_time" ? document.page.createdTime : document.page.lastEditedTime
      return condition.verdict(on: .createdTime(time))
    case .undecided: return .undecided
    }
  }
}

/// A condition of a filter on one property.
struct FilterCondition: Sendable {
  private let test: FilterTest

  /// Creates a condition from the syntax of a query: `{"equals": "Done"}` for a `type` of `status`.
  ///
  /// `schema` is the property; `nil` for a time of the page. `rolledUp` is the property whose values a rollup
  /// collects, if it is known.
  init(type: String, _ wanted: JSONValue, schema: PropertySchema?, rolledUp: PropertySchema? = nil) {
    test = FilterTestReader(schema: schema, rolledUp: rolledUp).test(type, wanted)
  }

  /// Returns whether a value satisfies the condition.
  func verdict(on content: PropertyContent) -> FilterVerdict {
    test.verdict(on: FilterValue(content))
  }

  /// The reasons why it, or a part of it, is not applied; empty if it is decided by values.
  var unapplied: [UnappliedSetting.Reason] {
    var reasons: [UnappliedSetting.Reason] = []
    test.visitPassed { reasons.append($0) }
    return reasons
  }
}
