import NotionModel

/// What a filter wants of one property.
struct RowCondition: Sendable {
  /// What a value is to a condition.
  private enum Value {
    case text(String)
    case number(Double)
    case flag(Bool)
    case time(Timestamp)
    case names([String])
    case parts([Value])
    case absent
  }

  private let type: String
  private let wanted: JSONValue

  /// A condition as a query has it: `{"equals": "Done"}` for a `type` of `status`.
  init(type: String, _ wanted: JSONValue) {
    self.type = type
    self.wanted = wanted
  }

  /// Whether a value fulfils the condition; `nil` where it cannot be told.
  func verdict(on contents: [PropertyContent]) -> Bool? {
    Self.verdict(type, wanted, contents.count == 1 ? Self.value(contents[0]) : Self.joined(contents))
  }

  /// Why no value can tell; `nil` where values do.
  var passedOver: PassedCondition.Reason? { Self.passedOver(type, wanted) }

  private static func passedOver(_ type: String, _ wanted: JSONValue) -> PassedCondition.Reason? {
    guard let members = wanted.object?.members, !members.isEmpty else { return .unknown }
    for (key, inner) in members {
      if let reason = passedOver(type, key, inner) { return reason }
    }
    return nil
  }

  private static func passedOver(
    _ type: String, _ key: String, _ inner: JSONValue
  ) -> PassedCondition.Reason? {
    switch key {
    case "string", "checkbox", "number", "date": return passedOver(key, inner)
    case "any", "every", "none":
      guard let member = inner.object?.members.first, member.value.object != nil else {
        return passedOver(type, inner)
      }
      return passedOver(member.key, member.value)
    default: break
    }
    if relative.contains(key) { return .day(key.replacing("_", with: " ")) }
    guard known.contains(key) else { return .unknown }
    if isMe(type, inner) { return .person }
    let isOfDate = ["date", "created_time", "last_edited_time"].contains(type)
    if isOfDate, let text = inner.string, CalendarDay(Timestamp(text)) == nil {
      // Words such as `today` stand in the place of a day.
      return .day(text.replacing("_", with: " "))
    }
    return inner.object == nil ? nil : .unknown
  }

  private static let relative: Set<String> = [
    "past_week", "past_month", "past_year", "this_week", "this_month", "this_year", "next_week", "next_month",
    "next_year",
  ]

  private static let known: Set<String> = [
    "equals", "does_not_equal", "contains", "does_not_contain", "starts_with", "ends_with", "is_empty",
    "is_not_empty", "greater_than", "less_than", "greater_than_or_equal_to", "less_than_or_equal_to",
    "before", "after", "on_or_before", "on_or_after", "status",
  ]

  /// Whether somebody is wanted who is whoever looks.
  private static func isMe(_ type: String, _ wanted: JSONValue) -> Bool {
    wanted.string == "me" && ["people", "created_by", "last_edited_by"].contains(type)
  }

  // MARK: Values

  private static func joined(_ contents: [PropertyContent]) -> Value {
    let values = contents.map(value)
    var names: [String] = []
    var text: String?
    for value in values {
      switch value {
      case .names(let some): names += some
      case .text(let part): text = (text ?? "") + part
      default: break
      }
    }
    if let text { return .text(text) }
    return names.isEmpty ? values.first ?? .absent : .names(names)
  }

  private static func value(_ content: PropertyContent) -> Value {
    switch content {
    case .title(let text), .richText(let text): .text(text.plainText)
    case .number(let number): number.map { .number($0.double) } ?? .absent
    case .select(let option), .status(let option): option.map { .text($0.name) } ?? .absent
    case .multiSelect(let options): .names(options.map(\.name))
    case .people(let people): .names(people.map { $0.id.object.compactText })
    case .createdBy(let user), .lastEditedBy(let user):
      user.map { .names([$0.id.object.compactText]) } ?? .absent
    case .relation(let pages): .names(pages.map(\.object.compactText))
    case .files(let files): .names(files.map { $0.name ?? $0.url ?? "" })
    case .checkbox(let isChecked): .flag(isChecked)
    case .date(let date): date.map { .time($0.start) } ?? .absent
    case .createdTime(let time), .lastEditedTime(let time), .lastVisitedTime(let time):
      time.map { .time($0) } ?? .absent
    case .url(let text), .email(let text), .phoneNumber(let text): text.map { .text($0) } ?? .absent
    case .uniqueID(let id): id.number.map { .number(Double($0)) } ?? .absent
    case .formula(let formula): value(formula)
    case .rollup(let rollup):
      switch rollup.result {
      case .number(let number): number.map { .number($0.double) } ?? .absent
      case .date(let date): date.map { .time($0.start) } ?? .absent
      case .array(let values): .parts(values.map(value))
      case .unsupported, .incomplete, .unknown: .absent
      }
    case .verification(let verification): verification.map { .text($0.state) } ?? .absent
    case .place(let place), .location(let place): place.map { .text($0.name ?? $0.address ?? "") } ?? .absent
    case .button, .unknown: .absent
    }
  }

  private static func value(_ formula: FormulaValue) -> Value {
    switch formula {
    case .string(let text): text.map { .text($0) } ?? .absent
    case .number(let number): number.map { .number($0.double) } ?? .absent
    case .boolean(let isTrue): isTrue.map { .flag($0) } ?? .absent
    case .date(let date): date.map { .time($0.start) } ?? .absent
    case .unsupported, .unknown: .absent
    }
  }

  // MARK: Verdicts

  private static func verdict(_ type: String, _ wanted: JSONValue, _ value: Value) -> Bool? {
    guard let conditions = wanted.object?.members, !conditions.isEmpty else { return nil }
    let verdicts = conditions.map { key, inner -> Bool? in
      switch (key, value) {
      // A formula's or rollup's condition names the type of its result first.
      case ("string", _), ("checkbox", _), ("number", _), ("date", _): verdict(key, inner, value)
      case ("any", .parts(let parts)): any(parts.map { verdict(key, typed(inner), $0) })
      case ("every", .parts(let parts)): all(parts.map { verdict(key, typed(inner), $0) })
      case ("none", .parts(let parts)): any(parts.map { verdict(key, typed(inner), $0) }).map { !$0 }
      default: passedOver(type, key, inner) == nil ? holds(key, inner, value) : nil
      }
    }
    return all(verdicts)
  }

  /// The condition in `{"rich_text": {"contains": …}}`.
  private static func typed(_ json: JSONValue) -> JSONValue {
    guard let member = json.object?.members.first, member.value.object != nil else { return json }
    return member.value
  }

  private static func all(_ verdicts: [Bool?]) -> Bool? {
    verdicts.contains(false) ? false : verdicts.contains(nil) ? nil : true
  }

  private static func any(_ verdicts: [Bool?]) -> Bool? {
    verdicts.contains(true) ? true : verdicts.contains(nil) ? nil : false
  }

  private static func holds(_ key: String, _ wanted: JSONValue, _ value: Value) -> Bool? {
    switch key {
    case "is_empty": return isEmpty(value)
    case "is_not_empty": return !isEmpty(value)
    default: break
    }
    switch value {
    case .text(let text): return holds(key, wanted.string, text: text)
    case .flag(let flag):
      guard let wanted = wanted.bool else { return nil }
      return key == "equals" ? flag == wanted : key == "does_not_equal" ? flag != wanted : nil
    case .number(let number):
      guard case .number(let wanted) = wanted else { return nil }
      return holds(key, number, wanted.double)
    case .time(let time): return wanted.string.flatMap { holds(key, time, Timestamp($0)) }
    case .names(let names):
      guard let wanted = wanted.string else { return nil }
      let compact = ObjectID(wanted)?.compactText
      let isThere = names.contains { $0 == wanted || $0 == compact }
      return key == "contains" || key == "equals"
        ? isThere : key == "does_not_contain" || key == "does_not_equal" ? !isThere : nil
    case .parts(let parts): return any(parts.map { holds(key, wanted, $0) })
    case .absent:
      return key.hasPrefix("does_not_") || key == "equals" && wanted.bool == false
    }
  }

  private static func isEmpty(_ value: Value) -> Bool {
    switch value {
    case .text(let text): text.isEmpty
    case .names(let names): names.isEmpty
    case .parts(let parts): parts.allSatisfy(isEmpty)
    case .absent: true
    case .number, .flag, .time: false
    }
  }

  private static func holds(_ key: String, _ wanted: String?, text: String) -> Bool? {
    guard let wanted = wanted?.lowercased() else { return nil }
    let text = text.lowercased()
    return switch key {
    case "equals", "status": text == wanted
    case "does_not_equal": text != wanted
    case "contains": text.contains(wanted)
    case "does_not_contain": !text.contains(wanted)
    case "starts_with": text.hasPrefix(wanted)
    case "ends_with": text.hasSuffix(wanted)
    default: nil
    }
  }

  private static func holds(_ key: String, _ number: Double, _ wanted: Double) -> Bool? {
    switch key {
    case "equals": number == wanted
    case "does_not_equal": number != wanted
    case "greater_than": number > wanted
    case "less_than": number < wanted
    case "greater_than_or_equal_to": number >= wanted
    case "less_than_or_equal_to": number <= wanted
    default: nil
    }
  }

  /// A day that is wanted is compared with the day that the value shows, whatever its time zone.
  private static func holds(_ key: String, _ time: Timestamp, _ wanted: Timestamp) -> Bool? {
    let order: (Int64, Int64)
    if wanted.isDateOnly || time.isDateOnly {
      let days = (Timestamp(String(time.text.prefix(10))), Timestamp(String(wanted.text.prefix(10))))
      guard let first = days.0.millisecondsSince1970, let second = days.1.millisecondsSince1970 else {
        return nil
      }
      order = (first, second)
    } else {
      guard let first = time.minutesSince1970, let second = wanted.minutesSince1970 else { return nil }
      order = (first, second)
    }
    return switch key {
    case "equals": order.0 == order.1
    case "does_not_equal": order.0 != order.1
    case "before": order.0 < order.1
    case "after": order.0 > order.1
    case "on_or_before": order.0 <= order.1
    case "on_or_after": order.0 >= order.1
    default: nil
    }
  }
}
