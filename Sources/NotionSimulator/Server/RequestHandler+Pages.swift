import NotionModel

extension RequestHandler {
  func knownPage() throws -> PageRecord {
    let id = try pathID()
    try reach(id, as: "page")
    guard let page = workspace.page(id) else {
      if workspace.database(id) != nil {
        throw APIFailure.validation(
          "Provided ID \(id) is a database, not a page. Use the retrieve database API instead.")
      }
      throw APIFailure.notFound("page", id, workspace)
    }
    return page
  }

  func page() throws -> SimulatorAnswer {
    let page = try knownPage()
    let wanted = request.query.list("filter_properties")
    let filter =
      wanted.isEmpty ? nil : propertyIDs(wanted, of: workspace.properties(of: page).map(\.property))
    return object { $0.page(page, filter: filter, requestID: requestID) }
  }

  /// Returns property ids in any form: encoded, decoded, or by name.
  func propertyIDs(_ wanted: [String], of properties: [PropertyDraft]) -> Set<String> {
    let spelled = Set(wanted + wanted.map { PercentEncoding.decoded($0) })
    return Set(
      properties.filter { property in
        spelled.contains(property.id) || spelled.contains(PercentEncoding.decoded(property.id))
          || spelled.contains(property.name)
      }.map(\.id))
  }

  func pageProperty() throws -> SimulatorAnswer {
    let page = try knownPage()
    let wanted = request.route.secondID ?? ""
    let found = workspace.properties(of: page).first { _, property in
      property.id == wanted || PercentEncoding.decoded(property.id) == PercentEncoding.decoded(wanted)
    }
    guard let property = found?.property else {
      throw APIFailure(
        status: 404, code: "object_not_found",
        message: "Could not find property with ID: \(PercentEncoding.decoded(wanted)).")
    }
    let value = writer.propertyValue(property, of: page)
    switch property.type {
    case "title", "rich_text", "people", "relation":
      return try items(value.array ?? [], property, page, detail: .object([:])) {
        ($0, property.type, property.id)
      }
    case "rollup":
      return try rollupItems(value, property, page)
    default:
      return object { writer in
        writer.json.beginObject()
        writer.member("object", "property_item")
        writer.member("type", property.type)
        writer.member("id", property.id)
        writer.member(property.type, page.wholeValues[property.id] ?? value)
        writer.member("request_id", requestID)
        writer.json.endObject()
      }
    }
  }

  private func rollupItems(
    _ value: JSONValue, _ property: PropertyDraft, _ page: PageRecord
  ) throws -> SimulatorAnswer {
    let (relation, target) = Rollup(workspace).path(of: property, page: page)
    let rows =
      relation.map { SimulatedWorkspace.ids(in: page.values[$0.id]).compactMap { workspace.page($0) } } ?? []
    let reader = PropertyReader(workspace)
    let elements = target.map { target in rows.map { reader.value(target, of: $0) } } ?? []
    let paging = try ListParameters(request.query)
    let isLast =
      try offset(paging.cursor, count: elements.count, page, property) + paging.size >= elements.count
    var detail = value
    let function = value["function"]?.string ?? ""
    if Rollup.notCalculated.contains(function) {
      detail = ["type": "unsupported", "unsupported": [:], "function": .string(function)]
    } else if value["type"]?.string == "array" {
      detail = ["type": "array", "array": [], "function": .string(function)]
    } else if !isLast {
      detail = ["type": "incomplete", "incomplete": [:], "function": .string(function)]
    }
    return try items(elements, property, page, detail: detail) {
      ($0, target?.type ?? "relation", target?.id ?? "")
    }
  }

  /// Returns a list of property items; cursors are short and opaque.
  private func items(
    _ elements: [JSONValue], _ property: PropertyDraft, _ page: PageRecord, detail: JSONValue,
    _ item: (JSONValue) -> (value: JSONValue, type: String, id: String)
  ) throws -> SimulatorAnswer {
    let paging = try ListParameters(request.query)
    let start = try offset(paging.cursor, count: elements.count, page, property)
    let end = min(start + paging.size, elements.count)
    let next = end < elements.count ? cursor(end, page, property) : nil
    let nextURL = next.map { cursor in
      "https://api.notion.com/v1/pages/\(page.id.compactText)/properties/\(property.id)"
        + "?start_cursor=\(cursor)&page_size=\(paging.size)"
    }
    let description: JSONObject = JSONObject([
      ("id", .string(property.id)), ("next_url", nextURL.map { .string($0) } ?? .null),
      ("type", .string(property.type)), (property.type, detail),
    ])
    return list("property_item", next: next, detail: .object(description)) { writer in
      for element in elements[start..<end] {
        let item = item(element)
        writer.json.beginObject()
        writer.member("object", "property_item")
        writer.member("type", item.type)
        writer.member("id", item.id)
        writer.member(item.type, item.value)
        writer.json.endObject()
      }
    }
  }

  private func key(_ page: PageRecord, _ property: PropertyDraft) -> UInt64 {
    ObjectID(simulated: "cursor \(page.id) \(property.id)").high
  }

  private func cursor(_ offset: Int, _ page: PageRecord, _ property: PropertyDraft) -> String {
    String(SeededRandom.mix(UInt64(offset) ^ key(page, property)), radix: 36)
  }

  private func offset(
    _ cursor: String?, count: Int, _ page: PageRecord, _ property: PropertyDraft
  ) throws -> Int {
    guard let cursor else { return 0 }
    guard let mixed = UInt64(cursor, radix: 36) else { throw APIFailure.invalidCursor }
    let offset = SeededRandom.unmix(mixed) ^ key(page, property)
    guard offset <= UInt64(count) else { throw APIFailure.invalidCursor }
    return Int(offset)
  }
}
