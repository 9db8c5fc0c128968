import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NotionModel
import NotionSimulator

/// A client of a simulator over real HTTP.
struct TestClient {
  let simulator: NotionSimulator
  var version = "2026-03-11"
  /// The shared client decompresses; one with a plain configuration returns the bytes of the transfer.
  var http = HTTPClient.shared

  init(_ simulator: NotionSimulator) { self.simulator = simulator }

  struct Answer {
    var status: Int
    var headers: HTTPHeaders
    var bytes: [UInt8]

    func header(_ name: String) -> String? { headers.first(name: name) }

    var json: JSONValue {
      get throws { try JSONSlice(validating: bytes).decode(JSONValue.self) }
    }

    /// The ids of a list's results.
    var ids: [String] {
      get throws { try json["results"]?.array?.compactMap { $0["id"]?.string } ?? [] }
    }
  }

  /// Sends a request to the API; the path is relative to `/v1`.
  func send(
    _ method: String, _ path: String, body: JSONValue? = nil, headers: [String: String?] = [:]
  ) async throws -> Answer {
    var all: [String: String?] = [
      "Authorization": "Bearer \(simulator.token)", "Notion-Version": version,
      "Content-Type": "application/json",
    ]
    all.merge(headers) { $1 }
    return try await fetch(method, simulator.url + "/v1" + path, body: body, headers: all)
  }

  func get(_ path: String) async throws -> Answer { try await send("GET", path) }

  func post(_ path: String, _ body: JSONValue = [:]) async throws -> Answer {
    try await send("POST", path, body: body)
  }

  /// Sends a request to any address.
  func fetch(
    _ method: String, _ url: String, body: JSONValue? = nil, headers: [String: String?] = [:]
  ) async throws -> Answer {
    var request = HTTPClientRequest(url: url)
    request.method = HTTPMethod(rawValue: method)
    for (name, value) in headers { if let value { request.headers.add(name: name, value: value) } }
    if let body { request.body = .bytes(ByteBuffer(bytes: body.serialized)) }
    let response = try await http.execute(request, timeout: .seconds(30))
    let buffer = try await response.body.collect(upTo: 64 << 20)
    return Answer(
      status: Int(response.status.code), headers: response.headers, bytes: Array(buffer.readableBytesView))
  }

  /// All results of a list.
  func all(_ path: String, body: JSONObject? = nil, pageSize: Int = 100) async throws -> [JSONValue] {
    var results: [JSONValue] = []
    var cursor: String?
    repeat {
      let answer: Answer
      if var body {
        body["page_size"] = .number(JSONNumber(pageSize))
        if let cursor { body["start_cursor"] = .string(cursor) }
        answer = try await post(path, .object(body))
      } else {
        let separator = path.contains("?") ? "&" : "?"
        let start = cursor.map { "&start_cursor=\($0)" } ?? ""
        answer = try await get("\(path)\(separator)page_size=\(pageSize)\(start)")
      }
      let json = try answer.json
      results += json["results"]?.array ?? []
      cursor = json["next_cursor"]?.string
    } while cursor != nil
    return results
  }
}
