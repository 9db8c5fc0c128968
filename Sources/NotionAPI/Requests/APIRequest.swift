public import NotionModel

/// A call of the API as a value, so that it can be stored in a queue or a database and sent later.
///
/// It contains neither token nor host. All of these calls are read-only, with any method, so they may be
/// repeated.
public struct APIRequest: Sendable, Hashable {
  /// The HTTP methods of read-only calls.
  public enum Method: String, Sendable, Hashable, Codable {
    /// The method of most reads.
    case get = "GET"
    /// The method of searches and queries.
    case post = "POST"
  }

  /// The location of a list's cursor and page size.
  public enum Pagination: String, Sendable, Hashable, Codable {
    /// None: the response is one object.
    case none
    /// In the query of the URL.
    case query
    /// In the body.
    case body
  }

  /// The method.
  public var method: Method
  /// The path below the version, as in `blocks/…/children`, percent-encoded.
  public var path: String
  /// The items of the URL's query, in order, not encoded.
  public var query: [QueryItem]
  /// The JSON body.
  public var body: JSONObject?
  /// The kind of operation, for pacing and statistics.
  public var operation: OperationKind
  /// The priority in the queue.
  public var priority: RequestPriority
  /// The object of the request, for errors.
  public var object: ObjectID?
  /// The location of a list's cursor.
  public var pagination: Pagination

  /// Creates a call.
  public init(
    _ method: Method = .get,
    _ path: String,
    query: [QueryItem] = [],
    body: JSONObject? = nil,
    operation: OperationKind,
    priority: RequestPriority = .normal,
    object: ObjectID? = nil,
    pagination: Pagination = .none
  ) {
    self.method = method
    self.path = path
    self.query = query
    self.body = body
    self.operation = operation
    self.priority = priority
    self.object = object
    self.pagination = pagination
  }

  /// The cursor of the request; `nil` is the beginning.
  public var cursor: String? {
    get { self["start_cursor"]?.string }
    set { self["start_cursor"] = newValue.map(JSONValue.string) }
  }

  /// Maximum number of results in one response, 1 to 100; `nil` uses the server's default of 100.
  public var pageSize: Int? {
    get { self["page_size"]?.integer ?? self["page_size"]?.string.flatMap { Int($0) } }
    set { self["page_size"] = newValue.map { JSONValue.number(JSONNumber($0)) } }
  }

  private subscript(parameter: String) -> JSONValue? {
    get {
      switch pagination {
      case .none: nil
      case .query: query.first { $0.name == parameter }.map { .string($0.value) }
      case .body: body?[parameter]
      }
    }
    set {
      switch pagination {
      case .none: break
      case .query:
        query.removeAll { $0.name == parameter }
        if let text = newValue?.string ?? newValue?.integer.map(String.init) {
          query.append(QueryItem(parameter, text))
        }
      case .body:
        var object = body ?? JSONObject()
        object[parameter] = newValue
        body = object
      }
    }
  }

  /// The path and the encoded query.
  public var target: String {
    guard !query.isEmpty else { return path }
    let items = query.map { PercentEncoding.encoded($0.name) + "=" + PercentEncoding.encoded($0.value) }
    return path + "?" + items.joined(separator: "&")
  }
}

extension APIRequest: CustomStringConvertible {
  /// The method and the path, as in an access log; without the query, which may contain a cursor.
  public var description: String { "\(method.rawValue) \(path)" }
}

/// A name and a value in the query of a URL, neither encoded.
public struct QueryItem: Sendable, Hashable, Codable {
  /// The name.
  public var name: String
  /// The value.
  public var value: String

  /// Creates an item.
  public init(_ name: String, _ value: String) {
    self.name = name
    self.value = value
  }
}

extension APIRequest: Codable {
  private enum CodingKeys: String, CodingKey {
    case method, path, query, body, operation, priority, object, pagination
  }

  /// Decodes a request that was encoded by ``encode(to:)``.
  public init(from decoder: any Decoder) throws {
    let container = try decoder.container(keyedBy: CodingKeys.self)
    method = try container.decode(Method.self, forKey: .method)
    path = try container.decode(String.self, forKey: .path)
    query = try container.decodeIfPresent([QueryItem].self, forKey: .query) ?? []
    operation = try container.decode(OperationKind.self, forKey: .operation)
    priority = try container.decode(RequestPriority.self, forKey: .priority)
    pagination = try container.decode(Pagination.self, forKey: .pagination)
    object = try container.decodeIfPresent(String.self, forKey: .object).flatMap { ObjectID($0) }
    body = try container.decodeIfPresent(String.self, forKey: .body).map {
      try JSONObject(json: Array($0.utf8))
    }
  }

  /// Encodes the request; the body is encoded as its JSON text.
  public func encode(to encoder: any Encoder) throws {
    var container = encoder.container(keyedBy: CodingKeys.self)
    try container.encode(method, forKey: .method)
    try container.encode(path, forKey: .path)
    if !query.isEmpty { try container.encode(query, forKey: .query) }
    try container.encodeIfPresent(
      body.map { String(decoding: JSONValue.object($0).serialized, as: UTF8.self) }, forKey: .body)
    try container.encode(operation, forKey: .operation)
    try container.encode(priority, forKey: .priority)
    try container.encodeIfPresent(object?.description, forKey: .object)
    try container.encode(pagination, forKey: .pagination)
  }
}
