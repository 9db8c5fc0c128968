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
    let isArchivedQuery = RowsQuery(text: item.detail).isArchived
    for object in sighted {
      let object = try isArchivedKnown(object, isArchivedQuery)
      if try storeRow(object, ordinal: next.sequence, in: item) { next.flags.insert(.listChanged) }
      // Windows overlap, and a row that moves while it is listed comes twice; its first place counts.
      if try markListed(object.id) { next.sequence = next.sequence.clampedAdding(1) }
    }
    noteUnreadable(list, .rows, item.target)
    noteStrangers(list, .rows, item.target)
    if let cursor = cursor(list.nextCursor, hasMore: list.hasMore) {
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

  /// A row whose page says nothing of being archived is as the query asked for, if no other query listed it.
  private func isArchivedKnown(_ object: SightedObject, _ isArchivedQuery: Bool) throws -> SightedObject {
    guard object.kind == .page, object.isArchived == nil else { return object }
    var object = object
    let listed = try Int.fetchOne(
      statement("SELECT listed FROM objects WHERE id = ?"), arguments: [object.id])
    if listed != crawl { object.isArchived = isArchivedQuery }
    return object
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
      if object.isPartial { try retrieve(object) } else { try sight(object) }
      return false
    }
    if object.isPartial { return try storePartialRow(object, ordinal: ordinal, in: item) }
    noteOddities(of: object)
    guard object.kind == .dataSource, let wiki = try item.owner.flatMap({ try self.object(key: $0) }) else {
      return try sight(object, ordinal: ordinal)
    }
    switch object.parent {
    case .object(let parent, .database) where try self.object(parent)?.key != wiki.container:
      // In a wiki a data source stands for its database, which has the place.
      try sight(object)
      return try place(wikiDatabase: parent, in: wiki, ordinal: ordinal)
    case .object, .workspace, .block, .unknown:
      let isNew = try sight(object, ordinal: ordinal)
      // It is a row of this one, whatever it says of its parent.
      let isMoved = try place(row: object.id, .dataSource, in: wiki.key, ordinal: ordinal)
      return isNew || isMoved
    }
  }

  /// Gives a database its place in the wiki that lists one of its data sources; returns whether that is new.
  @discardableResult
  mutating func place(wikiDatabase id: ObjectID, in wiki: StoredObject, ordinal: Int?) throws -> Bool {
    var (database, _) = try reference(id, .database)
    guard database.container != wiki.key || database.ordinal != ordinal, database.key != wiki.container else {
      return false
    }
    if database.state == .present, database.container != wiki.key {
      // It stands where its own parent says, if that is here; the database that the wiki is, is the wiki.
      if let parent = try database.parent.flatMap({ try self.object($0) }), parent.key != wiki.key,
        parent.key != wiki.container, parent.state == .present || parent.kind == .dataSource
      {
        return false
      }
      let around = try database.container.flatMap { try self.object(key: $0) }
      if let around, around.kind == .page, around.state == .present { return false }
    }
    let before = database
    database.container = wiki.key
    database.ordinal = ordinal
    try cutCycle(through: &database)
    guard database.container != before.container || database.ordinal != before.ordinal else { return false }
    try save(database)
    if before.container != database.container { try placeChanged(of: database, before: nil) }
    if database.state == .unavailable || database.state == .removed {
      try run(
        "UPDATE objects SET container = ?, ordinal = ? WHERE container = ? AND kind = ?",
        [wiki.key, ordinal, database.key, StoredKind.dataSource])
    }
    return true
  }

  /// Notes the place of a row of which the query tells little more than the id, and asks for the row itself.
  private mutating func storePartialRow(
    _ object: SightedObject, ordinal: Int, in item: WorkItem
  ) throws -> Bool {
    let isMoved = try item.owner.map { try place(row: object.id, object.kind, in: $0, ordinal: ordinal) }
    try retrieve(object)
    return isMoved ?? false
  }

  private mutating func place(
    row id: ObjectID, _ kind: StoredKind, in dataSource: Int64, ordinal: Int
  ) throws -> Bool {
    var (row, _) = try reference(id, kind)
    guard row.container != dataSource || row.ordinal != ordinal, row.key != dataSource, row.kind != .template
    else { return false }
    // What stands for a data source of a wiki is its database.
    if kind == .dataSource, let parent = row.parent, let database = try object(parent),
      database.kind == .database, database.key == row.container,
      let wiki = try object(key: dataSource), wiki.container != database.key
    {
      return try place(wikiDatabase: parent, in: wiki, ordinal: ordinal)
    }
    let before = row
    row.container = dataSource
    row.ordinal = ordinal
    try save(row)
    if row.state == .present, before.container != row.container {
      try placeChanged(of: row, before: before)
    }
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
