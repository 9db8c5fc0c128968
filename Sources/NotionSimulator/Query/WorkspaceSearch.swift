import NotionModel

/// A search, answered page by page in the order of the last edit.
struct WorkspaceSearch: Sendable {
  var text: String
  var isAscending: Bool
  /// `page`, `data_source`, or both.
  var object: String?
  var wantsTrash: Bool

  init(_ body: JSONObject) throws {
    text = (body["query"]?.string ?? "").lowercased()
    isAscending = body["sort"]?["direction"]?.string == "ascending"
    if let timestamp = body["sort"]?["timestamp"]?.string, timestamp != "last_edited_time" {
      throw APIFailure.validation(
        "body failed validation: body.sort.timestamp should be `\"last_edited_time\"` or `undefined`, "
          + "instead was `\"\(timestamp)\"`.")
    }
    object = body["filter"]?["value"]?.string
    if let object, object != "page", object != "data_source" {
      throw APIFailure.validation(
        "body failed validation: body.filter.value should be `\"page\"` or `\"data_source\"`, "
          + "instead was `\"\(object)\"`.")
    }
    wantsTrash = body["filter"]?["in_trash"]?.bool ?? false
  }

  /// Returns up to `limit` ids from `cursor` on, and the id that follows them.
  func run(
    on index: SearchOrdering, of workspace: SimulatedWorkspace, from cursor: ObjectID?, limit: Int
  ) throws -> (ids: [ObjectID], next: ObjectID?) {
    var walk = try index.walk(workspace, from: cursor, isAscending: isAscending)
    var ids: [ObjectID] = []
    while let id = walk.next() {
      guard isHit(id, workspace) else { continue }
      if ids.count == limit { return (ids, id) }
      ids.append(id)
    }
    return (ids, nil)
  }

  private func isHit(_ id: ObjectID, _ workspace: SimulatedWorkspace) -> Bool {
    if let page = workspace.page(id) {
      guard object != "data_source", page.isIndexed, !workspace.isTemplate(id) else { return false }
    } else if let dataSource = workspace.dataSource(id) {
      guard object != "page", dataSource.isIndexed else { return false }
    } else {
      return false
    }
    guard workspace.isInTrash(id) == wantsTrash, workspace.isReachable(id) else { return false }
    return text.isEmpty || (workspace.title(of: id) ?? "").lowercased().contains(text)
  }
}
