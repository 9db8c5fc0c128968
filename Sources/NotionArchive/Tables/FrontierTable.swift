import DurableFiles
import GRDB
package import NotionModel

/// The pending requests.
package struct FrontierTable: ArchiveTable {
  let database: SQLiteDatabase

  package init(database: SQLiteDatabase) { self.database = database }

  // MARK: Items

  /// Adds an item unless it is already there.
  package func enqueue(_ item: WorkItem) throws {
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target, detail, owner, sequence, cursor, flags)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        item.phase, item.kind, item.target, item.detail, item.owner, item.sequence, item.cursor, item.flags,
      ])
  }

  /// Deletes an item that is done.
  package func finish(_ item: WorkItem) throws {
    try run("DELETE FROM frontier WHERE item = ?", [item.number])
  }

  /// Stores the position at which an item's list continues, and its other changed columns.
  package func update(_ item: WorkItem) throws {
    try run(
      "UPDATE frontier SET phase = ?, sequence = ?, cursor = ?, detail = ?, flags = ? WHERE item = ?",
      [item.phase, item.sequence, item.cursor, item.detail, item.flags, item.number])
  }

  /// Sets a flag of an item.
  package func flag(_ number: Int64, _ flag: WorkItem.Flags) throws {
    try run("UPDATE frontier SET flags = flags | ?1 WHERE item = ?2 AND flags & ?1 = 0", [flag, number])
  }

  /// Deletes an item that has become unnecessary.
  package func drop(_ kind: WorkItem.Kind, _ target: ObjectID) throws {
    try run("DELETE FROM frontier WHERE target = ? AND kind = ?", [target, kind])
  }

  /// Deletes all pending requests of an object.
  package func dropItems(of owner: Int64) throws {
    try run("DELETE FROM frontier WHERE owner = ?", [owner])
  }

  package func clear() throws { try run("DELETE FROM frontier") }

  // MARK: Reading

  package func isWaiting(_ number: Int64) throws -> Bool {
    try exists("SELECT 1 FROM frontier WHERE item = ?", [number])
  }

  package func isWaiting(_ kind: WorkItem.Kind, _ target: ObjectID, _ detail: String) throws -> Bool {
    try exists("SELECT 1 FROM frontier WHERE target = ? AND kind = ? AND detail = ?", [target, kind, detail])
  }

  /// Returns whether requests of an object are pending.
  package func isPending(_ owner: Int64) throws -> Bool {
    try exists("SELECT 1 FROM frontier WHERE owner = ?", [owner])
  }

  package func flags(of number: Int64) throws -> WorkItem.Flags {
    try WorkItem.Flags.fetchOne(statement("SELECT flags FROM frontier WHERE item = ?"), arguments: [number])
      ?? []
  }

  /// Returns the number of items of a kind that belong to an object.
  package func count(_ kind: WorkItem.Kind, owner: Int64) throws -> Int {
    try Int.fetchOne(
      statement("SELECT COUNT(*) FROM frontier WHERE owner = ? AND kind = ?"), arguments: [owner, kind]) ?? 0
  }

  /// Returns the number of items, of one phase or of all.
  package func count(_ phase: WorkItem.Phase? = nil) throws -> Int {
    try Int.fetchOne(
      statement("SELECT COUNT(*) FROM frontier\(phase == nil ? "" : " WHERE phase = ?")"),
      arguments: phase.map { [$0] } ?? []) ?? 0
  }

  /// Returns the first items of a phase and of later ones, in order, without those of some kinds.
  package func first(
    _ limit: Int, from phase: WorkItem.Phase = .identity, without kinds: [WorkItem.Kind] = []
  ) throws -> [WorkItem] {
    let placeholders = Array(repeating: "?", count: kinds.count).joined(separator: ", ")
    return try Row.fetchAll(
      statement(
        """
        SELECT \(WorkItem.columns) FROM frontier WHERE phase >= ? AND kind NOT IN (\(placeholders))
        ORDER BY phase, item LIMIT ?
        """), arguments: [phase] + StatementArguments(kinds) + [limit]
    ).map { try WorkItem(row: $0, in: "frontier") }
  }
}

extension WorkItem {
  /// The columns of the row that is decoded as an item, in order.
  static let columns = "item, phase, kind, target, detail, owner, sequence, cursor, flags"

  /// Decodes a row of ``columns`` by their numbers, as finding them by name takes longer than reading them.
  init(row: Row, in table: String) throws {
    self.init(
      number: try row.value(at: 0), phase: try Phase.stored(row, 1, in: table),
      kind: try Kind.stored(row, 2, in: table), target: try row.value(at: 3), detail: try row.value(at: 4),
      owner: try row.value(at: 5), sequence: try row.value(at: 6), cursor: try row.value(at: 7),
      flags: Flags(rawValue: try row.value(at: 8)))
  }
}

// MARK: Requests derived from tables

extension FrontierTable {
  /// Enqueues requests for users that are known by their ids only.
  ///
  /// `areSeen` restricts them to users that were stored before and have been set aside.
  package func enqueueUnknownUsers(areSeen: Bool = false) throws {
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target)
      SELECT ?, ?, id FROM users WHERE state = ?\(areSeen ? " AND seen > 0" : "")
      """, [WorkItem.Phase.leftovers, WorkItem.Kind.user, StoredState.referenced])
  }

  /// Enqueues requests for users that are known only from other objects.
  package func enqueueUsers(withReason reason: String) throws {
    try run(
      "INSERT OR IGNORE INTO frontier (phase, kind, target) SELECT ?, ?, id FROM users WHERE reason = ?",
      [WorkItem.Phase.leftovers, WorkItem.Kind.user, reason])
  }

  /// Enqueues downloads of the files that have never been requested.
  package func enqueueUnknownAssets() throws {
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target, detail)
      SELECT ?, ?, ?, text FROM assets WHERE state = ?
      """, [WorkItem.Phase.downloads, WorkItem.Kind.asset, WorkItem.workspace, StoredState.referenced])
  }

  /// Enqueues requests for objects that are known only by their id, left over from an abandoned crawl.
  package func enqueueUnknownObjects() throws {
    for (stored, kind) in WorkItem.Kind.ofObjects {
      // An inaccessible parent is no loss if only its shared children refer to it.
      try run(
        """
        INSERT OR IGNORE INTO frontier (phase, kind, target, flags)
        SELECT ?, ?, id, IIF(EXISTS (SELECT 1 FROM dependencies d WHERE d.target = o.id), 0, ?)
        FROM objects o WHERE state = \(StoredState.referenced.sql) AND kind = ?
        """, [kind.retrievalPhase, kind, WorkItem.Flags.parentOnly, stored])
    }
  }

  /// Enqueues originals that are known only from copies: no other response reports their changes.
  package func enqueueOriginals() throws {
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target)
      SELECT ?, ?, o.id FROM objects o WHERE o.kind = ? AND \(DependenciesTable.isOriginal) AND EXISTS (
        SELECT 1 FROM block_lists b WHERE b.owner = o.key AND b.container = o.id AND b.reason IS NULL)
      """, [WorkItem.Phase.leftovers, WorkItem.Kind.syncedOriginal, StoredKind.block])
  }

  /// Enqueues the comments of every published page.
  package func enqueueComments() throws {
    try run(
      """
      INSERT INTO frontier (phase, kind, target, owner)
      SELECT ?, ?, id, key FROM objects
      WHERE kind = ? AND state = \(StoredState.present.sql) AND blocks_revision > 0 ORDER BY id
      """, [WorkItem.Phase.continuation, WorkItem.Kind.comments, StoredKind.page])
  }

  /// Enqueues checks of the objects that this crawl has not seen; with roots, of those inside one.
  package func enqueueChecks(crawl: Int, in scope: RootScope) throws {
    let isInside = scope.isEverything ? "true" : "(key IN inside OR kind = \(StoredKind.template.sql))"
    let kinds: [(StoredKind, WorkItem.Kind)] = WorkItem.Kind.ofObjects + [(.template, .page)]
    for (stored, kind) in kinds {
      try run(
        """
        INSERT OR IGNORE INTO frontier (phase, kind, target, detail, flags)
        WITH RECURSIVE \(scope.inside)
        SELECT ?, ?, id, 'check', 0 FROM objects
        WHERE kind = ? AND state = \(StoredState.present.sql) AND seen <> ? AND seen <> ? AND \(isInside)
        ORDER BY id
        """, [WorkItem.Phase.check, kind, stored, crawl, -crawl])
    }
  }

  /// Enqueues the views whose request is to be retried.
  func enqueueViewRetries() throws {
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target, owner, flags)
      SELECT ?, kind, target, owner, flags FROM retries WHERE kind = ? AND target IN (SELECT id FROM views)
      """, [WorkItem.Phase.continuation, WorkItem.Kind.view])
  }

  /// Enqueues the retries of a kind for which `condition` holds.
  func enqueueRetries(_ kind: WorkItem.Kind, to phase: WorkItem.Phase, where condition: String) throws {
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target, detail, flags)
      SELECT ?, kind, target, detail, flags | ? FROM retries WHERE kind = ? AND \(condition)
      """, [phase, WorkItem.Flags.retry, kind])
  }

  /// Enqueues one item for each object of a kind whose incomplete lists are to be continued.
  func enqueueListRetries(_ kind: WorkItem.Kind, for stored: StoredKind) throws {
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target)
      SELECT DISTINCT ?, ?, o.id FROM retries r JOIN objects o ON o.key = r.owner
      WHERE o.kind = ? AND r.flags & ? = 0
      """, [WorkItem.Phase.leftovers, kind, stored, WorkItem.Flags.refused])
  }

  /// Enqueues the pages whose comments the API refused; with `isProbe`, only one that is present.
  package func enqueueRefusedComments(isProbe: Bool) throws {
    let restriction = isProbe ? " AND o.state = \(StoredState.present.sql) LIMIT 1" : ""
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target)
      SELECT DISTINCT ?, ?, o.id FROM retries r JOIN objects o ON o.key = r.owner
      WHERE r.kind = ? AND r.flags & ? <> 0 AND o.kind = ?\(restriction)
      """,
      [
        WorkItem.Phase.leftovers, WorkItem.Kind.partialLists, WorkItem.Kind.comments, WorkItem.Flags.refused,
        StoredKind.page,
      ])
  }
}

extension WorkItem.Kind {
  /// The kinds of request that retrieve an object, by the kind of object.
  static let ofObjects: [(StoredKind, WorkItem.Kind)] = [
    (.page, .page), (.database, .database), (.dataSource, .dataSource),
  ]

  /// The phase in which an object with a known id is retrieved; databases are in no other listing.
  var retrievalPhase: WorkItem.Phase { self == .database ? .listing : .retrieval }
}

/// Requests that failed for a transient reason; the next crawl retries them.
package struct RetriesTable: ArchiveTable {
  let database: SQLiteDatabase

  /// Schedules a retry of a request in the next crawl.
  package func add(_ item: WorkItem, crawl: Int) throws {
    try run(
      """
      INSERT OR REPLACE INTO retries (target, kind, detail, owner, sequence, cursor, flags, crawl)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [item.target, item.kind, item.detail, item.owner, item.sequence, item.cursor, item.flags, crawl])
  }

  /// Deletes the retries of an object, all or of one kind, because it is read again or was removed.
  package func remove(of owner: Int64, kind: WorkItem.Kind? = nil) throws {
    if let kind {
      try run("DELETE FROM retries WHERE owner = ? AND kind = ?", [owner, kind])
    } else {
      try run("DELETE FROM retries WHERE owner = ?", [owner])
    }
  }

  package func remove(_ kind: WorkItem.Kind) throws { try run("DELETE FROM retries WHERE kind = ?", [kind]) }

  private static let ofLists = "owner = ? AND (crawl < ? OR flags & ? <> 0)"

  /// Returns requests for lists of an object that an earlier crawl could not complete, or was refused.
  package func lists(of owner: Int64, before crawl: Int) throws -> [WorkItem] {
    try Row.fetchAll(
      statement(
        """
        SELECT 0, \(WorkItem.Phase.continuation.sql), kind, target, detail, owner, sequence, cursor, flags
        FROM retries WHERE \(Self.ofLists) ORDER BY kind, target, detail
        """), arguments: [owner, crawl, WorkItem.Flags.refused]
    ).map { try WorkItem(row: $0, in: "retries") }
  }

  /// Deletes the retries that ``lists(of:before:)`` returns.
  package func removeLists(of owner: Int64, before crawl: Int) throws {
    try run("DELETE FROM retries WHERE \(Self.ofLists)", [owner, crawl, WorkItem.Flags.refused])
  }

  /// Keeps the retries in the frontier of an abandoned crawl.
  package func keepFromFrontier() throws {
    let kinds: [WorkItem.Kind] = [.page, .database, .dataSource, .user, .asset]
    try run(
      """
      INSERT OR IGNORE INTO retries (target, kind, detail, flags)
      SELECT target, kind, detail, flags FROM frontier
      WHERE flags & ? <> 0 AND kind IN (\(kinds.map(\.sql).joined(separator: ", ")))
      """, [WorkItem.Flags.retry])
  }

  /// Moves all failed requests into the frontier, or to the table from which they are requested anyway.
  package func moveToFrontier(downloadsAssets: Bool) throws {
    let frontier = FrontierTable(database: database)
    let (referenced, present, unavailable) = (
      StoredState.referenced.sql, StoredState.present.sql, StoredState.unavailable.sql
    )
    for (stored, kind) in WorkItem.Kind.ofObjects {
      // A template or a page is requested as a page.
      let kinds = stored == .page ? "\(stored.sql), \(StoredKind.template.sql)" : stored.sql
      try frontier.enqueueRetries(
        kind, to: kind.retrievalPhase,
        where:
          "target IN (SELECT id FROM objects WHERE kind IN (\(kinds)) AND state IN (\(referenced), \(unavailable)))"
      )
      try remove(kind)
    }
    try frontier.enqueueRetries(
      .user, to: .leftovers,
      where: "target IN (SELECT id FROM users WHERE state <> \(present) OR reason IS NOT NULL)")
    try remove(.user)
    if downloadsAssets {
      try frontier.enqueueRetries(
        .asset, to: .downloads, where: "detail IN (SELECT text FROM assets WHERE state = \(unavailable))")
      try remove(.asset)
    }
    try frontier.enqueueViewRetries()
    // The views of a database are listed when it is read.
    try run(
      "UPDATE objects SET content_edited = NULL WHERE key IN (SELECT owner FROM retries WHERE kind = ?)",
      [WorkItem.Kind.views])
    try remove(.view)
    try remove(.views)
    try frontier.enqueueListRetries(.partialLists, for: .page)
    try frontier.enqueueListRetries(.partialLists, for: .template)
    try frontier.enqueueListRetries(.syncedOriginal, for: .block)
  }

  // MARK: Content that is set aside

  func addBlocks(of owner: Int64) throws {
    try run(
      """
      INSERT OR REPLACE INTO retries (target, kind, owner) SELECT id, ?, key FROM objects WHERE key = ? AND kind = ?
      """, [WorkItem.Kind.children, owner, StoredKind.block])
  }

  func addView(row: Int64) throws {
    try run(
      """
      INSERT OR REPLACE INTO retries (target, kind, owner) SELECT id, ?, database FROM views WHERE rowid = ?
      """, [WorkItem.Kind.view, row])
  }
}
