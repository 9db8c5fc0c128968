import DurableFiles
import GRDB
package import NotionModel

/// The requests that are still to be made.
package struct FrontierTable: ArchiveTable {
  let database: Database

  package init(database: Database) { self.database = database }

  // MARK: Items

  /// Adds an item unless it is there.
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

  /// Stores the place at which an item's list goes on, with whatever else of it changed.
  package func update(_ item: WorkItem) throws {
    try run(
      "UPDATE frontier SET phase = ?, sequence = ?, cursor = ?, detail = ?, flags = ? WHERE item = ?",
      [item.phase, item.sequence, item.cursor, item.detail, item.flags, item.number])
  }

  /// Sets a flag of an item.
  package func flag(_ number: Int64, _ flag: WorkItem.Flags) throws {
    try run("UPDATE frontier SET flags = flags | ?1 WHERE item = ?2 AND flags & ?1 = 0", [flag, number])
  }

  /// Deletes an item that something else has made needless.
  package func drop(_ kind: WorkItem.Kind, _ target: ObjectID) throws {
    try run("DELETE FROM frontier WHERE target = ? AND kind = ?", [target, kind])
  }

  /// Deletes everything that is still to be fetched of an object.
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

  /// Whether anything of an object is still to be fetched.
  package func isPending(_ owner: Int64) throws -> Bool {
    try exists("SELECT 1 FROM frontier WHERE owner = ?", [owner])
  }

  package func flags(of number: Int64) throws -> WorkItem.Flags {
    try WorkItem.Flags.fetchOne(statement("SELECT flags FROM frontier WHERE item = ?"), arguments: [number])
      ?? []
  }

  /// The number of items of a kind that belong to an object.
  package func count(_ kind: WorkItem.Kind, owner: Int64) throws -> Int {
    try Int.fetchOne(
      statement("SELECT COUNT(*) FROM frontier WHERE owner = ? AND kind = ?"), arguments: [owner, kind]) ?? 0
  }

  /// The number of items, of one phase or of all.
  package func count(_ phase: WorkItem.Phase? = nil) throws -> Int {
    try Int.fetchOne(
      statement("SELECT COUNT(*) FROM frontier\(phase == nil ? "" : " WHERE phase = ?")"),
      arguments: phase.map { [$0] } ?? []) ?? 0
  }

  /// The first items of a phase and those after it, in their order, without those of some kinds.
  package func first(
    _ limit: Int, from phase: WorkItem.Phase = .identity, without kinds: [WorkItem.Kind] = []
  ) throws -> [WorkItem] {
    let places = Array(repeating: "?", count: kinds.count).joined(separator: ", ")
    return try Row.fetchAll(
      statement(
        """
        SELECT \(WorkItem.columns) FROM frontier WHERE phase >= ? AND kind NOT IN (\(places))
        ORDER BY phase, item LIMIT ?
        """), arguments: [phase] + StatementArguments(kinds) + [limit]
    ).map { try WorkItem(row: $0, in: "frontier") }
  }
}

extension WorkItem {
  /// The columns of a row that becomes an item, in order.
  static let columns = "item, phase, kind, target, detail, owner, sequence, cursor, flags"

  /// Takes a row of ``columns``; by their numbers, as finding them by their names takes longer than reading them.
  init(row: Row, in table: String) throws {
    self.init(
      number: try row.value(at: 0), phase: try Phase.stored(row, 1, in: table),
      kind: try Kind.stored(row, 2, in: table), target: try row.value(at: 3), detail: try row.value(at: 4),
      owner: try row.value(at: 5), sequence: try row.value(at: 6), cursor: try row.value(at: 7),
      flags: Flags(rawValue: try row.value(at: 8)))
  }
}

// MARK: Requests for what tables hold

extension FrontierTable {
  /// Enqueues requests for users that are known by their ids only.
  ///
  /// `areSeen` restricts them to those that were here before and have been set aside.
  package func enqueueUnknownUsers(areSeen: Bool = false) throws {
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target)
      SELECT ?, ?, id FROM users WHERE state = ?\(areSeen ? " AND seen > 0" : "")
      """, [WorkItem.Phase.leftovers, WorkItem.Kind.user, StoredState.referenced])
  }

  /// Enqueues requests for users that are known from other objects only.
  package func enqueueUsers(withReason reason: String) throws {
    try run(
      "INSERT OR IGNORE INTO frontier (phase, kind, target) SELECT ?, ?, id FROM users WHERE reason = ?",
      [WorkItem.Phase.leftovers, WorkItem.Kind.user, reason])
  }

  /// Enqueues downloads of the files that have never been asked for.
  package func enqueueUnknownAssets() throws {
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target, detail)
      SELECT ?, ?, ?, text FROM assets WHERE state = ?
      """, [WorkItem.Phase.downloads, WorkItem.Kind.asset, WorkItem.workspace, StoredState.referenced])
  }

  /// Enqueues requests for objects that are known by their ids only: a crawl that was given up had not come to them.
  package func enqueueUnknownObjects() throws {
    for (stored, kind) in WorkItem.Kind.ofObjects {
      // Nobody misses the parent of what is shared, if only that refers to it.
      try run(
        """
        INSERT OR IGNORE INTO frontier (phase, kind, target, flags)
        SELECT ?, ?, id, IIF(EXISTS (SELECT 1 FROM dependencies d WHERE d.target = o.id), 0, ?)
        FROM objects o WHERE state = \(StoredState.referenced.sql) AND kind = ?
        """, [kind.retrievalPhase, kind, WorkItem.Flags.parentOnly, stored])
    }
  }

  /// Enqueues the originals that only copies have brought: nothing else tells that they have changed.
  package func enqueueOriginals() throws {
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target)
      SELECT ?, ?, o.id FROM objects o WHERE o.kind = ? AND \(DependenciesTable.isOriginal) AND EXISTS (
        SELECT 1 FROM block_lists b WHERE b.owner = o.key AND b.container = o.id AND b.reason IS NULL)
      """, [WorkItem.Phase.leftovers, WorkItem.Kind.syncedOriginal, StoredKind.block])
  }

  /// Enqueues the comments of every page that readers see.
  package func enqueueComments() throws {
    try run(
      """
      INSERT INTO frontier (phase, kind, target, owner)
      SELECT ?, ?, id, key FROM objects
      WHERE kind = ? AND state = \(StoredState.present.sql) AND blocks_revision > 0 ORDER BY id
      """, [WorkItem.Phase.continuation, WorkItem.Kind.comments, StoredKind.page])
  }

  /// Enqueues checks of the objects that this crawl has not seen; with roots, of those that stand in one.
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

  /// Enqueues the views whose request is to be made again.
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
      """, [phase, WorkItem.Flags.again, kind])
  }

  /// Enqueues one item for each object of a kind whose lists are to be read on.
  func enqueueListRetries(_ kind: WorkItem.Kind, for stored: StoredKind) throws {
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target)
      SELECT DISTINCT ?, ?, o.id FROM retries r JOIN objects o ON o.key = r.owner
      WHERE o.kind = ? AND r.flags & ? = 0
      """, [WorkItem.Phase.leftovers, kind, stored, WorkItem.Flags.refused])
  }

  /// Enqueues the pages whose comments the API refused; only one that is present where `isProbe` says so.
  package func enqueueRefusedComments(isProbe: Bool) throws {
    let restriction = isProbe ? " AND o.state = \(StoredState.present.sql) LIMIT 1" : ""
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target)
      SELECT DISTINCT ?, ?, o.id FROM retries r JOIN objects o ON o.key = r.owner
      WHERE r.kind = ? AND r.flags & ? <> 0 AND o.kind = ?\(restriction)
      """,
      [
        WorkItem.Phase.leftovers, WorkItem.Kind.again, WorkItem.Kind.comments, WorkItem.Flags.refused,
        StoredKind.page,
      ])
  }
}

extension WorkItem.Kind {
  /// The kinds of request by which an object is asked for, by the kind of object.
  static let ofObjects: [(StoredKind, WorkItem.Kind)] = [
    (.page, .page), (.database, .database), (.dataSource, .dataSource),
  ]

  /// The phase in which an object that is known by its id is asked for; databases are in no other listing.
  var retrievalPhase: WorkItem.Phase { self == .database ? .listing : .retrieval }
}
