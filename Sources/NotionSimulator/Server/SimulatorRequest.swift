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
