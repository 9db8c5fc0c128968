import NotionModel

/// A query of a data source with the list of all matching rows.
struct RowQuery: Sendable {
  var filter: QueryFilter?
  var order: QuerySorts
  var wantsTrash: Bool
  var wantsArchived: Bool
  /// For a wiki: `page`, `data_source`, or both.
  var resultType: String?

  init(_ body: JSONObject, of dataSource: DataSourceRecord) throws {
    if let json = body["filter"], json != .null { filter = try QueryFilter(json, in: dataSource) }
    order = try QuerySorts(body["sorts"] ?? .null, in: dataSource)
    wantsTrash = body["in_trash"]?.bool ?? false
    wantsArchived = body["is_archived"]?.bool ?? false
    resultType = body["result_type"]?.string
  }

  /// Returns the ids of the rows, at most `limit`, and whether there are more.
  func run(on dataSource: DataSourceRecord, of workspace: SimulatedWorkspace, limit: Int) -> Answer {
    let reader = PropertyReader(workspace)
    let needsValues = filter?.readsValues ?? false || order.readsValues
    var found: [PageRecord] = []
    var children: [ObjectID] = []
    for id in workspace.rows(of: dataSource.id) {
      if workspace.databases[id] != nil {
        children.append(id)
        continue
      }
      guard let page = needsValues ? workspace.page(id) : workspace.outline(id),
        page.isArchived == wantsArchived,
        workspace.isInTrash(id) == wantsTrash, workspace.isReachable(id),
        filter?.matches(page, reader) ?? true
      else { continue }
      found.append(page)
    }
    var ids = resultType == "data_source" ? [] : order.sort(found, reader).map(\.id)
    if resultType != "page", filter == nil {
      ids += children.filter { workspace.isReachable($0) && workspace.isInTrash($0) == wantsTrash }
        .flatMap { workspace.database($0)?.dataSources ?? [] }
    }
    return Answer(ids: Array(ids.prefix(limit)), isCut: ids.count > limit)
  }

  struct Answer: Sendable {
    var ids: [ObjectID]
    var isCut: Bool
  }
}
