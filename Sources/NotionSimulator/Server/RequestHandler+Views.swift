import NotionModel

extension RequestHandler {
  func views() throws -> SimulatorAnswer {
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

  func view() throws -> SimulatorAnswer {
    let view = try knownView()
    guard Self.viewTypes.contains(view.draft.type) else {
      throw APIFailure.validation("Unsupported view type: \(view.draft.type)")
    }
    return object { $0.view(view, requestID: requestID) }
  }

  func queryView() throws -> SimulatorAnswer {
    let view = try knownView()
    guard let id = view.dataSource, workspace.isReachable(id), let dataSource = workspace.dataSource(id)
    else {
      throw APIFailure.notFound("data source", view.dataSource ?? view.id, workspace)
    }
    let paging = try ListParameters(try body())
    let query = try RowQuery(["filter": view.draft.filter, "sorts": view.draft.sorts], of: dataSource)
    let answer = query.run(on: dataSource, of: workspace, limit: rowCap)
    let queryID = state.newID()
    let expiry = now.advanced(by: .seconds(900))
    state.keep(ViewQueryRecord(view: view.id, answer: answer, expiry: expiry), as: queryID)
    let (ids, next) = try ListParameters(["page_size": .number(JSONNumber(paging.size))]).slice(answer.ids)
    return object { writer in
      writer.json.beginObject()
      writer.member("object", "view_query")
      writer.member("id", queryID)
      writer.member("view_id", view.id)
      writer.member("expires_at", expiry.offsetText)
      writer.member("total_count", .number(JSONNumber(answer.ids.count)))
      writer.json.key("results")
      writer.json.beginArray()
      for id in ids { writer.write(["object": "page", "id": .string(id.description)]) }
      writer.json.endArray()
      writer.json.key("next_cursor")
      writer.json.value(next)
      writer.member("has_more", next != nil)
      if next == nil, answer.isCut { writer.member("request_status", Self.cutStatus) }
      writer.member("request_id", requestID)
      writer.json.endObject()
    }
  }

  private static let cutStatus: JSONValue = [
    "type": "incomplete", "incomplete_reason": "query_result_limit_reached",
  ]

  func viewQueryResults() throws -> SimulatorAnswer {
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
    let (ids, next) = try ListParameters(request.query).slice(record.answer.ids)
    let incomplete = next == nil && record.answer.isCut ? "query_result_limit_reached" : nil
    return list("page", next: next, incomplete: incomplete) { writer in
      for id in ids { writer.write(["object": "page", "id": .string(id.description)]) }
    }
  }
}
