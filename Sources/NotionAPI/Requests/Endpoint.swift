public import NotionModel

/// An ``APIRequest`` with the type of its response.
///
/// The calls of an exporter are static members, for short call sites:
///
/// ```swift
/// let page = try await client.send(.page(id)).value
/// for try await block in client.paginate(.children(of: BlockID(id.object))) { … }
/// ```
///
/// `Response` may be `JSONSlice` for a caller that needs the response's bytes and no typed object: see
/// ``untyped``.
public struct Endpoint<Response: JSONDecodable>: Sendable, Hashable {
  /// The call.
  public var request: APIRequest

  /// Creates an endpoint from a request whose response is a `Response`.
  public init(_ request: APIRequest) { self.request = request }

  /// The same call with the bytes of the JSON value as its response; it cannot fail on an unexpected shape.
  public var untyped: Endpoint<JSONSlice> { Endpoint<JSONSlice>(request) }

  /// Returns the same call with another priority.
  public func priority(_ priority: RequestPriority) -> Endpoint {
    var endpoint = self
    endpoint.request.priority = priority
    return endpoint
  }

  /// Returns the same list from `cursor` on, with at most `pageSize` results; a `nil` size keeps the size.
  public func page(after cursor: String?, size pageSize: Int? = nil) -> Endpoint {
    var endpoint = self
    endpoint.request.cursor = cursor
    if let pageSize { endpoint.request.pageSize = pageSize }
    return endpoint
  }
}

extension Endpoint where Response == Page {
  /// Retrieves a page, with the given properties only, if there are any.
  public static func page(_ id: PageID, properties: [PropertyID] = []) -> Endpoint {
    Endpoint(
      APIRequest(
        .get, "pages/\(id)", query: properties.map { QueryItem("filter_properties[]", $0.text) },
        operation: .pages, object: id.object))
  }
}

extension Endpoint where Response == PropertyItemResponse {
  /// Retrieves the whole value of a property, of which a page object contains 25 references at most.
  public static func property(_ property: PropertyID, of page: PageID) -> Endpoint {
    // The id is already percent-encoded and is used unchanged: encoding it again would name another property.
    Endpoint(
      APIRequest(
        .get, "pages/\(page)/properties/\(property)", operation: .properties, object: page.object,
        pagination: .query))
  }
}

extension Endpoint where Response == Block {
  /// Retrieves a block.
  public static func block(_ id: BlockID) -> Endpoint {
    Endpoint(APIRequest(.get, "blocks/\(id)", operation: .blocks, object: id.object))
  }
}

extension Endpoint where Response == ObjectList<Block> {
  /// Lists the blocks directly in a block or page, in order.
  public static func children(of id: BlockID) -> Endpoint {
    Endpoint(
      APIRequest(
        .get, "blocks/\(id)/children", operation: .blocks, object: id.object, pagination: .query))
  }
}

extension Endpoint where Response == Database {
  /// Retrieves a database, the container of data sources, which have the schema and the rows.
  public static func database(_ id: DatabaseID) -> Endpoint {
    Endpoint(APIRequest(.get, "databases/\(id)", operation: .databases, object: id.object))
  }
}

/// A query for rows of a data source, with filter and order.
public struct DataSourceQuery: Sendable, Hashable {
  /// The filter, in the API's syntax.
  public var filter: JSONValue?
  /// The sorts, in the API's syntax; without one the order is unspecified.
  public var sorts: [JSONValue]
  /// The only kind of result to return, `page` or `data_source`; a wiki contains both.
  public var resultType: String?
  /// Whether to list the archived rows, which are excluded by default.
  public var isArchived: Bool?
  /// Whether to list the rows in the trash.
  public var inTrash: Bool?
  /// The only properties to return with the rows; empty returns all.
  public var properties: [PropertyID]

  /// Creates a query.
  public init(
    filter: JSONValue? = nil, sorts: [JSONValue] = [], resultType: String? = nil,
    isArchived: Bool? = nil, inTrash: Bool? = nil, properties: [PropertyID] = []
  ) {
    self.filter = filter
    self.sorts = sorts
    self.resultType = resultType
    self.isArchived = isArchived
    self.inTrash = inTrash
    self.properties = properties
  }

  /// Queries all rows by ascending creation time, optionally from `start` on.
  ///
  /// A query stops silently at 10,000 rows; continue from the last row's creation time, and skip rows already
  /// seen, to read more.
  public static func byCreation(from start: String? = nil) -> DataSourceQuery {
    DataSourceQuery(
      filter: start.map {
        ["timestamp": "created_time", "created_time": ["on_or_after": .string($0)]]
      },
      sorts: [["timestamp": "created_time", "direction": "ascending"]])
  }

  var body: JSONObject {
    var body = JSONObject()
    if let filter { body["filter"] = filter }
    if !sorts.isEmpty { body["sorts"] = .array(sorts) }
    if let resultType { body["result_type"] = .string(resultType) }
    if let isArchived { body["is_archived"] = .bool(isArchived) }
    if let inTrash { body["in_trash"] = .bool(inTrash) }
    return body
  }
}

extension Endpoint where Response == DataSource {
  /// Retrieves a data source with its schema.
  public static func dataSource(_ id: DataSourceID) -> Endpoint {
    Endpoint(APIRequest(.get, "data_sources/\(id)", operation: .databases, object: id.object))
  }
}

extension Endpoint where Response == ObjectList<WorkspaceObject> {
  /// Lists the rows of a data source; for a wiki also its data sources.
  public static func rows(
    of id: DataSourceID, _ query: DataSourceQuery = DataSourceQuery()
  ) -> Endpoint {
    Endpoint(
      APIRequest(
        .post, "data_sources/\(id)/query",
        query: query.properties.map { QueryItem("filter_properties[]", $0.text) }, body: query.body,
        operation: .databases, object: id.object, pagination: .body))
  }
}

extension Endpoint where Response == DataSourceTemplates {
  /// Lists the templates of a data source's rows.
  public static func templates(of id: DataSourceID) -> Endpoint {
    Endpoint(
      APIRequest(
        .get, "data_sources/\(id)/templates", operation: .databases, object: id.object,
        pagination: .query))
  }
}

extension DataSourceTemplates: PaginatedResponse {
  /// The templates.
  public var elements: [Template] { templates }
}

extension Endpoint where Response == View {
  /// Retrieves a view with its filter, sorts and configuration.
  public static func view(_ id: ViewID) -> Endpoint {
    Endpoint(APIRequest(.get, "views/\(id)", operation: .databases, object: id.object))
  }
}

extension Endpoint where Response == ObjectList<ObjectReference> {
  /// Lists the ids of a database's views.
  public static func views(of database: DatabaseID) -> Endpoint {
    Endpoint(
      APIRequest(
        .get, "views", query: [QueryItem("database_id", "\(database)")], operation: .databases,
        object: database.object, pagination: .query))
  }
}

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

extension Endpoint where Response == Comment {
  /// Retrieves a comment.
  public static func comment(_ id: CommentID) -> Endpoint {
    Endpoint(APIRequest(.get, "comments/\(id)", operation: .comments, object: id.object))
  }
}

extension Endpoint where Response == ObjectList<Comment> {
  /// Lists the unresolved comments on a block or page; needs the capability to read comments.
  public static func comments(on id: BlockID) -> Endpoint {
    Endpoint(
      APIRequest(
        .get, "comments", query: [QueryItem("block_id", "\(id)")], operation: .comments,
        object: id.object, pagination: .query))
  }
}

extension Endpoint where Response == User {
  /// Retrieves the bot that the token belongs to.
  public static var currentUser: Endpoint {
    Endpoint(APIRequest(.get, "users/me", operation: .users, priority: .high))
  }

  /// Retrieves a user.
  public static func user(_ id: UserID) -> Endpoint {
    Endpoint(APIRequest(.get, "users/\(id)", operation: .users, object: id.object))
  }
}

extension Endpoint where Response == ObjectList<User> {
  /// Lists all members of the workspace, without guests; needs the capability to read users.
  public static var users: Endpoint {
    Endpoint(APIRequest(.get, "users", operation: .users, pagination: .query))
  }
}
