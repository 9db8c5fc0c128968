import NotionModel

/// The filter of a query, as a tree.
indirect enum QueryFilter: Sendable {
  case all([QueryFilter])
  case any([QueryFilter])
  case timestamp(Time, JSONObject)
  case property(PropertyDraft, type: String, JSONObject)

  enum Time: String, Sendable {
    case created = "created_time"
    case edited = "last_edited_time"
  }

  init(_ json: JSONValue, in dataSource: DataSourceRecord) throws {
    guard let object = json.object else {
      throw APIFailure.validation("body failed validation: body.filter should be an object.")
    }
    if let parts = object["and"]?.array {
      self = .all(try parts.map { try QueryFilter($0, in: dataSource) })
    } else if let parts = object["or"]?.array {
      self = .any(try parts.map { try QueryFilter($0, in: dataSource) })
    } else if let name = object["timestamp"]?.string {
      guard let time = Time(rawValue: name), let condition = object[name]?.object else {
        throw APIFailure.validation("body failed validation: body.filter.timestamp is not known.")
      }
      self = .timestamp(time, condition)
    } else if let name = object["property"]?.string {
      guard let property = dataSource.property(named: name) ?? dataSource.property(id: name) else {
        throw APIFailure.validation("Could not find property with name or id: \(name)")
      }
      guard
        let member = object.members.first(where: { $0.key != "property" && $0.key != "type" }),
        let condition = member.value.object
      else { throw APIFailure.validation("body failed validation: body.filter has no condition.") }
      self = .property(property, type: member.key, condition)
    } else {
      throw APIFailure.validation(
        "body failed validation: body.filter should be a compound, timestamp or property filter.")
    }
  }

  /// Whether it uses properties, and not only times.
  var readsValues: Bool {
    switch self {
    case .all(let parts), .any(let parts): parts.contains { $0.readsValues }
    case .timestamp: false
    case .property: true
    }
  }

  func matches(_ page: PageRecord, _ reader: PropertyReader) -> Bool {
    switch self {
    case .all(let parts): parts.allSatisfy { $0.matches(page, reader) }
    case .any(let parts): parts.contains { $0.matches(page, reader) }
    case .timestamp(let time, let condition):
      Self.matches(date: time == .created ? page.created : page.edited, condition, now: reader.workspace.now)
    case .property(let property, let type, let condition):
      Self.matches(reader.value(property, of: page), type, condition, reader.workspace)
    }
  }

  private static func matches(
    _ value: JSONValue, _ type: String, _ condition: JSONObject, _ workspace: SimulatedWorkspace
  ) -> Bool {
    switch type {
    case "checkbox":
      return compare(condition) { key, wanted in
        key == "equals" ? (value.bool ?? false) == wanted.bool : (value.bool ?? false) != wanted.bool
      }
    case "select", "status":
      return text(value["name"]?.string, condition)
    case "multi_select":
      let names = value.array?.compactMap { $0["name"]?.string } ?? []
      return list(names, condition)
    case "relation", "people":
      let ids = value.array?.compactMap { $0["id"]?.string ?? $0["$user"]?.string } ?? []
      return list(ids, condition)
    case "number":
      guard case .number(let number) = value else { return condition["is_empty"] != nil }
      return compare(condition) { compare(number.double, $0, $1) }
    case "date", "created_time", "last_edited_time":
      guard let start = (value["start"]?.string ?? value.string).flatMap({ SimulatorTime($0) }) else {
        return condition["is_empty"] != nil
      }
      return matches(date: start, condition, now: workspace.now)
    case "unique_id":
      guard let number = value["number"]?.integer else { return false }
      return compare(condition) { compare(Double(number), $0, $1) }
    case "formula":
      guard let member = condition.members.first, let inner = member.value.object else { return true }
      let kind = ["string": "rich_text", "boolean": "checkbox"][member.key] ?? member.key
      return matches(value[value["type"]?.string ?? ""] ?? .null, kind, inner, workspace)
    default:
      let plain = value.string ?? value.array?.compactMap { $0["plain_text"]?.string }.joined()
      return text(plain, condition)
    }
  }

  private static func compare(_ condition: JSONObject, _ test: (String, JSONValue) -> Bool) -> Bool {
    condition.members.allSatisfy { test($0.key, $0.value) }
  }

  private static func compare(_ number: Double, _ key: String, _ wanted: JSONValue) -> Bool {
    guard case .number(let wanted) = wanted else { return key == "is_not_empty" }
    return switch key {
    case "equals": number == wanted.double
    case "does_not_equal": number != wanted.double
    case "greater_than": number > wanted.double
    case "less_than": number < wanted.double
    case "greater_than_or_equal_to": number >= wanted.double
    case "less_than_or_equal_to": number <= wanted.double
    default: false
    }
  }

  private static func text(_ text: String?, _ condition: JSONObject) -> Bool {
    let plain = (text ?? "").lowercased()
    return compare(condition) { key, wanted in
      if let list = wanted.array {
        // A disjunction, or its negation.
        let isDenied = key.hasPrefix("does_not_")
        let results = list.map { self.text(text, JSONObject([(key, $0)])) }
        return isDenied ? results.allSatisfy(\.self) : results.contains(true)
      }
      let wanted = (wanted.string ?? "").lowercased()
      return switch key {
      case "equals": plain == wanted
      case "does_not_equal": plain != wanted
      case "contains": plain.contains(wanted)
      case "does_not_contain": !plain.contains(wanted)
      case "starts_with": plain.hasPrefix(wanted)
      case "ends_with": plain.hasSuffix(wanted)
      case "is_empty": plain.isEmpty
      case "is_not_empty": !plain.isEmpty
      default: false
      }
    }
  }

  private static func list(_ elements: [String], _ condition: JSONObject) -> Bool {
    compare(condition) { key, wanted in
      if let several = wanted.array {
        let isDenied = key.hasPrefix("does_not_")
        let results = several.map { list(elements, JSONObject([(key, $0)])) }
        return isDenied ? results.allSatisfy(\.self) : results.contains(true)
      }
      return switch key {
      case "contains": elements.contains(wanted.string ?? "")
      case "does_not_contain": !elements.contains(wanted.string ?? "")
      case "is_empty": elements.isEmpty
      case "is_not_empty": !elements.isEmpty
      default: false
      }
    }
  }

  /// Returns whether a date satisfies a condition, to the minute; an operand without a time is the whole day.
  static func matches(date: SimulatorTime, _ condition: JSONObject, now: SimulatorTime) -> Bool {
    compare(condition) { key, wanted in
      if key == "is_empty" { return false }
      if key == "is_not_empty" { return true }
      guard let text = wanted.string, let start = SimulatorTime(text) else { return false }
      let isDay = text.utf8.count == 10
      let end = isDay ? start.advanced(by: .seconds(86_400)) : start.minute.advanced(by: .seconds(60))
      return switch key {
      case "equals": date >= (isDay ? start : start.minute) && date < end
      case "before": date < start
      case "after": isDay ? date >= end : date > start
      case "on_or_before": isDay ? date < end : date <= start
      case "on_or_after": date >= start
      default: false
      }
    }
  }
}
