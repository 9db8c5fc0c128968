import DurableFiles
import Foundation
import GRDB
package import NotionModel

/// Views of databases, and the widgets of dashboards.
///
/// A dashboard names its widgets, views of any data source; those that no database lists have ``unlisted`` as
/// their database.
package struct ViewsTable: ArchiveTable {
  package static let unlisted: Int64 = 0

  let database: SQLiteDatabase
  let codec: BodyCodec

  /// A view without its body.
  package struct StoredView: Sendable, Hashable {
    /// ``ViewsTable/unlisted`` if only a dashboard names the view.
    package var database: Int64
    package var ordinal: Int
    package var seen: Int
    /// The last crawl that read it.
    package var fetched: Int
    package var hash: ContentHash?
    package var listedName: String?
    package var listedType: String?
  }

  package func view(_ id: ObjectID) throws -> StoredView? {
    try first(
      "SELECT database, ordinal, seen, fetched, hash, listed_name, listed_type FROM views WHERE id = ?", [id]
    ) {
      try StoredView(
        database: $0.value(at: 0), ordinal: $0.value(at: 1), seen: $0.value(at: 2),
        fetched: $0.value(at: 3), hash: $0.value(at: 4), listedName: $0.value(at: 5),
        listedType: $0.value(at: 6))
    }
  }

  /// Records that a database lists a view.
  package func list(
    _ id: ObjectID, in database: Int64, ordinal: Int, name: String?, type: String?, crawl: Int
  ) throws {
    try run(
      """
      INSERT INTO views (id, database, ordinal, seen, listed_name, listed_type) VALUES (?, ?, ?, ?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET database = excluded.database, ordinal = excluded.ordinal,
        seen = excluded.seen, listed_name = excluded.listed_name, listed_type = excluded.listed_type
      """, [id, database, ordinal, crawl, name, type])
  }

  /// Inserts a view that only a dashboard names.
  package func addUnlisted(_ id: ObjectID, crawl: Int) throws {
    try run(
      "INSERT OR IGNORE INTO views (id, database, ordinal, seen) VALUES (?, ?, 0, ?)",
      [id, Self.unlisted, crawl])
  }

  package func markFetched(_ id: ObjectID, crawl: Int) throws {
    try run("UPDATE views SET fetched = ? WHERE id = ?", [crawl, id])
  }

  package func storeBody(
    _ body: ArraySlice<UInt8>, hash: ContentHash, dataSource: ObjectID?, of id: ObjectID
  ) throws {
    try run(
      "UPDATE views SET hash = ?, data_source = ?, body = ? WHERE id = ?",
      [hash, dataSource, Data(try codec.encode(body)), id])
  }

  /// Returns the stored bodies of the views that a database lists, in order.
  func bodies(listedBy database: Int64) throws -> [Data] {
    try Data.fetchAll(
      statement("SELECT body FROM views WHERE database = ? AND body IS NOT NULL ORDER BY ordinal"),
      arguments: [database])
  }

  /// Returns the stored body of a view, or `nil` if it has not been read.
  func body(of id: ObjectID) throws -> Data? {
    try Data.fetchOne(
      statement("SELECT body FROM views WHERE id = ? AND body IS NOT NULL"), arguments: [id])
  }

  /// Returns the row number of a view.
  func row(of id: ObjectID) throws -> Int64? {
    try Int64.fetchOne(statement("SELECT rowid FROM views WHERE id = ?"), arguments: [id])
  }

  /// Deletes a damaged body.
  func setBodyAside(row: Int64) throws {
    try run("UPDATE views SET body = NULL, hash = NULL WHERE rowid = ?", [row])
  }

  // MARK: Lists

  /// Returns the views of a database that its list has not named in a crawl; all of them for `nil`.
  package func views(of database: Int64, notSeenIn crawl: Int?) throws -> [ObjectID] {
    guard let crawl else {
      return try ObjectID.fetchAll(
        statement("SELECT id FROM views WHERE database = ?"), arguments: [database])
    }
    return try ObjectID.fetchAll(
      statement("SELECT id FROM views WHERE database = ? AND seen <> ?"), arguments: [database, crawl])
  }

  /// Deletes a view that no list names any more; one that a dashboard shows is kept.
  package func remove(_ id: ObjectID) throws {
    try run(
      "UPDATE views SET database = ? WHERE id = ? AND id IN (SELECT view FROM dashboard_widgets)",
      [Self.unlisted, id])
    guard !isChanged else { return }
    try run("DELETE FROM views WHERE id = ?", [id])
    try run("DELETE FROM dashboard_widgets WHERE dashboard = ?", [id])
  }

  /// Deletes a view that neither a list nor a dashboard names.
  package func removeUnlisted(_ id: ObjectID) throws {
    let isUnused = try exists(
      "SELECT 1 FROM views WHERE id = ? AND database = ? AND id NOT IN (SELECT view FROM dashboard_widgets)",
      [id, Self.unlisted])
    if isUnused { try remove(id) }
  }

  // MARK: Dashboards

  /// Returns the views that a dashboard shows, in order.
  package func widgets(of dashboard: ObjectID) throws -> [ObjectID] {
    try ObjectID.fetchAll(
      statement("SELECT view FROM dashboard_widgets WHERE dashboard = ? ORDER BY ordinal"),
      arguments: [dashboard])
  }

  /// Returns the dashboards that show a view directly.
  func dashboards(showing id: ObjectID) throws -> [ObjectID] {
    try ObjectID.fetchAll(
      statement("SELECT DISTINCT dashboard FROM dashboard_widgets WHERE view = ?"), arguments: [id])
  }

  package func storeWidgets(_ widgets: [ObjectID], of dashboard: ObjectID) throws {
    try run("DELETE FROM dashboard_widgets WHERE dashboard = ?", [dashboard])
    for (ordinal, id) in widgets.enumerated() {
      try run("INSERT INTO dashboard_widgets VALUES (?, ?, ?)", [dashboard, ordinal, id])
    }
  }

  /// Returns the databases that show a view, directly or in a dashboard.
  package func databases(showing id: ObjectID) throws -> [Int64] {
    try Int64.fetchAll(
      statement(
        """
        WITH RECURSIVE showing (id) AS (
          VALUES (?1) UNION SELECT w.dashboard FROM showing s JOIN dashboard_widgets w ON w.view = s.id)
        SELECT DISTINCT v.database FROM showing s JOIN views v ON v.id = s.id WHERE v.database <> ?2
        ORDER BY v.database
        """), arguments: [id, Self.unlisted])
  }
}
