import NotionModel

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
