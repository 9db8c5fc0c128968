import GRDB
import NotionExportKit
import NotionModel

/// Beginning, reconciling and ending a crawl.
extension ArchiveTransaction {
  /// Fills the frontier of a new crawl.
  func seed() throws {
    try keepRetries()
    try run("DELETE FROM frontier")
    // What was half done is begun again.
    try run("UPDATE objects SET wanted = 0, content_edited = NULL WHERE wanted <> 0")
    try add(WorkItem(phase: .identity, kind: .me, target: WorkItem.workspace))
    try requestUsers()
    if settings.roots.isEmpty {
      try add(WorkItem(phase: .listing, kind: .search, target: WorkItem.workspace))
    }
    for root in settings.roots {
      switch root {
      case .page(let id):
        try add(WorkItem(phase: .listing, kind: .page, target: id, flags: .root))
      case .dataSource(let id):
        try add(WorkItem(phase: .listing, kind: .dataSource, target: id, flags: .root))
      }
    }
    try requestOriginals()
    try requestUnknown()
    try requestAgain()
  }

  /// Asks for the comments of all pages, as other ones are wanted than before.
  func requestAllComments() throws {
    try run("DELETE FROM retries WHERE kind = ?", [WorkItem.Kind.comments.rawValue])
    switch settings.comments {
    case .all:
      // Comments on blocks are asked for while the blocks are read.
      try run("UPDATE objects SET content_edited = NULL WHERE kind = 1 AND state = 1")
    case .page, .none:
      try run(
        """
        UPDATE objects SET wanted = ?, draft_revision = draft_revision + 1
        WHERE kind = 1 AND state = 1 AND blocks_revision > 0
        """, [ContentParts.comments.rawValue])
      try run(
        """
        INSERT INTO frontier (phase, kind, target, owner)
        SELECT ?, ?, id, key FROM objects WHERE kind = 1 AND state = 1 AND blocks_revision > 0 ORDER BY id
        """, [WorkItem.Phase.continuation.rawValue, WorkItem.Kind.comments.rawValue])
    }
  }

  // MARK: Reconciling

  /// Asks for every object that was known and did not turn up.
  ///
  /// With roots, what does not stand in one of them is left alone: it is removed without being asked for.
  func requestUnseen() throws {
    let isInside = settings.roots.isEmpty ? "true" : "(key IN inside OR kind = 5)"
    for (stored, kind) in [
      (StoredKind.page, WorkItem.Kind.page), (.database, .database), (.dataSource, .dataSource),
      (.template, .page),
    ] {
      try run(
        """
        INSERT OR IGNORE INTO frontier (phase, kind, target, detail, flags)
        WITH RECURSIVE \(inside)
        SELECT ?, ?, id, 'check', 0 FROM objects
        WHERE kind = ? AND state = 1 AND seen <> ? AND seen <> ? AND \(isInside) ORDER BY id
        """,
        [WorkItem.Phase.check.rawValue, kind.rawValue, stored, crawl, -crawl])
    }
  }

  /// The keys of the roots and of all that stands in them; a database also counts by its data sources.
  private var inside: String {
    let roots: String = settings.roots.map { "x'\($0.id.compactText)'" }.joined(separator: ", ")
    return """
      inside (key) AS (
        SELECT key FROM objects WHERE id IN (\(roots))
        UNION SELECT d.key FROM objects s JOIN objects d ON d.key = s.container AND d.kind = 2
          WHERE s.kind = 3 AND s.id IN (\(roots))
        UNION SELECT o.key FROM inside i JOIN objects o ON o.container = i.key)
      """
  }

  /// Notes that an object which did not turn up is not there; it is removed when all have been asked for.
  func miss(_ id: ObjectID) throws {
    try run("UPDATE objects SET seen = ? WHERE id = ?", [-crawl, id])
  }

  /// How many pages are missing, if they are so many that a lost permission is likelier than a clean-up.
  func massRemoval() throws -> Int? {
    let missing =
      try Int.fetchOne(
        statement("SELECT COUNT(*) FROM objects WHERE kind = 1 AND state = 1 AND seen = ?"),
        arguments: [-crawl]) ?? 0
    let known: Int = try Meta.value(.knownPages, in: database) ?? 0
    return missing * 4 > known ? missing : nil
  }

  /// Objects that are missing, or that stand in none of the roots.
  func missing(limit: Int) throws -> [ObjectID] {
    let isOutside = settings.roots.isEmpty ? "false" : "key NOT IN inside"
    return try ObjectID.fetchAll(
      statement(
        """
        WITH RECURSIVE \(inside)
        SELECT id FROM objects WHERE kind <= 3 AND state = 1 AND (seen = ?1 OR \(isOutside))
        UNION ALL SELECT id FROM objects WHERE kind = 5 AND state = 1 AND seen = ?1 LIMIT ?2
        """), arguments: [-crawl, limit])
  }

  /// Keeps what is missing: so much is missing that the reason is probably another.
  func keepMissing() throws {
    try run("UPDATE objects SET seen = ? WHERE seen = ?", [crawl, -crawl])
  }

  // MARK: Settling

  /// Logs what shows objects whose title, place or rows have changed since it was logged.
  ///
  /// Joins begin at the few objects of the batch (`CROSS JOIN` keeps SQLite from another order): left to itself it
  /// begins at the whole change log, for every batch.
  ///
  /// - Returns: whether there may be more to settle.
  mutating func settle(limit: Int) throws -> Bool {
    try database.execute(
      sql: """
        CREATE TEMP TABLE IF NOT EXISTS moved (object INTEGER PRIMARY KEY, position INTEGER NOT NULL);
        CREATE TEMP TABLE IF NOT EXISTS settled (object INTEGER PRIMARY KEY);
        DELETE FROM moved; DELETE FROM settled;
        """)
    try forgetEarlyChanges()
    let names = try settleNames(limit: limit)
    let rows = try settleRows(limit: limit)
    let places = try settlePlaces(limit: limit)
    let links = try settleBlockLinks(limit: limit)
    try run(
      """
      INSERT OR IGNORE INTO settled SELECT l.object FROM moved m
      CROSS JOIN change_log l ON l.subject = 0 AND l.object = m.object AND l.position <= m.position
      """)
    try run(
      """
      INSERT OR IGNORE INTO settled SELECT d.owner FROM moved m CROSS JOIN objects o ON o.key = m.object
      CROSS JOIN dependencies d ON d.target = o.id
      CROSS JOIN change_log l ON l.subject = 0 AND l.object = d.owner AND l.position <= m.position
      """)
    // What shows a synced block shows what that refers to.
    try run(
      """
      WITH RECURSIVE showing (key) AS (
        SELECT object FROM settled
        UNION SELECT d.owner FROM showing s CROSS JOIN block_lists b ON b.owner = s.key
        CROSS JOIN dependencies d ON d.target = b.container AND d.aspect = 1)
      INSERT OR IGNORE INTO settled SELECT s.key FROM showing s
      CROSS JOIN change_log l ON l.subject = 0 AND l.object = s.key
      """)
    let keys = try Int64.fetchAll(statement("SELECT object FROM settled ORDER BY object"))
    for key in keys { try log(.object, key) }
    return names || rows || places || links
  }

  /// What changed before anything was logged that is still as it was then has been seen by all who read.
  private func forgetEarlyChanges() throws {
    let first = try Int64.fetchOne(
      statement("SELECT position FROM change_log NOT INDEXED WHERE subject = 0 ORDER BY position LIMIT 1"))
    for table in ["name_changes", "place_changes", "row_changes", "block_changes", "link_changes"] {
      try run("DELETE FROM \(table) WHERE position < ?", [first ?? .max])
    }
  }

  /// Siblings of one title may have names that depend on each other.
  private func settleNames(limit: Int) throws -> Bool {
    let groups = try Row.fetchAll(
      statement("SELECT container, title_key, position FROM name_changes LIMIT ?"), arguments: [limit])
    for group in groups {
      let container: Int64 = group["container"]
      let titleKey: String = group["title_key"]
      let position: Int64 = group["position"]
      let members = try Int64.fetchAll(
        statement("SELECT key FROM objects WHERE container IS ? AND title_key = ? AND state = 1 LIMIT 3000"),
        arguments: [container == 0 ? nil : container, titleKey])
      if members.count > 1 {
        for member in members { try move(member, position) }
      }
      try run(
        "DELETE FROM name_changes WHERE container = ? AND title_key = ?", [container, titleKey])
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

  /// An object that has moved takes with it all that stands in it; what contains it shows its title.
  private func settlePlaces(limit: Int) throws -> Bool {
    let changes = try Row.fetchAll(
      statement("SELECT object, position FROM place_changes LIMIT ?"), arguments: [limit])
    for change in changes { try move(change["object"], change["position"]) }
    try run(
      """
      INSERT OR IGNORE INTO settled SELECT o.container FROM moved m CROSS JOIN objects o ON o.key = m.object
      CROSS JOIN change_log l ON l.subject = 0 AND l.object = o.container AND l.position <= m.position
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
      try run("DELETE FROM place_changes WHERE object = ?", [change["object"] as Int64])
    }
    return changes.count == limit
  }

  /// Who shows what stands in an object: itself; of a data source also its database, databases with a view
  /// of it, and the pages that these stand in.
  private func settleRows(limit: Int) throws -> Bool {
    let changes = try Row.fetchAll(
      statement("SELECT object, position FROM row_changes LIMIT ?"), arguments: [limit])
    for change in changes {
      let dataSource: Int64 = change["object"]
      let position: Int64 = change["position"]
      try run(
        """
        WITH RECURSIVE shown (id) AS (
          SELECT id FROM views WHERE data_source = (SELECT id FROM objects WHERE key = ?1)
          UNION SELECT w.dashboard FROM shown s JOIN dashboard_widgets w ON w.view = s.id),
        databases (key) AS (
          SELECT container FROM objects WHERE key = ?1 AND kind = 3 AND container IS NOT NULL
          UNION SELECT v.database FROM shown s JOIN views v ON v.id = s.id WHERE v.database <> 0),
        showing (key) AS (
          SELECT ?1 UNION SELECT key FROM databases
          UNION SELECT o.container FROM databases d JOIN objects o ON o.key = d.key
            WHERE o.container IS NOT NULL)
        INSERT OR IGNORE INTO settled SELECT s.key FROM showing s
        CROSS JOIN change_log l ON l.subject = 0 AND l.object = s.key AND l.position <= ?2
        """, [dataSource, position])
      try run("DELETE FROM row_changes WHERE object = ?", [dataSource])
    }
    return changes.count == limit
  }
}
