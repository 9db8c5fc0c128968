import DurableFiles
import Foundation
import GRDB
import NotionExportKit
package import NotionModel

/// A position in the change log.
package typealias LogPosition = Int64

/// The change log: the newest entry of each object, user and file.
package struct ChangeLogTable: ArchiveTable {
  let database: SQLiteDatabase

  package init(database: SQLiteDatabase) { self.database = database }

  /// Returns the last position in use; 0 if nothing has been logged.
  package func end() throws -> Int64 {
    try Int64.fetchOne(statement("SELECT MAX(position) FROM change_log")) ?? 0
  }

  /// An entry with its subject.
  struct Entry: Sendable, Hashable {
    var position: Int64
    var subject: LogSubjectKind
    /// The object or user; `nil` if it was removed, and for a file.
    var id: ObjectID?
    /// `nil` if the object was removed, and for other subjects.
    var kind: StoredKind?
    /// The aspects that have changed for a reader of the entries after a position.
    var aspects: Aspects
  }

  /// Returns the entries after a position, in order.
  func entries(after position: Int64, limit: Int) throws -> [Entry] {
    try Row.fetchAll(
      statement(
        """
        SELECT l.position, l.subject, o.kind, COALESCE(o.id, u.id), l.aspects, l.since <= ?1
        FROM (SELECT * FROM change_log WHERE position > ?1 ORDER BY position LIMIT ?2) l
        LEFT JOIN objects o ON o.key = l.object
          AND l.subject IN (\(LogSubjectKind.object.sql), \(LogSubjectKind.surroundings.sql))
        LEFT JOIN users u ON l.subject = \(LogSubjectKind.user.sql) AND u.key = l.object
        ORDER BY l.position
        """), arguments: [position, limit]
    ).map { row in
      let subject = try LogSubjectKind.stored(row, 1, in: "change_log")
      let isKnown: Bool = try row.value(at: 5)
      return Entry(
        position: try row.value(at: 0), subject: subject, id: try row.value(at: 3),
        kind: try row.value(at: 2),
        aspects: isKnown
          ? Aspects(rawValue: try row.value(at: 4))
          : subject == .surroundings ? .ofSurroundings : .ofDocument)
    }
  }

  /// Returns the number of entries after a position.
  package func count(after position: Int64) throws -> Int {
    try Int.fetchOne(
      statement("SELECT COUNT(*) FROM change_log WHERE position > ?"), arguments: [position]) ?? 0
  }

  /// Moves an object to the end of the log; returns the position.
  ///
  /// The changed aspects of its older entry are forgotten if the crawl before this one logged it: for a
  /// reader that has not read that entry, everything has changed.
  package func append(_ subject: LogSubjectKind, _ key: Int64, _ aspects: Aspects = .ofDocument) throws
    -> Int64
  {
    try run(
      """
      INSERT OR REPLACE INTO change_log (subject, object, aspects, since)
      SELECT ?1, ?2,
        CASE WHEN l.position IS NULL THEN \(Aspects.ofDocument.rawValue) | ?3
          WHEN l.position <= s.start THEN ?3 ELSE l.aspects | ?3 END,
        CASE WHEN l.position IS NULL THEN 0 WHEN l.position <= s.start THEN l.position ELSE l.since END
      FROM (SELECT COALESCE((SELECT value FROM meta WHERE name = '\(Meta.Name.crawlLogStart.rawValue)'), 0) AS start) s
      LEFT JOIN change_log l ON l.subject = ?1 AND l.object = ?2
      """, [subject, key, aspects.rawValue])
    return database.lastInsertedRowID
  }

  /// Appends an entry for everything that readers see without one.
  func appendMissing() throws {
    let present = StoredState.present.sql
    let subjects: [(LogSubjectKind, String)] = [
      (.object, "objects WHERE state = \(present) AND body IS NOT NULL"),
      (.user, "users WHERE state = \(present)"), (.asset, "assets WHERE state = \(present)"),
      (.surroundings, "objects WHERE state = \(present) AND body IS NOT NULL"),
    ]
    for (subject, rows) in subjects {
      try run("INSERT OR IGNORE INTO change_log (subject, object) SELECT ?, key FROM \(rows)", [subject])
    }
  }

  /// Moves everything to the end of the log, in the same order.
  func appendAllAgain() throws {
    try run(
      "INSERT OR REPLACE INTO change_log (subject, object) SELECT subject, object FROM change_log ORDER BY position"
    )
  }

  package func contains(_ subject: LogSubjectKind, _ key: Int64) throws -> Bool {
    try exists("SELECT 1 FROM change_log WHERE subject = ? AND object = ?", [subject, key])
  }
}

/// Changes of titles, places, rows, blocks and links, each with the end of the change log at that time:
/// dependents that were logged before are logged again once the crawl knows everything.
package struct ChangesTable: ArchiveTable {
  let database: SQLiteDatabase

  /// The tables, one for each kind of change.
  static let names = ["name_changes", "place_changes", "row_changes", "block_changes", "link_changes"]

  private func end() throws -> Int64 { try ChangeLogTable(database: database).end() }

  // MARK: Recording

  /// Records that the title or place of an object has changed, or become known.
  package func placeChanged(_ key: Int64, title: String, container: Int64?) throws {
    let end = try end()
    try run("INSERT OR REPLACE INTO place_changes (object, position) VALUES (?, ?)", [key, end])
    try nameChanged(title, in: container, at: end)
    try SurroundingsTable(database: database).appearanceChanged(key, in: container)
  }

  /// Records that a title was added, removed or moved in a container.
  package func nameChanged(_ title: String, in container: Int64?) throws {
    try nameChanged(title, in: container, at: try end())
  }

  private func nameChanged(_ title: String, in container: Int64?, at end: Int64) throws {
    try run(
      "INSERT OR REPLACE INTO name_changes (container, title_key, position) VALUES (?, ?, ?)",
      [container ?? 0, TitleKey.key(of: title), end])
  }

  /// Records that the children of an object have changed.
  package func rowsChanged(of container: Int64) throws {
    try run("INSERT OR REPLACE INTO row_changes (object, position) VALUES (?, ?)", [container, try end()])
  }

  /// Records that a row has changed, if its container is a data source.
  package func rowChanged(in container: Int64) throws {
    try run(
      "INSERT OR REPLACE INTO row_changes (object, position) SELECT key, ? FROM objects WHERE key = ? AND kind = ?",
      [try end(), container, StoredKind.dataSource])
  }

  /// Records that the blocks of a page have changed, if something links to one of them.
  package func blocksChanged(of key: Int64) throws {
    try run(
      """
      INSERT OR REPLACE INTO block_changes (object, position)
      SELECT o.key, ? FROM objects o
      WHERE o.key = ? AND EXISTS (SELECT 1 FROM block_links b WHERE b.page = o.id AND b.owner <> o.key)
      """, [try end(), key])
  }

  /// Records that the incoming links to blocks of pages have changed.
  package func linksChanged(to pages: Set<ObjectID>) throws {
    let end = try end()
    for page in pages {
      try run("INSERT OR REPLACE INTO link_changes (page, position) VALUES (?, ?)", [page, end])
    }
  }

  /// Records that the links of an object to blocks of pages are removed.
  package func linksRemoved(of owner: Int64) throws {
    try run(
      """
      INSERT OR REPLACE INTO link_changes (page, position)
      SELECT DISTINCT page, ? FROM block_links WHERE owner = ?
      """, [try end(), owner])
  }

  // MARK: Propagating

  /// Finds the dependents of changes, and, once there are none, the objects with changed surroundings.
  ///
  /// - Returns: the objects to log again with the changed aspects, and whether there may be more changes.
  package func takeDependentsAndSurroundings(
    limit: Int
  ) throws -> (subject: LogSubjectKind, objects: [(key: Int64, aspects: Aspects)], more: Bool) {
    let (objects, more) = try takeDependents(limit: limit)
    if more || !objects.isEmpty { return (.object, objects, true) }
    let surroundings = try SurroundingsTable(database: database).takeChanged(limit: limit)
    return (.surroundings, surroundings.objects, surroundings.more)
  }

  /// Finds the dependents of objects whose title, place or rows have changed after they were logged.
  ///
  /// Joins begin at the few objects of the batch (`CROSS JOIN` keeps SQLite from another order): its own plan
  /// begins at the whole change log, for every batch.
  ///
  /// - Returns: the objects to log again with the changed aspects, and whether there may be more changes.
  func takeDependents(limit: Int) throws -> (objects: [(key: Int64, aspects: Aspects)], more: Bool) {
    try database.execute(
      sql: """
        CREATE TEMP TABLE IF NOT EXISTS moved (object INTEGER PRIMARY KEY, position INTEGER NOT NULL);
        CREATE TEMP TABLE IF NOT EXISTS settled (object INTEGER PRIMARY KEY, aspects INTEGER NOT NULL);
        DELETE FROM moved; DELETE FROM settled;
        """)
    try forgetEarlyChanges()
    let names = try takeNames(limit: limit)
    let places = try takePlaces(limit: limit)
    let links = try takeBlockLinks(limit: limit)
    try recordRowsShowingMoved()
    // Last, as the other changes add to those of rows: a table is written again once.
    let isFinal = !names && !places && !links
    let rows = isFinal ? try takeRows(limit: limit) : true
    try run(
      """
      INSERT INTO settled SELECT l.object, \(Self.sql(.place)) FROM moved m
      CROSS JOIN change_log l ON l.subject = \(Self.object) AND l.object = m.object AND l.position <= m.position
      WHERE true \(Self.addingAspects)
      """)
    try run(
      """
      INSERT INTO settled SELECT d.owner, \(Self.sql(.links)) FROM moved m CROSS JOIN objects o ON o.key = m.object
      CROSS JOIN dependencies d ON d.target = o.id
      CROSS JOIN change_log l ON l.subject = \(Self.object) AND l.object = d.owner AND l.position <= m.position
      WHERE true \(Self.addingAspects)
      """)
    // An object that shows a synced block depends on everything to which the block refers.
    try run(
      """
      WITH RECURSIVE showing (key) AS (
        SELECT object FROM settled
        UNION SELECT d.owner FROM showing s CROSS JOIN block_lists b ON b.owner = s.key
        CROSS JOIN dependencies d ON d.target = b.container AND d.aspect = \(Self.content))
      INSERT INTO settled SELECT s.key, \(Self.sql(.links)) FROM showing s
      CROSS JOIN change_log l ON l.subject = \(Self.object) AND l.object = s.key
      WHERE s.key NOT IN (SELECT object FROM settled)
      """)
    let objects = try Row.fetchAll(statement("SELECT object, aspects FROM settled ORDER BY object")).map {
      (key: try $0.value(at: 0) as Int64, aspects: Aspects(rawValue: try $0.value(at: 1)))
    }
    return (objects, rows)
  }

  /// Returns an aspect as a number, for the text of a statement.
  private static func sql(_ aspect: Aspect) -> Int { Aspects([aspect]).rawValue }
  /// The end of an insertion into `settled`.
  private static let addingAspects = "ON CONFLICT (object) DO UPDATE SET aspects = aspects | excluded.aspects"

  private static let object = LogSubjectKind.object.sql
  private static let content = DependencyAspect.content.sql

  /// Deletes changes from before the first remaining log entry: every reader has already seen their result.
  private func forgetEarlyChanges() throws {
    let first = try Int64.fetchOne(
      statement(
        """
        SELECT position FROM change_log NOT INDEXED WHERE subject = \(Self.object) ORDER BY position LIMIT 1
        """))
    for table in Self.names {
      try run("DELETE FROM \(table) WHERE position < ?", [first ?? .max])
    }
  }

  /// Collects siblings with equal titles, whose names may depend on each other.
  private func takeNames(limit: Int) throws -> Bool {
    let groups = try Row.fetchAll(
      statement("SELECT container, title_key, position FROM name_changes LIMIT ?"), arguments: [limit])
    for group in groups {
      let (container, titleKey, position): (Int64, String, Int64) = try (
        group.value(at: 0), group.value(at: 1), group.value(at: 2)
      )
      let members = try Int64.fetchAll(
        statement("SELECT key FROM objects WHERE container IS ? AND title_key = ? AND state = ? LIMIT 3000"),
        arguments: [container == 0 ? nil : container, titleKey, StoredState.present])
      if members.count > 1 {
        for member in members { try move(member, position) }
      }
      try run("DELETE FROM name_changes WHERE container = ? AND title_key = ?", [container, titleKey])
    }
    return groups.count == limit
  }

  private func move(_ object: Int64, _ position: Int64) throws {
    try run(
      """
      INSERT INTO moved (object, position) VALUES (?, ?)
      ON CONFLICT (object) DO UPDATE SET position = MAX(position, excluded.position)
      """, [object, position])
  }

  /// Records changes of the rows that have moved, or have a value that shows a moved object: tables show both.
  private func recordRowsShowingMoved() throws {
    try run(
      """
      INSERT INTO row_changes (object, position)
      SELECT c.key, MAX(shown.position) FROM (
        SELECT object, position FROM moved
        UNION ALL SELECT d.owner, m.position FROM moved m CROSS JOIN objects o ON o.key = m.object
          CROSS JOIN dependencies d ON d.target = o.id AND \(Self.isValue)) shown
      CROSS JOIN objects r ON r.key = shown.object
      CROSS JOIN objects c ON c.key = r.container AND c.kind = \(StoredKind.dataSource.sql)
      WHERE true GROUP BY c.key
      ON CONFLICT (object) DO UPDATE SET position = MAX(position, excluded.position)
      """)
  }

  /// The condition that an edge `d` begins in the properties of its owner.
  private static let isValue =
    "d.part IN (\(ContentParts.body.rawValue), \(ContentParts.properties.rawValue))"

  /// Collects everything inside a moved object, and its container, which shows its title.
  private func takePlaces(limit: Int) throws -> Bool {
    let changes = try Row.fetchAll(
      statement("SELECT object, position FROM place_changes LIMIT ?"), arguments: [limit])
    for change in changes { try move(change.value(at: 0), change.value(at: 1)) }
    try run(
      """
      INSERT INTO settled SELECT o.container, \(Self.sql(.links)) FROM moved m
      CROSS JOIN objects o ON o.key = m.object
      CROSS JOIN change_log l ON l.subject = \(Self.object) AND l.object = o.container AND l.position <= m.position
      WHERE true \(Self.addingAspects)
      """)
    try run(
      """
      WITH RECURSIVE inside (object, position) AS (
        SELECT o.key, m.position FROM moved m CROSS JOIN objects o ON o.container = m.object
        UNION SELECT o.key, i.position FROM inside i CROSS JOIN objects o ON o.container = i.object)
      INSERT INTO moved SELECT object, MAX(position) FROM inside WHERE true GROUP BY object
      ON CONFLICT (object) DO UPDATE SET position = MAX(position, excluded.position)
      """)
    for change in changes {
      try run("DELETE FROM place_changes WHERE object = ?", [change.value(at: 0) as Int64])
    }
    return changes.count == limit
  }

  /// Collects the dependents of changed children: those of a data source are also shown by its database, by
  /// databases with a view of it, and by the pages that contain these.
  private func takeRows(limit: Int) throws -> Bool {
    let changes = try Row.fetchAll(
      statement("SELECT object, position FROM row_changes LIMIT ?"), arguments: [limit])
    for change in changes {
      let (dataSource, position): (Int64, Int64) = try (change.value(at: 0), change.value(at: 1))
      try run(
        """
        WITH RECURSIVE shown (id) AS (
          SELECT id FROM views WHERE data_source = (SELECT id FROM objects WHERE key = ?1)
          UNION SELECT w.dashboard FROM shown s JOIN dashboard_widgets w ON w.view = s.id),
        databases (key) AS (
          SELECT container FROM objects
            WHERE key = ?1 AND kind = \(StoredKind.dataSource.sql) AND container IS NOT NULL
          UNION SELECT v.database FROM shown s JOIN views v ON v.id = s.id
            WHERE v.database <> \(ViewsTable.unlisted)),
        showing (key) AS (
          SELECT ?1 UNION SELECT key FROM databases
          UNION SELECT o.container FROM databases d JOIN objects o ON o.key = d.key
            WHERE o.container IS NOT NULL)
        INSERT INTO settled SELECT s.key, \(Self.sql(.rows)) FROM showing s
        CROSS JOIN change_log l ON l.subject = \(Self.object) AND l.object = s.key AND l.position <= ?2
        WHERE true \(Self.addingAspects)
        """, [dataSource, position])
      try run("DELETE FROM row_changes WHERE object = ?", [dataSource])
    }
    return changes.count == limit
  }

  /// Collects objects that link to blocks of changed pages, and pages whose incoming links to blocks have
  /// changed.
  private func takeBlockLinks(limit: Int) throws -> Bool {
    let changes = try Row.fetchAll(
      statement("SELECT object, position FROM block_changes LIMIT ?"), arguments: [limit])
    for change in changes {
      let (object, position): (Int64, Int64) = try (change.value(at: 0), change.value(at: 1))
      // A link may be in a synced block that other pages show too.
      try run(
        """
        WITH RECURSIVE linking (key) AS (
          SELECT b.owner FROM objects o CROSS JOIN block_links b ON b.page = o.id AND b.owner <> o.key
          WHERE o.key = ?1
          UNION SELECT d.owner FROM linking k CROSS JOIN block_lists b ON b.owner = k.key
          CROSS JOIN dependencies d ON d.target = b.container AND d.aspect = \(Self.content))
        INSERT INTO settled SELECT k.key, \(Self.sql(.links)) FROM linking k
        CROSS JOIN change_log l ON l.subject = \(Self.object) AND l.object = k.key AND l.position <= ?2
        WHERE true \(Self.addingAspects)
        """, [object, position])
      try run(
        """
        INSERT INTO row_changes (object, position)
        SELECT DISTINCT c.key, ?2 FROM objects o CROSS JOIN block_links d ON d.page = o.id AND \(Self.isValue)
        CROSS JOIN objects r ON r.key = d.owner
        CROSS JOIN objects c ON c.key = r.container AND c.kind = \(StoredKind.dataSource.sql)
        WHERE o.key = ?1
        ON CONFLICT (object) DO UPDATE SET position = MAX(position, excluded.position)
        """, [object, position])
      try run("DELETE FROM block_changes WHERE object = ?", [object])
    }
    let pages = try Row.fetchAll(
      statement("SELECT page, position FROM link_changes LIMIT ?"), arguments: [limit])
    for change in pages {
      let (page, position): (ObjectID, Int64) = try (change.value(at: 0), change.value(at: 1))
      try run(
        """
        INSERT INTO settled SELECT o.key, \(Self.sql(.content)) FROM objects o
        CROSS JOIN change_log l ON l.subject = \(Self.object) AND l.object = o.key AND l.position <= ?2
        WHERE o.id = ?1 \(Self.addingAspects)
        """, [page, position])
      try run("DELETE FROM link_changes WHERE page = ?", [page])
    }
    return changes.count == limit || pages.count == limit
  }
}

/// Random stamps for the stretches of the change log, one for each run that logs something.
///
/// The positions of a log are numbers, and an archive restored from an older copy reaches the same numbers
/// again with other changes. A lane stores the stamp of its position; if the log has another one there, or is
/// shorter, the lane has read a log that no longer exists.
package enum LogStamps {
  /// Begins a stretch at the end of the log.
  ///
  /// An empty stretch is replaced: no lane can be in it.
  static func begin(in database: SQLiteDatabase) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO log_stamps (start, stamp) VALUES (?, ?)",
      arguments: [end(in: database), UUID().uuidString.lowercased()])
  }

  /// Returns the stamp at a position, empty at the start, or `nil` if the log is shorter.
  package static func stamp(at position: LogPosition, in database: SQLiteDatabase) throws -> String? {
    guard position > 0 else { return "" }
    guard position <= (try end(in: database)) else { return nil }
    return try String.fetchOne(
      database.cachedStatement(
        sql: "SELECT stamp FROM log_stamps WHERE start < ? ORDER BY start DESC LIMIT 1"),
      arguments: [position])
      ?? ""
  }

  /// Returns the last position that was ever assigned; its entry may have moved on.
  private static func end(in database: SQLiteDatabase) throws -> LogPosition {
    try LogPosition.fetchOne(
      database.cachedStatement(sql: "SELECT seq FROM sqlite_sequence WHERE name = 'change_log'")) ?? 0
  }
}
