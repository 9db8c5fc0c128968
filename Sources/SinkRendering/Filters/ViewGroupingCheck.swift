import NotionModel

/// Finds unknown settings in a view's grouping.
struct ViewGroupingCheck {
  private static let settings: Set<String> = [
    "type", "property_id", "property_name", "group_by", "sort", "hide_empty_groups", "range_start",
    "range_end", "range_size", "start_day_of_week",
  ]
  private static let measures: Set<String> = [
    "relative", "day", "week", "month", "year", "exact", "alphabet_prefix", "group", "option",
  ]
  private static let types: Set<String> = [
    "select", "multi_select", "status", "person", "people", "created_by", "last_edited_by", "relation",
    "date",
    "created_time", "last_edited_time", "text", "title", "rich_text", "url", "email", "phone_number",
    "number", "unique_id", "checkbox", "formula", "rollup", "verification", "place", "files",
  ]

  /// The settings that are not applied, without duplicates.
  private(set) var unapplied: [UnappliedSetting] = []
  /// The settings that may hide rows: those of hidden groups.
  private(set) var hiding: [UnappliedSetting] = []
  /// The properties by which the view groups.
  private(set) var properties: [(name: String, schema: PropertySchema)] = []

  init(_ view: View, of dataSource: DataSource) {
    guard let json = try? view.json.decode(JSONValue.self), let configuration = json["configuration"],
      configuration != .null
    else { return }
    guard configuration.object != nil else {
      add(nil, .unknown)
      return
    }
    for key in ["group_by", "sub_group_by"] {
      if let grouping = configuration[key], grouping != .null { check(grouping, dataSource) }
    }
  }

  private mutating func add(_ property: String?, _ reason: UnappliedSetting.Reason) {
    let condition = UnappliedSetting(.group, property: property, reason)
    if !unapplied.contains(condition) { unapplied.append(condition) }
  }

  private mutating func check(_ grouping: JSONValue, _ dataSource: DataSource) {
    guard let members = grouping.object?.members else {
      add(nil, .unknown)
      return
    }
    let name = grouping["property_name"]?.string ?? grouping["property_id"]?.string
    let schema =
      grouping["property_id"]?.string.flatMap { dataSource.properties.property($0) }
      ?? grouping["property_name"]?.string.flatMap { dataSource.properties.property($0) }
    if let schema {
      properties.append((schema.name, schema))
    } else {
      add(name, name == nil ? .unknown : .missing)
    }
    for (key, value) in members where !Self.isKnown(key, value) {
      add(name, .unknown)
      guard !Self.settings.contains(key), Self.concernsRows(key) else { continue }
      hiding.append(UnappliedSetting(.group, property: name, .unknown))
    }
    if let inner = grouping["group_by"]?.object?.members {
      for (key, value) in inner where !Self.isKnown(key, value) { add(name, .unknown) }
    }
  }

  /// Returns whether a setting with this name may select the groups that are shown.
  private static func concernsRows(_ key: String) -> Bool {
    ["hid", "visib", "exclu", "filter", "omit"].contains { key.contains($0) }
  }

  private static func isKnown(_ key: String, _ value: JSONValue) -> Bool {
    guard settings.contains(key) else { return false }
    if value == .null { return true }
    switch key {
    case "type": return value.string.map(types.contains) ?? false
    case "property_id", "property_name": return value.string != nil
    case "group_by": return value.object != nil || value.string.map(measures.contains) ?? false
    case "sort":
      guard let sort = value.object, sort.members.allSatisfy({ $0.key == "type" }) else { return false }
      return sort["type"]?.string.map(["manual", "ascending", "descending"].contains) ?? (sort["type"] == nil)
    case "hide_empty_groups": return value.bool != nil
    default:
      if case .number = value { return true }
      return false
    }
  }
}
