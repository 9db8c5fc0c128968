import NotionModel

extension RequestHandler {
  func search() throws -> SimulatorResponse {
    let body = try body()
    let query = try WorkspaceSearch(body)
    let paging = try ListParameters(body)
    let cursor = try paging.cursor.map { text -> ObjectID in
      guard let id = ObjectID(text) else { throw APIFailure.invalidCursor }
      return id
    }
    let index = state.searchIndex(of: workspace)
    var found = try query.run(on: index, of: workspace, from: cursor, limit: paging.size)
    var incomplete: String?
    if searchCap < .max {
      let all = try query.run(on: index, of: workspace, from: nil, limit: searchCap)
      let start = cursor.map { all.ids.firstIndex(of: $0) ?? all.ids.count } ?? 0
      found.ids = Array(found.ids.prefix(all.ids.count - start))
      if start + found.ids.count >= all.ids.count {
        found.next = nil
        if all.next != nil { incomplete = "query_result_limit_reached" }
      }
    }
    return list("page_or_data_source", next: found.next?.description, incomplete: incomplete) { writer in
      for id in found.ids { writer.pageOrDataSource(id) }
    }
  }

  func database() throws -> SimulatorResponse {
    let id = try pathID()
    try reach(id, as: "database")
    guard let database = workspace.database(id) else {
      if workspace.page(id) != nil {
        throw APIFailure.validation(
          "Provided ID \(id) is a page, not a database. Use the retrieve page API instead.")
      }
      throw APIFailure.notFound("database", id, workspace)
    }
    return object { $0.database(database, requestID: requestID) }
  }

  func knownDataSource() throws -> DataSourceRecord {
    let id = try pathID()
    guard workspace.isReachable(id), let dataSource = workspace.dataSource(id) else {
      throw APIFailure.notFound("database", id, workspace)
    }
    return dataSource
  }

  func dataSource() throws -> SimulatorResponse {
    let dataSource = try knownDataSource()
    return object { $0.dataSource(dataSource, requestID: requestID) }
  }

  func queryDataSource() throws -> SimulatorResponse {
    let dataSource = try knownDataSource()
    var body = try body()
    let paging = try ListParameters(body)
    let query = try RowQuery(body, of: dataSource)
    body["start_cursor"] = nil
    body["page_size"] = nil
    let key = QuerySessions.Key(object: dataSource.id, query: body)
    let names = request.query.list("filter_properties")
    let filter = names.isEmpty ? nil : propertyIDs(names, of: dataSource.properties)

    var session = state.newID()
    var start: ObjectID?
    if let cursor = paging.cursor {
      let parts = cursor.split(separator: ":")
      guard parts.count == 3, parts[0] == "s", let id = ObjectID(parts[1]), let row = ObjectID(parts[2])
      else { throw APIFailure.invalidCursor }
      (session, start) = (id, row)
    }
    let result = state.session(session, key) { query.run(on: dataSource, of: workspace, limit: rowCap) }
    var first = 0
    if let start {
      guard let position = result.ids.firstIndex(of: start) else { throw APIFailure.invalidCursor }
      first = position
    }
    let end = min(first + paging.size, result.ids.count)
    let next = end < result.ids.count ? "s:\(session):\(result.ids[end])" : nil
    let incomplete = next == nil && result.isCut ? "query_result_limit_reached" : nil
    return list("page_or_data_source", next: next, incomplete: incomplete) { writer in
      for id in result.ids[first..<end] where workspace.isReachable(id) {
        writer.pageOrDataSource(id, filter: filter)
      }
    }
  }

  func templates() throws -> SimulatorResponse {
    let dataSource = try knownDataSource()
    let shown = dataSource.templates.filter { workspace.isReachable($0.id) && !workspace.isInTrash($0.id) }
    let (ids, next) = try ListParameters(request.query).slice(shown.map(\.id))
    return object { writer in
      writer.json.beginObject()
      writer.json.key("templates")
      writer.json.beginArray()
      for template in shown where ids.contains(template.id) {
        writer.json.beginObject()
        writer.member("id", template.id)
        writer.member("name", template.name)
        writer.member("is_default", template.id == dataSource.templates.first?.id)
        writer.json.endObject()
      }
      writer.json.endArray()
      writer.member("has_more", next != nil)
      writer.json.key("next_cursor")
      writer.json.value(next)
      writer.json.endObject()
    }
  }
}

extension ObjectWriter {
  mutating func pageOrDataSource(_ id: ObjectID, filter: Set<String>? = nil) {
    if let page = workspace.page(id) {
      self.page(page, filter: filter)
    } else if let dataSource = workspace.dataSource(id) {
      self.dataSource(dataSource)
    }
  }
}

extension RequestHandler {
  func views() throws -> SimulatorResponse {
    let ids: [ObjectID]
    if let text = request.query["database_id"] {
      guard let id = ObjectID(text), workspace.isReachable(id), let database = workspace.database(id) else {
        throw ObjectID(text).map { APIFailure.notFound("database", $0, workspace) }
          ?? APIFailure.validation("query failed validation: query.database_id should be a valid uuid.")
      }
      ids = database.views
    } else if let text = request.query["data_source_id"] {
      guard let id = ObjectID(text), workspace.isReachable(id), let source = workspace.dataSource(id) else {
        throw ObjectID(text).map { APIFailure.notFound("data source", $0, workspace) }
          ?? APIFailure.validation("query failed validation: query.data_source_id should be a valid uuid.")
      }
      ids = (workspace.database(source.database)?.views ?? []).filter { workspace.view($0)?.dataSource == id }
    } else {
      throw APIFailure.validation(
        "query failed validation: query.database_id or query.data_source_id should be defined.")
    }
    let (slice, next) = try ListParameters(request.query).slice(ids)
    return list("view", next: next) { writer in
      for id in slice { writer.write(["object": "view", "id": .string(id.description)]) }
    }
  }

  private func knownView() throws -> ViewRecord {
    let id = try pathID()
    guard let view = workspace.view(id), workspace.isReachable(view.database) else {
      throw APIFailure.notFound("view", id, workspace)
    }
    return view
  }

  /// The types of views that the API supports.
  private static let viewTypes: Set<String> = [
    "table", "board", "list", "calendar", "timeline", "gallery", "form", "chart", "map", "dashboard",
  ]

  func view() throws -> SimulatorResponse {
    let view = try knownView()
    guard Self.viewTypes.contains(view.draft.type) else {
      throw APIFailure.validation("Unsupported view type: \(view.draft.type)")
    }
    return object { $0.view(view, requestID: requestID) }
  }

  func queryView() throws -> SimulatorResponse {
    let view = try knownView()
    guard let id = view.dataSource, workspace.isReachable(id), let dataSource = workspace.dataSource(id)
    else {
      throw APIFailure.notFound("data source", view.dataSource ?? view.id, workspace)
    }
    let paging = try ListParameters(try body())
    let query = try RowQuery(["filter": view.draft.filter, "sorts": view.draft.sorts], of: dataSource)
    let result = query.run(on: dataSource, of: workspace, limit: rowCap)
    let queryID = state.newID()
    let expiry = now.advanced(by: .seconds(900))
    state.keep(ViewQueryRecord(view: view.id, result: result, expiry: expiry), as: queryID)
    let (ids, next) = try ListParameters(["page_size": .number(JSONNumber(paging.size))]).slice(result.ids)
    return object { writer in
      writer.json.beginObject()
      writer.member("object", "view_query")
      writer.member("id", queryID)
      writer.member("view_id", view.id)
      writer.member("expires_at", expiry.offsetText)
      writer.member("total_count", .number(JSONNumber(result.ids.count)))
      writer.json.key("results")
      writer.json.beginArray()
      for id in ids { writer.write(["object": "page", "id": .string(id.description)]) }
      writer.json.endArray()
      writer.json.key("next_cursor")
      writer.json.value(next)
      writer.member("has_more", next != nil)
      if next == nil, result.isCut { writer.member("request_status", Self.cutStatus) }
      writer.member("request_id", requestID)
      writer.json.endObject()
    }
  }

  private static let cutStatus: JSONValue = [
    "type": "incomplete", "incomplete_reason": "query_result_limit_reached",
  ]

  func viewQueryResults() throws -> SimulatorResponse {
    let view = try knownView()
    let text = request.route.secondID ?? ""
    guard let id = ObjectID(text) else { throw APIFailure.invalidID("query_id", text) }
    guard let record = state.viewQuery(id), record.view == view.id, now < record.expiry else {
      throw APIFailure.notFound("view query", id, workspace)
    }
    if request.method == "DELETE" {
      state.forgetViewQuery(id)
      return object { writer in
        writer.write([
          "object": "view_query", "id": .string(id.description), "deleted": true,
          "request_id": .string(requestID),
        ])
      }
    }
    let (ids, next) = try ListParameters(request.query).slice(record.result.ids)
    let incomplete = next == nil && record.result.isCut ? "query_result_limit_reached" : nil
    return list("page", next: next, incomplete: incomplete) { writer in
      for id in ids { writer.write(["object": "page", "id": .string(id.description)]) }
    }
  }
}
