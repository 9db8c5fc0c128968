import GRDB
import NotionModel

/// Requests that failed for a transient reason; the next crawl retries them.
package struct RetriesTable: ArchiveTable {
  let database: Database

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
