import NotionModel

/// A condition of a filter, parsed once for all rows.
indirect enum FilterTest: Sendable {
  /// The quantifier over a rollup's elements that must satisfy a condition.
  enum Quantity: String, Sendable {
    case any, every, none
  }

  /// The comparisons of texts.
  enum TextComparison: Sendable {
    case equal, containing, beginning, ending
  }

  /// The comparisons of numbers and times.
  enum Comparison: Sendable {
    case equal, less, lessOrEqual, greater, greaterOrEqual
  }

  case all([FilterTest])
  case not(FilterTest)
  case quantity(Quantity, FilterTest)
  case empty
  /// One of the texts, in lower case.
  case text(TextComparison, [String])
  case number(Comparison, [Double])
  case time(Comparison, [Timestamp])
  case flag([Bool])
  case options([OptionMatcher])
  /// One of the names or ids.
  case names([String])
  case verification([String])
  /// A condition that is not applied.
  case passed(UnappliedSetting.Reason)
  case unknown

  /// Calls `body` with the reason for each condition that is not applied.
  func visitPassed(_ body: (UnappliedSetting.Reason) -> Void) {
    switch self {
    case .all(let tests): for test in tests { test.visitPassed(body) }
    case .not(let test), .quantity(_, let test): test.visitPassed(body)
    case .passed(let reason): body(reason)
    case .unknown: body(.unknown)
    case .empty, .text, .number, .time, .flag, .options, .names, .verification: break
    }
  }
}

/// Parses the conditions of a filter in the syntax of the query endpoint.
struct FilterTestReader {
  /// The property of the filter; `nil` for a time of the page, and within a formula.
  let schema: PropertySchema?
  /// The property whose values a rollup collects, if it is known.
  var rolledUp: PropertySchema?

  /// Returns the test of `{"equals": "Done"}` for a `type` of `status`.
  func test(_ type: String, _ wanted: JSONValue) -> FilterTest {
    guard let family = FilterFamily(type) else { return .unknown }
    if let schema {
      guard let own = FilterFamily(schema.type.name), family.fits(own) else { return .unknown }
    }
    return test(family, type, wanted)
  }

  private func test(_ family: FilterFamily, _ type: String, _ wanted: JSONValue) -> FilterTest {
    guard let members = wanted.object?.members, !members.isEmpty else { return .unknown }
    let tests = members.map { test(family, type, $0.key, $0.value) }
    return tests.count == 1 ? tests[0] : .all(tests)
  }

  private func test(
    _ family: FilterFamily, _ type: String, _ key: String, _ operand: JSONValue
  ) -> FilterTest {
    if key == "is_empty" || key == "is_not_empty" {
      guard let flag = operand.bool else { return .unknown }
      return flag == (key == "is_empty") ? .empty : .not(.empty)
    }
    // A negated condition with several values excludes each of them.
    if key.hasPrefix("does_not_") {
      let positive = key == "does_not_contain" ? "contains" : key == "does_not_equal" ? "equals" : ""
      let test = test(family, type, positive, operand)
      switch test {
      case .unknown, .passed: return test
      default: return .not(test)
      }
    }
    switch family {
    case .text: return text(key, operand)
    case .number: return number(type, key, operand)
    case .checkbox:
      let flags = operand.bool.map { [$0] } ?? values(operand) { $0.bool }
      return key == "equals" ? flags.map { .flag($0) } ?? .unknown : .unknown
    case .option: return option(type, key, operand)
    case .names: return names(type, key, operand)
    case .time: return time(key, operand)
    case .formula: return formula(key, operand)
    case .rollup: return rollup(key, operand)
    case .verification: return verification(key, operand)
    case .place: return .unknown
    }
  }

  /// Returns the operand or the elements of a list; returns `nil` for an empty list, or an invalid operand.
  private func values<Value>(_ operand: JSONValue, _ read: (JSONValue) -> Value?) -> [Value]? {
    guard let list = operand.array else { return read(operand).map { [$0] } }
    let values = list.compactMap(read)
    return values.isEmpty || values.count < list.count ? nil : values
  }

  // MARK: Families

  private func text(_ key: String, _ operand: JSONValue) -> FilterTest {
    guard let texts = values(operand, { $0.string?.lowercased() }) else { return .unknown }
    switch key {
    case "equals": return .text(.equal, texts)
    case "contains": return .text(.containing, texts)
    case "starts_with": return .text(.beginning, texts)
    case "ends_with": return .text(.ending, texts)
    default: return .unknown
    }
  }

  private func number(_ type: String, _ key: String, _ operand: JSONValue) -> FilterTest {
    let numbers = values(operand) { value -> Double? in
      if case .number(let number) = value { return number.double }
      // A unique id may be given in the form that Notion shows.
      guard type == "unique_id", let text = value.string else { return nil }
      return text.split(separator: "-").last.flatMap { Int($0) }.map(Double.init)
    }
    guard let numbers, let comparison = Self.comparison(key) else { return .unknown }
    return comparison == .equal || numbers.count == 1 ? .number(comparison, numbers) : .unknown
  }

  private static func comparison(_ key: String) -> FilterTest.Comparison? {
    switch key {
    case "equals": .equal
    case "less_than", "before": .less
    case "less_than_or_equal_to", "on_or_before": .lessOrEqual
    case "greater_than", "after": .greater
    case "greater_than_or_equal_to", "on_or_after": .greaterOrEqual
    default: nil
    }
  }

  private func option(_ type: String, _ key: String, _ operand: JSONValue) -> FilterTest {
    switch key {
    case "equals", "contains":
      if let group = operand.object, group.members.count == 1, let name = group["group"] {
        return option(type, "group", name)
      }
      guard let names = values(operand, { $0.string ?? $0["name"]?.string ?? $0["id"]?.string }) else {
        return .unknown
      }
      return .options(names.flatMap { OptionMatcher.matchers($0, in: schema) })
    case "group":
      // The condition may be nested, as in `{"group": {"does_not_equal": "Complete"}}`.
      if let members = operand.object?.members, members.count == 1, let member = members.first,
        ["equals", "does_not_equal", "contains", "does_not_contain"].contains(member.key)
      {
        let test = option(type, "group", member.value)
        if case .unknown = test { return test }
        return member.key.hasPrefix("does_not_") ? .not(test) : test
      }
      guard type == "status", let names = values(operand, { $0.string ?? $0["name"]?.string }) else {
        return .unknown
      }
      let groups = names.map { OptionMatcher.group($0, in: schema) }
      return groups.contains { $0 == nil } ? .unknown : .options(groups.flatMap { $0 ?? [] })
    default: return .unknown
    }
  }

  private func names(_ type: String, _ key: String, _ operand: JSONValue) -> FilterTest {
    guard key == "contains" || key == "equals" else { return .unknown }
    guard let names = values(operand, { $0.string ?? $0["id"]?.string ?? $0["name"]?.string }) else {
      return .unknown
    }
    guard type != "relation", type != "files", names.contains("me") else { return .names(names) }
    return .passed(.person)
  }

  private static let periods: Set<String> = [
    "past_week", "past_month", "past_year", "this_week", "this_month", "this_year", "next_week", "next_month",
    "next_year",
  ]

  private func time(_ key: String, _ operand: JSONValue) -> FilterTest {
    if Self.periods.contains(key) {
      guard operand.object?.members.isEmpty ?? (operand == true) else { return .unknown }
      return .passed(.day(key.replacing("_", with: " ")))
    }
    guard let texts = values(operand, { $0.string }), let comparison = Self.timeComparison(key) else {
      return .unknown
    }
    if let word = texts.first(where: Self.isRelative) { return .passed(.day(word.replacing("_", with: " "))) }
    let times = texts.map { Timestamp($0) }
    guard times.allSatisfy({ CalendarDay($0) != nil }), comparison == .equal || times.count == 1 else {
      return .unknown
    }
    return .time(comparison, times)
  }

  private static func timeComparison(_ key: String) -> FilterTest.Comparison? {
    key.hasPrefix("less") || key.hasPrefix("greater") ? nil : comparison(key)
  }

  /// Returns whether a word denotes a day relative to today, as `one_week_ago` does.
  private static func isRelative(_ text: String) -> Bool {
    if ["today", "tomorrow", "yesterday", "now"].contains(text) { return true }
    let parts = text.split(separator: "_")
    guard parts.count >= 3, parts.last == "ago" || text.hasSuffix("_from_now") else { return false }
    return ["day", "days", "week", "weeks", "month", "months", "year", "years"].contains(parts[1])
  }

  private func formula(_ key: String, _ operand: JSONValue) -> FilterTest {
    switch key {
    // The condition names the type of the result first.
    case "string", "checkbox", "number", "date", "boolean", "rich_text":
      guard let family = FilterFamily(key) else { return .unknown }
      return FilterTestReader(schema: nil).test(family, key, operand)
    default: return .unknown
    }
  }

  private func rollup(_ key: String, _ operand: JSONValue) -> FilterTest {
    if let quantity = FilterTest.Quantity(rawValue: key) {
      guard let members = operand.object?.members, members.count == 1, let member = members.first else {
        return .unknown
      }
      // Only options need their schema; other collected values may be calculated again.
      let options: [PropertyType] = [.select, .multiSelect, .status]
      let inner = FilterTestReader(schema: rolledUp.flatMap { options.contains($0.type) ? $0 : nil })
      let test =
        FilterFamily(member.key) == nil
        ? inner.test(.text, "", operand) : inner.test(member.key, member.value)
      return .quantity(quantity, test)
    }
    return key == "number" || key == "date"
      ? FilterTestReader(schema: nil).test(key, operand) : .unknown
  }

  private func verification(_ key: String, _ operand: JSONValue) -> FilterTest {
    guard key == "status" || key == "equals" || key == "state" else { return .unknown }
    let states = values(operand) { value -> String? in
      switch value.string {
      case "verified", "expired", "unverified": value.string
      // A page without a verification.
      case "none": "unverified"
      default: nil
      }
    }
    return states.map { .verification($0) } ?? .unknown
  }
}

/// The kinds of properties whose filters have the same conditions.
enum FilterFamily: Sendable, Hashable {
  case text, number, checkbox, option, names, time, formula, rollup, verification, place

  /// Creates the family of a type by its name in filters and schemas; returns `nil` for an unknown type.
  init?(_ type: String) {
    let family: FilterFamily? =
      switch type {
      // The names of filters that no property type has.
      case "string": .text
      case "boolean": .checkbox
      case "person": .names
      default: PropertyType(name: type).traits.filterFamily
      }
    guard let family else { return nil }
    self = family
  }

  /// Returns whether a filter of this family applies to a property of another: results of formulas and
  /// rollups may be of any type.
  func fits(_ schema: FilterFamily) -> Bool { self == schema || schema == .formula || schema == .rollup }
}

/// An option named by a filter of a select, status or multi-select property.
enum OptionMatcher: Sendable, Hashable {
  /// An option of the schema.
  case option(id: String?, name: String)
  /// A name that is not in the schema, compared without case.
  case name(String)

  /// Returns the options that a name denotes: the option with that name, else the options of the status group
  /// with that name.
  static func matchers(_ name: String, in schema: PropertySchema?) -> [OptionMatcher] {
    let (options, groups) = choices(of: schema)
    func matchers(_ options: [SelectOption]) -> [OptionMatcher] {
      options.map { .option(id: $0.id, name: $0.name) }
    }
    if let option = options.first(where: { $0.name == name }) ?? options.first(where: { $0.id == name }) {
      return matchers([option])
    }
    if let group = groups.first(where: { $0.name == name || $0.id == name }) {
      return matchers(Self.options(of: group, among: options))
    }
    let folded = name.lowercased()
    let alike = options.filter { $0.name.lowercased() == folded }
    if !alike.isEmpty { return matchers(alike) }
    return Self.group(name, in: schema) ?? [.name(folded)]
  }

  /// Returns the options of a status group, or `nil` if the schema has no group with that name.
  static func group(_ name: String, in schema: PropertySchema?) -> [OptionMatcher]? {
    let (options, groups) = choices(of: schema)
    let key = key(name)
    let group =
      groups.first { $0.name == name || $0.id == name } ?? groups.first { Self.key($0.name) == key }
    return group.map { group in
      Self.options(of: group, among: options).map { .option(id: $0.id, name: $0.name) }
    }
  }

  private static func choices(of schema: PropertySchema?) -> ([SelectOption], [StatusGroup]) {
    if case .status(let options, let groups) = schema?.configuration { return (options, groups) }
    return (schema?.configuration.options ?? [], [])
  }

  private static func options(of group: StatusGroup, among options: [SelectOption]) -> [SelectOption] {
    options.filter { option in option.id.map(group.optionIDs.contains) ?? false }
  }

  /// Returns a group's name without case, spaces and punctuation: `To-do` is also written `to_do`.
  private static func key(_ name: String) -> String {
    String(name.lowercased().filter { $0.isLetter || $0.isNumber })
  }

  /// Returns whether it is this option.
  func matches(_ option: SelectOption) -> Bool {
    switch self {
    case .option(let id, let name): option.name == name || (id != nil && option.id == id)
    case .name(let folded): option.name.lowercased() == folded
    }
  }
}
