import NotionModel

/// Answers one request from a snapshot of the workspace.
struct RequestHandler {
  let state: SimulatorState
  let request: SimulatorRequest
  let workspace: SimulatedWorkspace
  let now: SimulatorTime
  let requestID: String
  let signer: URLSigner
  let nonce: UInt64
  let rowCap: Int
  let searchCap: Int
  var version = APIVersion.v2026_03_11

  /// Returns the response of the API, after token, version and rate limit have been checked.
  mutating func respond() throws -> SimulatorResponse {
    switch request.route.kind {
    case .search: try search()
    case .users: try users()
    case .user: try user()
    case .me: me()
    case .page: try page()
    case .pageProperty: try pageProperty()
    case .pageMarkdown: try pageMarkdown()
    case .block: try block()
    case .blockChildren: try blockChildren()
    case .database: try database()
    case .dataSource: try dataSource()
    case .dataSourceQuery: try queryDataSource()
    case .dataSourceTemplates: try templates()
    case .views: try views()
    case .view: try view()
    case .viewQuery: try queryView()
    case .viewQueryResults: try viewQueryResults()
    case .comments: try comments()
    case .comment: try comment()
    case .customEmojis: try customEmojis()
    case .fileUploads: try fileUploads()
    case .download, .webFile, .control, .unknown: throw APIFailure.invalidURL
    }
  }

  var writer: ObjectWriter {
    ObjectWriter(workspace, version: version, signer: signer, now: now, nonce: nonce)
  }

  /// Returns one object as the response.
  func object(_ write: (inout ObjectWriter) -> Void) -> SimulatorResponse {
    var writer = self.writer
    write(&writer)
    return .json(writer.json.bytes, requestID: requestID)
  }

  /// Returns a list as the response; `write` writes its elements.
  func list(
    _ type: String, next: String?, detail: JSONValue = [:], incomplete: String? = nil,
    _ write: (inout ObjectWriter) throws -> Void
  ) rethrows -> SimulatorResponse {
    var writer = self.writer
    writer.json.beginObject()
    writer.member("object", "list")
    writer.json.key("results")
    writer.json.beginArray()
    try write(&writer)
    writer.json.endArray()
    writer.json.key("next_cursor")
    writer.json.value(next)
    writer.member("has_more", next != nil)
    writer.member("type", type)
    writer.member(type, detail)
    if let incomplete {
      writer.member(
        "request_status", ["type": "incomplete", "incomplete_reason": .string(incomplete)])
    }
    writer.member("request_id", requestID)
    writer.json.endObject()
    return .json(writer.json.bytes, requestID: requestID)
  }

  /// Returns the id in the path.
  func pathID() throws -> ObjectID {
    let text = request.route.id ?? ""
    guard let id = ObjectID(text) else { throw APIFailure.invalidID(request.route.idName, text) }
    return id
  }

  /// Returns the body, which must be an object; a missing body is an empty object.
  func body() throws -> JSONObject {
    guard !request.body.isEmpty else { return [:] }
    guard let value = try? JSONSlice(validating: request.body).decode(JSONValue.self),
      let object = value.object
    else { throw APIFailure.invalidJSON }
    return object
  }

  /// Fails with 404 unless the object exists and is shared.
  func reach(_ id: ObjectID, as kind: String) throws {
    guard workspace.isReachable(id) else { throw APIFailure.notFound(kind, id, workspace) }
  }
}

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

  func page() throws -> SimulatorResponse {
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

  func pageProperty() throws -> SimulatorResponse {
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
  ) throws -> SimulatorResponse {
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
  ) throws -> SimulatorResponse {
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

extension RequestHandler {
  func block() throws -> SimulatorResponse {
    let id = try pathID()
    try reachBlock(id)
    return object { $0.block(id, requestID: requestID) }
  }

  private func reachBlock(_ id: ObjectID) throws {
    guard workspace.isReachable(id),
      workspace.page(id) != nil || workspace.block(id) != nil || workspace.database(id) != nil
    else { throw APIFailure.notFound("block", id, workspace) }
  }

  func blockChildren() throws -> SimulatorResponse {
    let id = try pathID()
    try reachBlock(id)
    if workspace.page(id) == nil, let block = workspace.block(id) {
      if let message = block.childrenRefusal { throw APIFailure.validation(message) }
      if block.type == "synced_block",
        let original = block.payload["synced_from"]?["block_id"]?.string.flatMap({ ObjectID($0) })
      {
        try reachBlock(original)
        return try children(of: original)
      }
    }
    return try children(of: id)
  }

  private func children(of id: ObjectID) throws -> SimulatorResponse {
    let paging = try ListParameters(request.query)
    let (ids, next) = try paging.slice(workspace.children(of: id))
    return list("block", next: next) { writer in
      for id in ids { writer.block(id) }
    }
  }

  func comments() throws -> SimulatorResponse {
    guard workspace.capabilities.readsComments else { throw APIFailure.capability("comments") }
    guard let text = request.query["block_id"] else {
      throw APIFailure.validation(
        "query failed validation: query.block_id should be defined, instead was `undefined`.")
    }
    guard let id = ObjectID(text) else {
      throw APIFailure.validation(
        "query failed validation: query.block_id should be a valid uuid, instead was `\"\(text)\"`.")
    }
    try reachBlock(id)
    let (ids, next) = try ListParameters(request.query).slice(workspace.comments(on: id))
    return list("comment", next: next) { writer in
      for comment in ids.compactMap({ workspace.comment($0) }) { writer.comment(comment) }
    }
  }

  func comment() throws -> SimulatorResponse {
    guard workspace.capabilities.readsComments else { throw APIFailure.capability("comments") }
    let id = try pathID()
    guard let comment = workspace.comment(id), !comment.isResolved,
      comment.parent.id.map({ workspace.isReachable($0) }) ?? false
    else { throw APIFailure.notFound("comment", id, workspace) }
    return object { $0.comment(comment, requestID: requestID) }
  }

  func pageMarkdown() throws -> SimulatorResponse {
    let id = try pathID()
    guard workspace.isReachable(id), workspace.page(id) != nil || workspace.block(id) != nil else {
      throw APIFailure.notFound("page", id, workspace)
    }
    var markdown = MarkdownRenderer(writer, limit: MarkdownRenderer.recordLimit)
    markdown.write(childrenOf: id)
    return object { writer in
      writer.json.beginObject()
      writer.member("object", "page_markdown")
      writer.member("id", id)
      writer.member("markdown", markdown.text)
      writer.member("truncated", !markdown.unknownBlocks.isEmpty)
      writer.member(
        "unknown_block_ids", .array(markdown.unknownBlocks.map { .string($0.description) }))
      writer.member("request_id", requestID)
      writer.json.endObject()
    }
  }
}

extension RequestHandler {
  func users() throws -> SimulatorResponse {
    guard workspace.capabilities.tokenOwner == nil else {
      throw APIFailure.restricted("Personal access tokens cannot list users.")
    }
    guard workspace.capabilities.readsUsers else { throw APIFailure.capability("users") }
    let (ids, next) = try ListParameters(request.query).slice(workspace.listedUsers)
    return list("user", next: next) { writer in
      for id in ids { writer.user(id) }
    }
  }

  func user() throws -> SimulatorResponse {
    if let owner = workspace.capabilities.tokenOwner, try pathID() != owner {
      throw APIFailure.restricted("Personal access tokens can only retrieve their own authorized user.")
    }
    guard workspace.capabilities.readsUsers else { throw APIFailure.capability("users") }
    let id = try pathID()
    guard workspace.user(id) != nil else { throw APIFailure.notFound("user", id, workspace) }
    return wholeUser(id)
  }

  func me() -> SimulatorResponse { wholeUser(workspace.integration) }

  private func wholeUser(_ id: ObjectID) -> SimulatorResponse {
    object { writer in
      writer.json.beginObject()
      writer.userMembers(id, isOwnBot: id == workspace.integration)
      writer.member("request_id", requestID)
      writer.json.endObject()
    }
  }

  func customEmojis() throws -> SimulatorResponse {
    let name = request.query["name"]
    let emojis = workspace.emojis.filter { name == nil || $0.name == name }
    let (ids, next) = try ListParameters(request.query).slice(emojis.map(\.id))
    return object { writer in
      writer.json.beginObject()
      writer.member("object", "list")
      writer.member("type", "custom_emoji")
      writer.json.key("results")
      writer.json.beginArray()
      for id in ids {
        if let emoji = emojis.first(where: { $0.id == id }) { writer.write(Template.emoji(emoji.name)) }
      }
      writer.json.endArray()
      writer.member("has_more", next != nil)
      writer.json.key("next_cursor")
      writer.json.value(next)
      writer.member("request_id", requestID)
      writer.json.endObject()
    }
  }

  func fileUploads() throws -> SimulatorResponse {
    let uploads = workspace.fileUploads.filter { _ in
      request.query["status"].map { $0 == "uploaded" } ?? true
    }
    let (ids, next) = try ListParameters(request.query).slice(uploads.map(\.id))
    return list("file_upload", next: next) { writer in
      for upload in uploads where ids.contains(upload.id) { writer.fileUpload(upload) }
    }
  }
}
