public import NotionModel

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
