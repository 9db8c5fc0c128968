public import NotionModel

/// Which rows of a data source are asked for, and in which order.
public struct DataSourceQuery: Sendable, Hashable {
  /// The filter, as the API takes it.
  public var filter: JSONValue?
  /// The sorts, as the API takes them; without one the order is unspecified.
  public var sorts: [JSONValue]
  /// The one kind of result wanted, `page` or `data_source`; a wiki holds both.
  public var resultType: String?
  /// Whether to list the archived rows, which are left out by default.
  public var isArchived: Bool?
  /// Whether to list the rows in the trash.
  public var inTrash: Bool?
  /// The only properties that the rows shall bring; empty brings all.
  public var properties: [PropertyID]

  /// Describes a query.
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

  /// Every row, first created first, optionally only those created at `start` or later.
  ///
  /// A query stops silently at 10,000 rows; going on from the last row's created time, and leaving out rows
  /// already seen, gets past that.
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
  /// A data source with its schema.
  public static func dataSource(_ id: DataSourceID) -> Endpoint {
    Endpoint(APIRequest(.get, "data_sources/\(id)", operation: .databases, object: id.object))
  }
}

extension Endpoint where Response == ObjectList<WorkspaceObject> {
  /// The rows of a data source; of a wiki also its data sources.
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
  /// The templates of a data source's rows.
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
