import GRDB
import NotionModel

/// Asking again, in the next crawl, for what failed for a reason that may pass.
extension ArchiveTransaction {
  /// The kinds of request whose failure nothing else in a later crawl makes good: lists of the workspace and
  /// rows are read in every crawl, and the rest leads to one of these.
  private static let repeated: Set<WorkItem.Kind> = [
    .page, .database, .dataSource, .children, .property, .comments, .views, .view, .user, .asset,
  ]

  /// Lets the next crawl make a request again.
  ///
  /// `flags` is what else is to be known of it then.
  func askAgain(_ item: WorkItem, _ flags: WorkItem.Flags = .again) throws {
    guard Self.repeated.contains(item.kind) else { return }
    try run(
      """
      INSERT OR REPLACE INTO retries (target, kind, detail, owner, sequence, cursor, flags, crawl)
      VALUES (?, ?, ?, ?, ?, ?, ?, ?)
      """,
      [
        item.target, item.kind.rawValue, item.detail, item.owner, item.sequence, item.cursor,
        item.flags.union(flags).rawValue, crawl,
      ])
  }

  /// Forgets what was to be asked for again of an object, as all of it, or all of a kind, is read anew or gone.
  func forgetRetries(of owner: Int64, kind: WorkItem.Kind? = nil) throws {
    if let kind {
      try run("DELETE FROM retries WHERE owner = ? AND kind = ?", [owner, kind.rawValue])
    } else {
      try run("DELETE FROM retries WHERE owner = ?", [owner])
    }
  }

  // MARK: A new crawl

  /// Keeps what a crawl that is given up had not come to asking for again.
  func keepRetries() throws {
    try run(
      """
      INSERT OR IGNORE INTO retries (target, kind, detail, flags)
      SELECT target, kind, detail, flags FROM frontier WHERE flags & ?1 <> 0 AND kind IN (?2, ?3, ?4, ?5, ?6)
      """,
      [WorkItem.Flags.again.rawValue] + StatementArguments(WorkItem.Kind.standingAlone.map(\.rawValue)))
  }

  /// Asks for what is known by its id only: a crawl that was given up had not come to it.
  func requestUnknown() throws {
    if settings.downloadsAssets {
      try run(
        """
        INSERT OR IGNORE INTO frontier (phase, kind, target, detail)
        SELECT ?, ?, ?, text FROM assets WHERE state = 0
        """, [WorkItem.Phase.downloads.rawValue, WorkItem.Kind.asset.rawValue, WorkItem.workspace])
    }
    try run(
      "INSERT OR IGNORE INTO frontier (phase, kind, target) SELECT ?, ?, id FROM users WHERE state = 0",
      [WorkItem.Phase.leftovers.rawValue, WorkItem.Kind.user.rawValue])
    guard settings.roots.isEmpty else { return }
    for (stored, kind) in WorkItem.Kind.ofObjects {
      // Nobody misses the parent of what is shared, if only that refers to it.
      try run(
        """
        INSERT OR IGNORE INTO frontier (phase, kind, target, flags)
        SELECT ?, ?, id, IIF(EXISTS (SELECT 1 FROM dependencies d WHERE d.target = o.id), 0, ?)
        FROM objects o WHERE state = 0 AND kind = ?
        """,
        [kind.retrievalPhase.rawValue, kind.rawValue, WorkItem.Flags.parentOnly.rawValue, stored])
    }
  }

  /// Asks for what failed in the crawls before for a reason that may have passed.
  func requestAgain() throws {
    for (stored, kind) in WorkItem.Kind.ofObjects {
      // What is known as a template, or as a page, is asked for as a page.
      let kinds = stored == .page ? "1, 5" : "\(stored.rawValue)"
      try move(
        kind, to: kind.retrievalPhase,
        where: "target IN (SELECT id FROM objects WHERE kind IN (\(kinds)) AND state IN (0, 2))")
    }
    try move(
      .user, to: .leftovers, where: "target IN (SELECT id FROM users WHERE state <> 1 OR reason IS NOT NULL)")
    if settings.downloadsAssets {
      try move(.asset, to: .downloads, where: "detail IN (SELECT text FROM assets WHERE state = 2)")
    }
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target, owner, flags)
      SELECT ?, kind, target, owner, flags FROM retries WHERE kind = ? AND target IN (SELECT id FROM views)
      """, [WorkItem.Phase.continuation.rawValue, WorkItem.Kind.view.rawValue])
    // The views of a database are listed when it is seen.
    try run(
      "UPDATE objects SET content_edited = NULL WHERE key IN (SELECT owner FROM retries WHERE kind = ?)",
      [WorkItem.Kind.views.rawValue])
    try run(
      "DELETE FROM retries WHERE kind IN (?, ?)",
      [WorkItem.Kind.view.rawValue, WorkItem.Kind.views.rawValue])
    for (stored, kind) in [
      (StoredKind.page, WorkItem.Kind.again), (.template, .again), (.block, .syncedOriginal),
    ] {
      try run(
        """
        INSERT OR IGNORE INTO frontier (phase, kind, target)
        SELECT DISTINCT ?, ?, o.id FROM retries r JOIN objects o ON o.key = r.owner
        WHERE o.kind = ? AND r.flags & ? = 0
        """, [WorkItem.Phase.leftovers.rawValue, kind.rawValue, stored, WorkItem.Flags.refused.rawValue])
    }
    try probeComments()
  }

  /// Puts requests of a kind into the frontier; those that the condition does not select are needless.
  private func move(_ kind: WorkItem.Kind, to phase: WorkItem.Phase, where condition: String) throws {
    try run(
      """
      INSERT OR IGNORE INTO frontier (phase, kind, target, detail, flags)
      SELECT ?, kind, target, detail, flags | ? FROM retries WHERE kind = ? AND \(condition)
      """, [phase.rawValue, WorkItem.Flags.again.rawValue, kind.rawValue])
    try run("DELETE FROM retries WHERE kind = ?", [kind.rawValue])
  }

  // MARK: The lists of a page

  /// Goes on with the lists of a page that an earlier crawl could not read to their end, unless the page has been
  /// read anew since.
  ///
  /// What was read of them then is taken over into the new revision.
  mutating func beginAgain(_ item: WorkItem) throws {
    try finish(item)
    guard var page = try object(item.target), page.kind.isPage, page.state == .present, page.wanted.isEmpty,
      page.contentEdited == page.edited
    else { return }
    let lists = try Row.fetchAll(
      statement(
        """
        SELECT 0, 0, kind, target, detail, owner, sequence, cursor, flags FROM retries WHERE owner = ? AND (crawl < ? OR flags & ? <> 0)
        ORDER BY kind, target, detail
        """), arguments: [page.key, crawl, WorkItem.Flags.refused.rawValue]
    ).map(WorkItem.init).filter { $0.kind != .comments || settings.comments != .none }
    try run(
      "DELETE FROM retries WHERE owner = ? AND (crawl < ? OR flags & ? <> 0)",
      [page.key, crawl, WorkItem.Flags.refused.rawValue])
    guard !lists.isEmpty else { return }
    if try hasItem(ofKind: .childBlock, owner: page.key) {
      // They are to be put into the lists of blocks while these are read: reading all of them is as good.
      try run("DELETE FROM frontier WHERE owner = ?", [page.key])
      try restartBlocks(of: &page)
    } else {
      page.draftRevision += 1
    }
    let isRestarted = page.wanted.contains(.blocks)
    for list in lists {
      guard let part = ListedPart(list.kind), !(isRestarted && part == .blocks) else { continue }
      if !page.wanted.contains(part.parts) {
        try takeOver(part, of: page)
        page.wanted.insert(part.parts)
      }
      try run(
        "DELETE FROM \(part.table) WHERE owner = ? AND revision = ? AND \(part.list) = ? AND sequence >= ?",
        [
          page.key, page.draftRevision, part == .properties ? list.detail : list.target, list.sequence,
        ])
      var next = list
      next.phase = .continuation
      next.flags.insert(.again)
      next.flags.remove(.refused)
      try add(next)
    }
    try saveProgress(page)
  }

  private func hasItem(ofKind kind: WorkItem.Kind, owner: Int64) throws -> Bool {
    try Bool.fetchOne(
      statement("SELECT EXISTS (SELECT 1 FROM frontier WHERE owner = ? AND kind = ?)"),
      arguments: [owner, kind.rawValue]) ?? false
  }

  /// Copies what readers see of a part of a page into the revision that is being fetched.
  ///
  /// `list` is the one list that is copied; all of the part where it is `nil`.
  func takeOver(_ part: ListedPart, of page: StoredObject, list: ObjectID? = nil) throws {
    guard
      let old = try Int.fetchOne(
        statement("SELECT \(part.revisionColumn) FROM objects WHERE key = ?"), arguments: [page.key])
    else { return }
    for (table, columns) in [
      (part.table, part.columns), ("dependencies", "part, target, aspect"), ("asset_uses", "part, asset"),
      ("block_links", "part, page, block"),
    ] {
      let isList = table == part.table
      let selected = isList ? "?4 IS NULL OR \(part.list) = ?4" : "part = \(part.parts.rawValue)"
      try run(
        """
        INSERT OR IGNORE INTO \(table) (owner, revision, \(columns))
        SELECT owner, ?1, \(columns) FROM \(table) WHERE owner = ?2 AND revision = ?3 AND (\(selected))
        """, [page.draftRevision, page.key, old] + (isList ? [list] : []))
    }
  }
}

extension WorkItem.Kind {
  /// The kinds of request by which an object is asked for, by the kind of object.
  fileprivate static let ofObjects: [(StoredKind, WorkItem.Kind)] = [
    (.page, .page), (.database, .database), (.dataSource, .dataSource),
  ]

  /// The kinds that belong to no list of an object.
  fileprivate static let standingAlone: [WorkItem.Kind] = [.page, .database, .dataSource, .user, .asset]

  /// When an object that is known by its id is asked for; databases are in no other listing.
  fileprivate var retrievalPhase: WorkItem.Phase { self == .database ? .listing : .retrieval }
}
