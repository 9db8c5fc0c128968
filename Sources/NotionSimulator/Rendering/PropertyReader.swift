import NotionModel

/// Values of properties of rows, for filters, sorts and rollups.
struct PropertyReader {
  let workspace: SimulatedWorkspace

  init(_ workspace: SimulatedWorkspace) { self.workspace = workspace }

  /// Returns the value of the type's key; rollups of rollups are unsupported, as in Notion's API.
  func value(_ property: PropertyDraft, of page: PageRecord) -> JSONValue {
    switch property.type {
    case "title": .array(page.title)
    case "created_time": .string(page.created.text)
    case "last_edited_time": .string(page.edited.text)
    case "created_by": Template.user(page.createdBy)
    case "last_edited_by": Template.user(page.editedBy)
    case "unique_id":
      ["prefix": property.configuration["prefix"] ?? .null, "number": .number(JSONNumber(page.number))]
    case "rollup":
      page.values[property.id] ?? ["type": "unsupported", "unsupported": [:], "function": "show_original"]
    default: page.values[property.id] ?? ObjectWriter.emptyValue(of: property.type)
    }
  }
}

/// Values computed from the rows of a relation.
struct Rollup {
  let workspace: SimulatedWorkspace

  init(_ workspace: SimulatedWorkspace) { self.workspace = workspace }

  /// Returns the configuration with the ids of its names.
  func schema(of property: PropertyDraft, in dataSource: DataSourceRecord) -> JSONObject {
    let configuration = property.configuration
    let relation = configuration["relation_property_name"]?.string.flatMap { dataSource.property(named: $0) }
    let target = relation.flatMap { self.target($0, configuration) }
    return [
      "rollup_property_name": configuration["rollup_property_name"] ?? .null,
      "relation_property_name": configuration["relation_property_name"] ?? .null,
      "rollup_property_id": target.map { .string($0.id) } ?? .null,
      "relation_property_id": relation.map { .string($0.id) } ?? .null,
      "function": configuration["function"] ?? .null,
    ]
  }

  private func target(_ relation: PropertyDraft, _ configuration: JSONObject) -> PropertyDraft? {
    guard let id = relation.configuration["data_source_id"]?.string.flatMap({ ObjectID($0) }),
      let name = configuration["rollup_property_name"]?.string
    else { return nil }
    return workspace.dataSource(id)?.property(named: name)
  }

  /// Returns the relation of a rollup, and the property that it reads there.
  func path(of property: PropertyDraft, page: PageRecord) -> (
    relation: PropertyDraft?, target: PropertyDraft?
  ) {
    let configuration = property.configuration
    guard case .dataSource(let id) = page.parent, let dataSource = workspace.dataSource(id),
      let relation = configuration["relation_property_name"]?.string.flatMap({
        dataSource.property(named: $0)
      })
    else { return (nil, nil) }
    return (relation, target(relation, configuration))
  }

  /// The functions that the property endpoint does not calculate.
  static let notCalculated: Set<String> = [
    "unique", "show_unique", "median", "count_per_group", "percent_per_group",
  ]

  /// Returns the value of the key `rollup` of a page, calculated from the first `limit` rows.
  func value(of property: PropertyDraft, page: PageRecord, limit: Int = .max) -> JSONValue {
    let function = property.configuration["function"]?.string ?? "show_original"
    guard case (let relation?, let target?) = path(of: property, page: page) else {
      return ["type": "unsupported", "unsupported": [:], "function": .string(function)]
    }
    let rows = SimulatedWorkspace.ids(in: page.values[relation.id]).compactMap { workspace.page($0) }
    let values = rows.prefix(limit).map { row in PropertyReader(workspace).value(target, of: row) }
    return Self.compute(function, values, type: target.type)
  }

  static func compute(_ function: String, _ values: [JSONValue], type: String) -> JSONValue {
    func result(_ type: String, _ value: JSONValue) -> JSONValue {
      .object(JSONObject([("type", .string(type)), (type, value), ("function", .string(function))]))
    }
    func number(_ value: Double?) -> JSONValue {
      result("number", value.flatMap { JSONNumber($0) }.map { .number($0) } ?? .null)
    }
    let numbers = values.compactMap { value -> Double? in
      if case .number(let number) = value { number.double } else { nil }
    }
    let isEmpty = values.map { $0 == .null || $0 == [] || $0 == "" }
    let ticked = values.filter { $0 == true }.count
    let dates = values.compactMap { $0["start"]?.string ?? $0.string }.filter { SimulatorTime($0) != nil }
      .sorted()
    func share(_ part: Int) -> JSONValue {
      number(values.isEmpty ? 0 : Double(part) / Double(values.count))
    }
    func date(_ start: String?, _ end: String? = nil) -> JSONValue {
      result("date", start.map { ValueDraft.date($0, end, nil) } ?? .null)
    }
    switch function {
    case "count": return number(Double(values.count))
    case "count_values": return number(Double(isEmpty.filter { !$0 }.count))
    case "empty": return number(Double(isEmpty.filter { $0 }.count))
    case "not_empty": return number(Double(isEmpty.filter { !$0 }.count))
    case "unique": return number(Double(Set(values).count))
    case "percent_empty": return share(isEmpty.filter { $0 }.count)
    case "percent_not_empty": return share(isEmpty.filter { !$0 }.count)
    case "sum": return number(numbers.reduce(0, +))
    case "average": return number(numbers.isEmpty ? nil : numbers.reduce(0, +) / Double(numbers.count))
    case "median":
      let sorted = numbers.sorted()
      let middle = sorted.count / 2
      return number(
        sorted.isEmpty
          ? nil : sorted.count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2)
    case "min": return number(numbers.min())
    case "max": return number(numbers.max())
    case "range": return number(numbers.isEmpty ? nil : (numbers.max() ?? 0) - (numbers.min() ?? 0))
    case "checked": return number(Double(ticked))
    case "unchecked": return number(Double(values.count - ticked))
    case "percent_checked": return share(ticked)
    case "percent_unchecked": return share(values.count - ticked)
    case "earliest_date": return date(dates.first)
    case "latest_date": return date(dates.last)
    case "date_range": return date(dates.first, dates.last)
    case "show_original", "show_unique":
      return result(
        "array", .array(values.map { .object(JSONObject([("type", .string(type)), (type, $0)])) }))
    default: return result("unsupported", [:])
    }
  }
}
