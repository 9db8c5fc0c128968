public import NotionModel

/// The criteria of a search. An empty query finds everything that is shared directly with the token.
public struct SearchQuery: Sendable, Hashable {
  /// The objects that a search can find.
  public enum Object: String, Sendable, Hashable {
    /// Pages, rows of data sources included.
    case page
    /// Data sources.
    case dataSource = "data_source"
  }

  /// The orders of results.
  public enum Order: Sendable, Hashable {
    /// Best match first, which is the server's default.
    case relevance
    /// The earliest edit first; stable during a crawl, as edited objects move to the end.
    case leastRecentlyEdited
    /// The latest edit first.
    case mostRecentlyEdited
  }

  /// Words in the title.
  public var text: String?
  /// The only kind of object to find.
  public var object: Object?
  /// Whether to find objects in the trash instead.
  public var inTrash: Bool?
  /// The order of the results.
  public var order: Order

  /// Creates a query.
  public init(
    text: String? = nil, object: Object? = nil, inTrash: Bool? = nil, order: Order = .relevance
  ) {
    self.text = text
    self.object = object
    self.inTrash = inTrash
    self.order = order
  }

  var body: JSONObject {
    var body = JSONObject()
    if let text { body["query"] = .string(text) }
    if object != nil || inTrash != nil {
      var filter = JSONObject()
      if let object {
        filter["property"] = "object"
        filter["value"] = .string(object.rawValue)
      }
      if let inTrash { filter["in_trash"] = .bool(inTrash) }
      body["filter"] = .object(filter)
    }
    switch order {
    case .relevance: break
    case .leastRecentlyEdited: body["sort"] = ["timestamp": "last_edited_time", "direction": "ascending"]
    case .mostRecentlyEdited: body["sort"] = ["timestamp": "last_edited_time", "direction": "descending"]
    }
    return body
  }
}

extension Endpoint where Response == ObjectList<WorkspaceObject> {
  /// Searches. The index lags behind edits and is incomplete: combine a search with a traversal of the tree.
  public static func search(_ query: SearchQuery = SearchQuery()) -> Endpoint {
    Endpoint(APIRequest(.post, "search", body: query.body, operation: .search, pagination: .body))
  }
}
