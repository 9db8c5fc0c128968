import GRDB
import NotionExportKit
import NotionModel

/// What happens when a query brings rows.
extension ArchiveTransaction {
  /// Stores one response of a data source's query, and goes on with the next of its queries where it ends.
  mutating func storeRows(
    _ list: ObjectList<WorkspaceObject>, _ sighted: [SightedObject], for item: WorkItem
  ) throws {
    var next = item
    for object in sighted {
      if try storeRow(object, ordinal: next.sequence, in: item) { next.flags.insert(.listChanged) }
      // Windows overlap, and a row that moves while it is listed comes twice; its first place counts.
      if try markListed(object.id) { next.sequence = next.sequence.clampedAdding(1) }
    }
    if list.hasMore, let cursor = list.nextCursor {
      next.cursor = cursor
      return try update(next)
    }
    next.cursor = nil
    if let query = try following(list, &next) {
      next.detail = query.text
      return try update(next)
    }
    try finish(item)
    try endRows(item, changed: next.flags.contains(.listChanged))
  }

  /// Notes that a row has been listed; `false` where it was before, in this crawl.
  private func markListed(_ id: ObjectID) throws -> Bool {
    try run("UPDATE objects SET listed = ?1 WHERE id = ?2 AND listed <> ?1", [crawl, id])
    return database.changesCount > 0
  }

  /// Stores a row; returns whether that changes the list.
  private mutating func storeRow(
    _ object: SightedObject, ordinal: Int, in item: WorkItem
  ) throws -> Bool {
    let listed = try Int.fetchOne(
      statement("SELECT listed FROM objects WHERE id = ?"), arguments: [object.id])
    if listed == crawl {
      try sight(object)
      return false
    }
    guard object.kind == .dataSource, case .object(let parent, .database) = object.parent else {
      return try sight(object, ordinal: ordinal)
    }
    // In a wiki a data source stands for its database, which has the place.
    try sight(object)
    var (database, _) = try reference(parent, .database)
    guard database.container != item.owner || database.ordinal != ordinal else { return false }
    if database.state == .present, database.parent != item.target { return false }
    let before = database
    database.container = item.owner
    database.ordinal = ordinal
    try save(database)
    if before.container != database.container { try placeChanged(of: database, before: nil) }
    return true
  }

  /// Ends the listing of a data source.
  mutating func endRows(_ item: WorkItem, changed: Bool) throws {
    guard let key = item.owner, var dataSource = try object(key: key) else { return }
    if changed {
      dataSource.isDirty = true
      try rowsChanged(of: key)
      try saveProgress(dataSource)
    }
    try completeIfDone(&dataSource)
  }

  // MARK: Views

  /// Stores the ids of a database's views, and asks for each.
  mutating func storeViews(_ list: ObjectList<ObjectReference>, for item: WorkItem) throws {
    guard let key = item.owner else { return try finish(item) }
    var next = item
    for reference in list.results {
      try run(
        """
        INSERT INTO views (id, database, ordinal, seen) VALUES (?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET database = excluded.database, ordinal = excluded.ordinal,
          seen = excluded.seen
        """, [reference.id, key, next.sequence, crawl])
      next.sequence = next.sequence.clampedAdding(1)
      try add(WorkItem(phase: .continuation, kind: .view, target: reference.id, owner: key))
    }
    if list.hasMore, let cursor = list.nextCursor {
      next.cursor = cursor
      return try update(next)
    }
    try finish(item)
    try run("DELETE FROM views WHERE database = ? AND seen <> ?", [key, crawl])
    if database.changesCount > 0 { try run("UPDATE objects SET dirty = 1 WHERE key = ?", [key]) }
    try completeIfDone(owner: key)
  }

  /// Stores a view; the data source of a linked view may be known from it alone.
  mutating func store(_ view: View, _ scan: ResponseScan, for item: WorkItem) throws {
    try finish(item)
    let id = view.id.object
    let old = try ContentHash.fetchOne(statement("SELECT hash FROM views WHERE id = ?"), arguments: [id])
    if old != scan.hash {
      try run(
        "UPDATE views SET hash = ?, data_source = ?, body = ? WHERE id = ?",
        [scan.hash, view.dataSourceID?.object, try encode(scan.body), id])
      if let key = item.owner { try run("UPDATE objects SET dirty = 1 WHERE key = ?", [key]) }
    }
    if let source = view.dataSourceID?.object, settings.roots.isEmpty {
      let (dataSource, isNew) = try reference(source, .dataSource)
      if isNew {
        try add(
          WorkItem(phase: .retrieval, kind: .dataSource, target: dataSource.id, flags: .parentOnly))
      }
    }
    try completeIfDone(owner: item.owner)
  }
}

extension WorkspaceObject {
  /// When the object was made, where it is one of those that stand in a query.
  var createdTime: Timestamp? {
    switch self {
    case .page(let page): page.createdTime
    case .dataSource(let dataSource): dataSource.createdTime
    default: nil
    }
  }
}
