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

  /// Returns the answer of the API, after token, version and rate limit have been checked.
  mutating func answer() throws -> SimulatorAnswer {
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

  /// Returns one object as the answer.
  func object(_ write: (inout ObjectWriter) -> Void) -> SimulatorAnswer {
    var writer = self.writer
    write(&writer)
    return .json(writer.json.bytes, requestID: requestID)
  }

  /// Returns a list as the answer; `write` writes its elements.
  func list(
    _ type: String, next: String?, detail: JSONValue = [:], incomplete: String? = nil,
    _ write: (inout ObjectWriter) throws -> Void
  ) rethrows -> SimulatorAnswer {
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
