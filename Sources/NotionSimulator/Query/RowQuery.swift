import NotionModel

/// A query of a data source with the list of all matching rows.
struct RowQuery: Sendable {
  var filter: QueryFilter?
  var order: QuerySorts
  var wantsTrash: Bool
  var wantsArchived: Bool
  /// For a wiki: `page`, `data_source`, or both.
  var resultType: String?

  init(_ body: JSONObject, of dataSource: DataSourceRecord) throws {
    if let json = body["filter"], json != .null { filter = try QueryFilter(json, in: dataSource) }
    order = try QuerySorts(body["sorts"] ?? .null, in: dataSource)
    wantsTrash = body["in_trash"]?.bool ?? false
    wantsArchived = body["is_archived"]?.bool ?? false
    resultType = body["result_type"]?.string
  }

  /// Returns the ids of the rows, at most `limit`, and whether there are more.
  func run(on dataSource: DataSourceRecord, of workspace: SimulatedWorkspace, limit: Int) -> Result {
    let reader = PropertyReader(workspace)
    let needsValues = filter?.readsValues ?? false || order.readsValues
    var found: [PageRecord] = []
    var children: [ObjectID] = []
    for id in workspace.rows(of: dataSource.id) {
      if workspace.databases[id] != nil {
        children.append(id)
        continue
      }
      guard let page = needsValues ? workspace.page(id) : workspace.outline(id),
        page.isArchived == wantsArchived,
        workspace.isInTrash(id) == wantsTrash, workspace.isReachable(id),
        filter?.matches(page, reader) ?? true
      else { continue }
      found.append(page)
    }
    var ids = resultType == "data_source" ? [] : order.sort(found, reader).map(\.id)
    if resultType != "page", filter == nil {
      ids += children.filter { workspace.isReachable($0) && workspace.isInTrash($0) == wantsTrash }
        .flatMap { workspace.database($0)?.dataSources ?? [] }
    }
    return Result(ids: Array(ids.prefix(limit)), isCut: ids.count > limit)
  }

  struct Result: Sendable {
    var ids: [ObjectID]
    var isCut: Bool
  }
}

/// The sorts of a query; rows that are equal keep the order in which they were made.
struct QuerySorts: Sendable {
  private enum Key: Sendable {
    case created
    case edited
    case property(PropertyDraft)
  }

  private var keys: [(key: Key, isDescending: Bool)] = []

  init(_ json: JSONValue, in dataSource: DataSourceRecord) throws {
    for sort in json.array ?? [] {
      let isDescending = sort["direction"]?.string == "descending"
      if let timestamp = sort["timestamp"]?.string {
        keys.append((timestamp == "last_edited_time" ? .edited : .created, isDescending))
      } else if let name = sort["property"]?.string {
        guard let property = dataSource.property(named: name) ?? dataSource.property(id: name) else {
          throw APIFailure.validation("Could not find sort property with name or id: \(name)")
        }
        keys.append((.property(property), isDescending))
      } else {
        throw APIFailure.validation("body failed validation: body.sorts[0] names no property or timestamp.")
      }
    }
  }

  /// Whether it looks at properties, and not at times alone.
  var readsValues: Bool {
    keys.contains { key in
      if case .property = key.key { true } else { false }
    }
  }

  func sort(_ rows: [PageRecord], _ reader: PropertyReader) -> [PageRecord] {
    guard !keys.isEmpty else { return rows }
    let ranked = rows.enumerated().map { index, page in
      (page: page, index: index, values: keys.map { Self.value($0.key, page, reader) })
    }
    return ranked.sorted { left, right in
      for (position, key) in keys.enumerated() {
        let (first, second) = (left.values[position], right.values[position])
        if first == second { continue }
        // Empty values come last in either direction, as in Notion's tables.
        if first == .empty || second == .empty { return second == .empty }
        return key.isDescending ? second < first : first < second
      }
      return left.index < right.index
    }.map(\.page)
  }

  private enum Value: Hashable, Comparable {
    case number(Double)
    case text(String)
    case empty
  }

  private static func value(_ key: Key, _ page: PageRecord, _ reader: PropertyReader) -> Value {
    switch key {
    case .created: return .number(Double(page.created.milliseconds))
    case .edited: return .number(Double(page.edited.milliseconds))
    case .property(let property): return rank(reader.value(property, of: page), property)
    }
  }

  private static func rank(_ value: JSONValue, _ property: PropertyDraft) -> Value {
    switch value {
    case .null: return .empty
    case .bool(let bool): return .number(bool ? 1 : 0)
    case .number(let number): return .number(number.double)
    case .string(let text): return text.isEmpty ? .empty : .text(text.lowercased())
    case .array(let elements):
      let text = elements.map { $0["plain_text"]?.string ?? $0["name"]?.string ?? "" }.joined()
      return text.isEmpty ? .empty : .text(text.lowercased())
    case .object(let object):
      if let start = object["start"]?.string, let time = SimulatorTime(start) {
        return .number(Double(time.milliseconds))
      }
      // Options sort in the order of the schema, not by name.
      if let name = object["name"]?.string {
        let options = property.configuration["options"]?.array ?? []
        let index = options.firstIndex { $0["name"]?.string == name }
        return index.map { .number(Double($0)) } ?? .text(name)
      }
      if let number = object["number"], case .number(let number) = number { return .number(number.double) }
      if let type = object["type"]?.string, let inner = object[type] { return rank(inner, property) }
      return .empty
    }
  }
}

/// The row lists of queries in progress: a cursor identifies one of them and a row in it.
///
/// Only the latest are kept; for a cursor of an older one its query is executed again.
struct QuerySessions: Sendable {
  private var sessions: [(id: ObjectID, key: Key, result: RowQuery.Result)] = []
  private let capacity = 32

  /// The identity of a query.
  struct Key: Sendable, Hashable {
    var object: ObjectID
    var query: JSONObject
  }

  func result(_ id: ObjectID, _ key: Key) -> RowQuery.Result? {
    sessions.first { $0.id == id && $0.key == key }?.result
  }

  mutating func keep(_ id: ObjectID, _ key: Key, _ result: RowQuery.Result) {
    sessions.removeAll { $0.id == id }
    sessions.append((id, key, result))
    if sessions.count > capacity { sessions.removeFirst() }
  }
}

/// The stored result of a view's query, valid for 15 minutes.
struct ViewQueryRecord: Sendable {
  var view: ObjectID
  var result: RowQuery.Result
  var expiry: SimulatorTime
}
