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

/// The explicitly added or edited objects, in the order of search: newest edit first.
///
/// Computed objects have a separate order; a walk merges the two.
struct SearchOrdering: Sendable {
  private var entries: [(id: ObjectID, edited: SimulatorTime)]

  init(_ workspace: SimulatedWorkspace) {
    let pages = workspace.pages.values.map { (id: $0.id, edited: $0.edited) }
    let sources = workspace.dataSources.values.map { (id: $0.id, edited: $0.edited) }
    entries = (pages + sources).sorted { left, right in
      left.edited == right.edited ? left.id < right.id : left.edited > right.edited
    }
  }

  func walk(
    _ workspace: SimulatedWorkspace, from cursor: ObjectID?, isAscending: Bool
  ) throws -> Walk {
    var walk = Walk(
      workspace: workspace, entries: entries, order: workspace.base?.searchOrder ?? IDList([]),
      isAscending: isAscending)
    guard let cursor else { return walk }
    if let position = entries.firstIndex(where: { $0.id == cursor }) {
      walk.start(atEntry: position)
    } else if let position = workspace.base?.searchPosition(of: cursor) {
      walk.start(atComputed: position)
    } else {
      throw APIFailure.invalidCursor
    }
    return walk
  }

  /// A merge of both orders.
  struct Walk {
    let workspace: SimulatedWorkspace
    let entries: [(id: ObjectID, edited: SimulatorTime)]
    let order: IDList
    let isAscending: Bool
    /// The number of visited elements of each order, in the direction of the walk.
    private var passedEntries = 0
    private var passedComputed = 0

    init(
      workspace: SimulatedWorkspace, entries: [(id: ObjectID, edited: SimulatorTime)], order: IDList,
      isAscending: Bool
    ) {
      self.workspace = workspace
      self.entries = entries
      self.order = order
      self.isAscending = isAscending
    }

    mutating func start(atEntry position: Int) {
      let edited = entries[position].edited
      passedEntries = isAscending ? entries.count - 1 - position : position
      // Of equal times the entries come first when descending, last when ascending.
      let newer = firstComputed { $0 <= edited }
      passedComputed = isAscending ? order.count - newer : newer
    }

    mutating func start(atComputed position: Int) {
      let edited = editedTime(atComputed: position)
      passedComputed = isAscending ? order.count - 1 - position : position
      let notOlder = entries.firstIndex { $0.edited < edited } ?? entries.count
      passedEntries = isAscending ? entries.count - notOlder : notOlder
    }

    private func editedTime(atComputed position: Int) -> SimulatorTime {
      let id = order[position]
      return workspace.base?.outline(id)?.edited ?? workspace.base?.dataSource(id)?.edited
        ?? SimulatorTime(milliseconds: 0)
    }

    private func firstComputed(where test: (SimulatorTime) -> Bool) -> Int {
      var (low, high) = (0, order.count)
      while low < high {
        let middle = (low + high) / 2
        if test(editedTime(atComputed: middle)) { high = middle } else { low = middle + 1 }
      }
      return low
    }

    mutating func next() -> ObjectID? {
      while true {
        let entry = isAscending ? entries.count - 1 - passedEntries : passedEntries
        let computed = isAscending ? order.count - 1 - passedComputed : passedComputed
        let hasEntry = entries.indices.contains(entry)
        let hasComputed = order.indices.contains(computed)
        guard hasEntry || hasComputed else { return nil }
        if hasEntry, !hasComputed || isFirst(entry, computed) {
          passedEntries += 1
          return entries[entry].id
        }
        passedComputed += 1
        let id = order[computed]
        if workspace.pages[id] == nil, workspace.dataSources[id] == nil { return id }
      }
    }

    private func isFirst(_ entry: Int, _ computed: Int) -> Bool {
      let time = editedTime(atComputed: computed)
      return isAscending ? entries[entry].edited < time : entries[entry].edited >= time
    }
  }
}
