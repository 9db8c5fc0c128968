import Foundation
import GRDB
import NotionExportKit
import NotionModel

/// The storing of lists of views, and of views.
///
/// A view is an object of its own: it may change without any sign in its database. A dashboard names its parts,
/// views of any data source; those that no database lists are kept with 0 in the place of their database.
extension ArchiveTransaction {
  private static let unlisted: Int64 = 0

  /// Stores the ids of a database's views, and asks for each.
  mutating func storeViews(_ list: ObjectList<ObjectReference>, for item: WorkItem) throws {
    guard let key = item.owner else { return try finish(item) }
    var next = item
    for reference in list.results {
      let known = try Row.fetchOne(
        statement("SELECT database, ordinal, seen, fetched FROM views WHERE id = ?"),
        arguments: [reference.id])
      let former: Int64? = known?["database"]
      // A list may name a view twice; its first place counts.
      if former == key, known?["seen"] as Int? == crawl { continue }
      if former != key || known?["ordinal"] as Int? != next.sequence { next.flags.insert(.listChanged) }
      try run(
        """
        INSERT INTO views (id, database, ordinal, seen, listed_name, listed_type) VALUES (?, ?, ?, ?, ?, ?)
        ON CONFLICT (id) DO UPDATE SET database = excluded.database, ordinal = excluded.ordinal,
          seen = excluded.seen, listed_name = excluded.listed_name, listed_type = excluded.listed_type
        """, [reference.id, key, next.sequence, crawl, reference.name, reference.type])
      next.sequence = next.sequence.clampedAdding(1)
      if let former, former != key, former != Self.unlisted { try viewsChanged(in: former) }
      if known?["fetched"] as Int? != crawl {
        try add(WorkItem(phase: .continuation, kind: .view, target: reference.id, owner: key))
      }
    }
    try noteUnreadable(list, of: item)
    if let cursor = cursor(list.nextCursor, hasMore: list.hasMore) {
      next.cursor = cursor
      return try update(next)
    }
    try finish(item)
    // What a list that was cut short does not name may still be there.
    let isShorter = try !endsLists && removeViews("database = ? AND seen <> ?", [key, crawl])
    if isShorter || next.flags.contains(.listChanged) {
      try viewsChanged(in: key)
    }
    try completeIfDone(owner: key)
  }

  /// Forgets views that no list names any more; one that a dashboard shows stays.
  ///
  /// - Returns: whether there was any.
  @discardableResult
  func removeViews(_ condition: String, _ arguments: StatementArguments) throws -> Bool {
    let ids = try ObjectID.fetchAll(
      statement("SELECT id FROM views WHERE \(condition)"), arguments: arguments)
    for id in ids {
      try run(
        "UPDATE views SET database = ? WHERE id = ? AND id IN (SELECT view FROM dashboard_widgets)",
        [Self.unlisted, id])
      guard database.changesCount == 0 else { continue }
      try run("DELETE FROM views WHERE id = ?", [id])
      try run("DELETE FROM dashboard_widgets WHERE dashboard = ?", [id])
    }
    return !ids.isEmpty
  }

  /// Stores a view; the data source of a linked view may be known from it alone.
  mutating func store(_ view: View, _ scan: ResponseScan, for item: WorkItem) throws {
    try finish(item)
    // The view keeps the id by which it is listed, whatever the answer says.
    let id = item.target
    try storeBody(scan, dataSource: view.dataSourceID?.object, of: id)
    if view.isPartial { effects.diagnostics.append(.partialView(id, type: view.type?.name)) }
    try storeWidgets(view.widgets.map(\.object), of: id, for: item)
    if let source = view.dataSourceID?.object, settings.roots.isEmpty {
      let (dataSource, isNew) = try reference(source, .dataSource)
      if isNew {
        try add(
          WorkItem(phase: .retrieval, kind: .dataSource, target: dataSource.id, flags: .parentOnly))
      }
    }
    try completeIfDone(owner: item.owner)
  }

  /// Stores what is known of a view of a type that the API does not give out.
  mutating func store(unsupportedView item: WorkItem, type: String?, reason: String) throws {
    try finish(item)
    let listed = try Row.fetchOne(
      statement("SELECT listed_name, listed_type FROM views WHERE id = ?"), arguments: [item.target])
    let name: String? = listed?["listed_name"]
    let type = type ?? listed?["listed_type"]
    var json: JSONObject = ["object": "view", "id": .string("\(item.target)")]
    if let name { json["name"] = .string(name) }
    if let type { json["type"] = .string(type) }
    json["unsupported"] = .string(reason)
    let scan = ResponseScan(JSONValue.object(json).serialized[...], keepsSignatures: false)
    try storeBody(scan, dataSource: nil, of: item.target)
    try storeWidgets([], of: item.target, for: item)
    effects.diagnostics.append(
      .unsupportedView(item.target, name: name, type: type, reason: reason))
    try completeIfDone(owner: item.owner)
  }

  /// Whether only a dashboard names a view.
  func isUnlisted(view id: ObjectID) throws -> Bool {
    try Int64.fetchOne(statement("SELECT database FROM views WHERE id = ?"), arguments: [id])
      == Self.unlisted
  }

  private mutating func storeBody(_ scan: ResponseScan, dataSource: ObjectID?, of id: ObjectID) throws {
    let old = try ContentHash.fetchOne(statement("SELECT hash FROM views WHERE id = ?"), arguments: [id])
    try run("UPDATE views SET fetched = ? WHERE id = ?", [crawl, id])
    guard old != scan.hash else { return }
    try run(
      "UPDATE views SET hash = ?, data_source = ?, body = ? WHERE id = ?",
      [scan.hash, dataSource, try encode(scan.body), id])
    try viewChanged(id)
  }

  /// Notes which views a dashboard shows, and asks for those that have not been read in this crawl.
  private mutating func storeWidgets(_ widgets: [ObjectID], of dashboard: ObjectID, for item: WorkItem) throws
  {
    let former = try ObjectID.fetchAll(
      statement("SELECT view FROM dashboard_widgets WHERE dashboard = ? ORDER BY ordinal"),
      arguments: [dashboard])
    if former != widgets {
      try run("DELETE FROM dashboard_widgets WHERE dashboard = ?", [dashboard])
      for (ordinal, id) in widgets.enumerated() {
        try run("INSERT INTO dashboard_widgets VALUES (?, ?, ?)", [dashboard, ordinal, id])
      }
      for id in former where !widgets.contains(id) {
        try removeViews(
          "id = ? AND database = ? AND id NOT IN (SELECT view FROM dashboard_widgets)", [id, Self.unlisted])
      }
      try viewChanged(dashboard)
    }
    for id in widgets {
      try run(
        "INSERT OR IGNORE INTO views (id, database, ordinal, seen) VALUES (?, ?, 0, ?)",
        [id, Self.unlisted, crawl])
      let fetched = try Int.fetchOne(statement("SELECT fetched FROM views WHERE id = ?"), arguments: [id])
      guard fetched != crawl else { continue }
      try add(WorkItem(phase: .continuation, kind: .view, target: id, owner: item.owner))
    }
  }

  /// Puts the databases that show a view, themselves or in a dashboard, into the change log.
  private mutating func viewChanged(_ id: ObjectID) throws {
    let keys = try Int64.fetchAll(
      statement(
        """
        WITH RECURSIVE showing (id) AS (
          VALUES (?1) UNION SELECT w.dashboard FROM showing s JOIN dashboard_widgets w ON w.view = s.id)
        SELECT DISTINCT v.database FROM showing s JOIN views v ON v.id = s.id WHERE v.database <> ?2
        ORDER BY v.database
        """), arguments: [id, Self.unlisted])
    for key in keys { try viewsChanged(in: key) }
  }

  /// Puts a database into the change log, and the page that shows it.
  private mutating func viewsChanged(in key: Int64) throws {
    guard var object = try object(key: key) else { return }
    object.isDirty = true
    try saveProgress(object)
    if let container = object.container { try rowsChanged(of: container) }
    try completeIfDone(&object)
  }
}
