import Hummingbird
import NIOCore
import NotionModel

/// A request, read completely.
struct SimulatorRequest: Sendable {
  var method: String
  /// The path and query, as sent.
  var target: String
  var route: APIRoute
  var query: QueryParameters
  var headers: [String: String]
  var body: [UInt8]

  init(method: String, target: String, headers: [String: String] = [:], body: [UInt8] = []) {
    let halves = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
    let path = halves.first.map(String.init) ?? "/"
    self.method = method
    self.target = target
    self.headers = headers
    self.body = body
    route = APIRoute(method: method, path: path)
    query = QueryParameters(halves.count == 2 ? halves[1] : "")
  }

  /// The object of the request, in the path, query or body.
  var object: ObjectID? {
    (route.id ?? query["block_id"] ?? query["database_id"] ?? query["data_source_id"]).flatMap {
      ObjectID($0)
    }
  }
}

/// The context of a handler: the channel of the connection, so that a fault can cut it.
struct SimulatorContext: RequestContext {
  var coreContext: CoreRequestContextStorage
  let channel: any Channel

  init(source: ApplicationRequestContextSource) {
    coreContext = CoreRequestContextStorage(source: source)
    channel = source.channel
  }
}

/// The parameters of a URL's query, decoded, in order.
struct QueryParameters: Sendable {
  private(set) var all: [(name: String, value: String)] = []

  init(_ query: some StringProtocol) {
    for part in query.split(separator: "&") {
      let halves = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      let value = halves.count == 2 ? PercentEncoding.decoded(halves[1]) : ""
      all.append((PercentEncoding.decoded(halves[0]), value))
    }
  }

  subscript(name: String) -> String? { all.first { $0.name == name }?.value }

  /// Returns the values of `name`, `name[]` and `name[0]`.
  func list(_ name: String) -> [String] {
    all.filter { $0.name == name || $0.name.hasPrefix(name + "[") }.map(\.value)
  }
}

/// `page_size` and `start_cursor` of a list.
struct ListParameters: Sendable {
  var size: Int
  var cursor: String?

  /// Parses them from a query string.
  init(_ query: QueryParameters) throws {
    let size = try query["page_size"].map { text -> Int in
      guard let size = Int(text) else {
        throw APIFailure.validation(
          "query failed validation: query.page_size should be a number or `undefined`, instead was `\"\(text)\"`."
        )
      }
      return size
    }
    try self.init(size: size, cursor: query["start_cursor"], part: "query")
  }

  /// Parses them from a body.
  init(_ body: JSONObject) throws {
    if let cursor = body["start_cursor"], cursor != .null, cursor.string == nil {
      throw APIFailure.validation(
        "body failed validation: body.start_cursor should be a string or `undefined`.")
    }
    if let size = body["page_size"], size != .null, size.integer == nil {
      throw APIFailure.validation(
        "body failed validation: body.page_size should be a number or `undefined`.")
    }
    try self.init(size: body["page_size"]?.integer, cursor: body["start_cursor"]?.string, part: "body")
  }

  private init(size: Int?, cursor: String?, part: String) throws {
    let size = size ?? 100
    guard size <= 100 else {
      throw APIFailure.validation(
        "\(part) failed validation: \(part).page_size should be ≤ `100`, instead was `\(size)`.")
    }
    guard size >= 1 else {
      throw APIFailure.validation(
        "\(part) failed validation: \(part).page_size should be ≥ `1`, instead was `\(size)`.")
    }
    self.size = size
    self.cursor = cursor
  }

  /// Returns the requested part of a list of ids; a cursor is the id of the next element.
  func slice(_ ids: [ObjectID]) throws -> (ids: ArraySlice<ObjectID>, next: String?) {
    var start = 0
    if let cursor {
      guard let id = ObjectID(cursor), let position = ids.firstIndex(of: id) else {
        throw APIFailure.invalidCursor
      }
      start = position
    }
    let end = min(start + size, ids.count)
    return (ids[start..<end], end < ids.count ? ids[end].description : nil)
  }
}

/// A response before it is written.
struct SimulatorResponse: Sendable {
  var status: Int
  var headers: [(name: String, value: String)] = []
  var body: [UInt8]

  static func json(_ bytes: [UInt8], requestID: String, status: Int = 200) -> SimulatorResponse {
    SimulatorResponse(
      status: status,
      headers: [("Content-Type", "application/json; charset=utf-8"), ("x-notion-request-id", requestID)],
      body: bytes)
  }

  static func failure(_ failure: APIFailure, requestID: String) -> SimulatorResponse {
    json(failure.body(requestID: requestID), requestID: requestID, status: failure.status)
  }

  func header(_ name: String) -> String? {
    headers.first { $0.name.lowercased() == name.lowercased() }?.value
  }
}

/// A response that is an error of the API.
struct APIFailure: Error, Sendable, Hashable {
  var status: Int
  var code: String
  var message: String
  var additionalData: JSONObject?

  static func validation(_ message: String) -> APIFailure {
    APIFailure(status: 400, code: "validation_error", message: message)
  }

  static let invalidURL = APIFailure(
    status: 400, code: "invalid_request_url", message: "Invalid request URL.")

  static let invalidJSON = APIFailure(
    status: 400, code: "invalid_json", message: "Error parsing JSON body.")

  static let invalidCursor = validation("The start_cursor provided is invalid")

  static let unauthorized = APIFailure(
    status: 401, code: "unauthorized", message: "API token is invalid.")

  static let missingVersion = APIFailure(
    status: 400, code: "missing_version",
    message: "Notion-Version header failed validation: Notion-Version header should be defined, "
      + "instead was `undefined`.")

  static func invalidID(_ name: String, _ text: String) -> APIFailure {
    validation("path failed validation: path.\(name) should be a valid uuid, instead was `\"\(text)\"`.")
  }

  static func restricted(_ message: String) -> APIFailure {
    APIFailure(status: 403, code: "restricted_resource", message: message)
  }

  static func capability(_ what: String) -> APIFailure {
    APIFailure(
      status: 403, code: "restricted_resource",
      message: "Insufficient permissions for this endpoint: the integration cannot read \(what).")
  }

  static func notFound(_ kind: String, _ id: ObjectID, _ workspace: SimulatedWorkspace) -> APIFailure {
    APIFailure(
      status: 404, code: "object_not_found",
      message: "Could not find \(kind) with ID: \(id). Make sure the relevant pages and databases are "
        + "shared with your integration \"\(workspace.integrationName)\".",
      additionalData: ["integration_id": .string(workspace.integration.description)])
  }

  func body(requestID: String) -> [UInt8] {
    var object: JSONObject = [
      "object": "error", "status": .number(JSONNumber(status)), "code": .string(code),
      "message": .string(message),
    ]
    if let additionalData { object["additional_data"] = .object(additionalData) }
    object["request_id"] = .string(requestID)
    return JSONValue.object(object).serialized
  }
}
