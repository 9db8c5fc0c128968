import DurableFiles
import Foundation
import GRDB
import NotionExportKit
package import NotionModel

/// Pages, databases, data sources, and synced originals whose page is inaccessible.
package struct ObjectsTable: ArchiveTable {
  let database: SQLiteDatabase
  let codec: BodyCodec

  // MARK: One object

  package func object(_ id: ObjectID) throws -> StoredObject? {
    try first("SELECT \(StoredObject.columns) FROM objects WHERE id = ?", [id], StoredObject.init)
  }

  package func object(key: Int64) throws -> StoredObject? {
    try first("SELECT \(StoredObject.columns) FROM objects WHERE key = ?", [key], StoredObject.init)
  }

  package func state(of id: ObjectID) throws -> StoredState? {
    try first("SELECT state FROM objects WHERE id = ?", [id]) { try StoredState.stored($0, 0, in: "objects") }
  }

  /// Returns the minute of the last edit of an object, or `nil` if it is not present.
  func edited(_ id: ObjectID) throws -> Int? {
    try Int.fetchOne(
      statement("SELECT edited FROM objects WHERE id = ? AND state = ?"),
      arguments: [id, StoredState.present])
  }

  /// Returns the minute of the edit up to which the content of an object was fetched, or `nil` if it is not
  /// present.
  package func contentEdited(_ id: ObjectID) throws -> Int? {
    try Int.fetchOne(
      statement("SELECT content_edited FROM objects WHERE id = ? AND state = ?"),
      arguments: [id, StoredState.present])
  }

  /// Returns the number of objects of a kind that are present.
  func count(_ kind: StoredKind) throws -> Int {
    try Int.fetchOne(
      statement("SELECT COUNT(*) FROM objects WHERE kind = ? AND state = \(StoredState.present.sql)"),
      arguments: [kind]) ?? 0
  }

  /// Returns whether an object is known and has not been removed.
  package func isKnown(_ id: ObjectID) throws -> Bool {
    try exists("SELECT 1 FROM objects WHERE id = ? AND state <> ?", [id, StoredState.removed])
  }

  /// Inserts an object to which another refers, unless it is known; `container` is its place then.
  package func introduce(_ id: ObjectID, _ kind: StoredKind, in container: Int64?) throws {
    try run(
      "INSERT OR IGNORE INTO objects (id, kind, state, container) VALUES (?, ?, ?, ?)",
      [id, kind, StoredState.referenced, container])
  }

  package func save(_ object: StoredObject) throws {
    try run(
      """
      UPDATE objects SET kind = ?, state = ?, parent = ?, container = ?, ordinal = ?, title = ?, title_key = ?,
        seen = ?, edited = ?, hash = ?, wanted = ?, draft_revision = ?, blocks_revision = ?,
        content_edited = ?, content_minute = ?, content_crawl = ?, dirty = ?
      WHERE key = ?
      """,
      [
        object.kind, object.state, object.parent, object.container, object.ordinal, object.title,
        TitleKey.key(of: object.title), object.seen, object.edited, object.hash, object.wanted,
        object.draftRevision, object.blocksRevision, object.contentEdited, object.contentMinute,
        object.contentCrawl, object.changes.rawValue, object.key,
      ])
  }

  /// Saves the progress of fetching an object without other changes.
  ///
  /// None of these columns is indexed, so this takes much less time than saving all.
  package func saveProgress(_ object: StoredObject) throws {
    try run(
      """
      UPDATE objects SET wanted = ?, draft_revision = ?, blocks_revision = ?, content_edited = ?,
        content_minute = ?, content_crawl = ?, dirty = ?
      WHERE key = ?
      """,
      [
        object.wanted, object.draftRevision, object.blocksRevision, object.contentEdited,
        object.contentMinute, object.contentCrawl, object.changes.rawValue, object.key,
      ])
  }

  package func markDirty(_ key: Int64) throws { try run("UPDATE objects SET dirty = 1 WHERE key = ?", [key]) }

  /// Records that an object exists unchanged.
  package func markSeen(_ id: ObjectID, crawl: Int) throws {
    try run("UPDATE objects SET seen = ? WHERE id = ?", [crawl, id])
  }

  /// Makes this crawl fetch the content of an object when it sees it.
  package func forgetContentEdit(_ key: Int64) throws {
    try run("UPDATE objects SET content_edited = NULL WHERE key = ?", [key])
  }

  /// Turns an object into a child of a template.
  package func adoptTemplateChild(_ id: ObjectID, in template: Int64) throws {
    try run(
      "UPDATE objects SET container = ?, kind = ? WHERE id = ?", [template, StoredKind.template, id])
  }

  // MARK: Objects that could not be read

  /// Objects that could not be read, and pages and blocks whose content could not, each once.
  ///
  /// Originals of synced blocks that the API refuses are excluded: see
  /// ``BlockListsTable/refusedOriginals()``.
  private static let unavailable = """
    SELECT id, MIN(kind) AS kind, reason FROM (
      SELECT id, kind, reason FROM objects WHERE state = \(StoredState.unavailable.sql) AND reason IS NOT NULL
      UNION ALL
      SELECT b.container, IIF(b.container = o.id, o.kind, \(StoredKind.block.sql)), b.reason
      FROM block_lists b JOIN objects o ON o.key = b.owner AND o.blocks_revision = b.revision
      WHERE b.reason IS NOT NULL AND (
        o.state = \(StoredState.present.sql)
        OR o.kind = \(StoredKind.block.sql) AND \(DependenciesTable.isOriginal)
          AND EXISTS (SELECT 1 FROM retries r WHERE r.target = b.container))
      UNION ALL
      SELECT o.id, o.kind, c.reason FROM cut_rows c JOIN objects o ON o.key = c.object
      WHERE o.state = \(StoredState.present.sql)
    ) GROUP BY id
    """

  /// Returns the number of objects that could not be read, or whose content could not.
  func countUnavailable() throws -> Int {
    try Int.fetchOne(statement("SELECT COUNT(*) FROM (\(Self.unavailable))")) ?? 0
  }

  /// Returns the unreadable objects after an id with their reasons, ordered by id.
  func unavailable(after id: ObjectID, limit: Int) throws -> [(
    id: ObjectID, kind: StoredKind, reason: String
  )] {
    try Row.fetchAll(
      statement("SELECT id, kind, reason FROM (\(Self.unavailable)) WHERE id > ? ORDER BY id LIMIT ?"),
      arguments: [id, limit]
    ).map { (try $0.value(at: 0), try StoredKind.stored($0, 1, in: "objects"), try $0.value(at: 2)) }
  }

  // MARK: Bodies

  package func body(of key: Int64) throws -> [UInt8]? {
    let body = try Data.fetchOne(statement("SELECT body FROM objects WHERE key = ?"), arguments: [key])
    return try body.map { try codec.decode($0) }
  }

  /// Returns the kind and the stored body of a page, database or data source that is present.
  func outlineBody(of id: ObjectID) throws -> (kind: StoredKind, body: Data)? {
    try first(
      "SELECT kind, body FROM objects WHERE id = ? AND state = ? AND kind <= ? AND body IS NOT NULL",
      [id, StoredState.present, StoredKind.lastOfOutline]
    ) { (kind: try StoredKind.stored($0, 0, in: "objects"), body: try $0.value(at: 1)) }
  }

  package func storeBody(_ body: ArraySlice<UInt8>, of key: Int64) throws {
    try run(
      "UPDATE objects SET body = ?, reason = NULL WHERE key = ?", [Data(try codec.encode(body)), key])
  }

  /// Replaces a body by an equal one with another serialisation.
  package func respellBody(_ body: ArraySlice<UInt8>, of key: Int64) throws {
    try run("UPDATE objects SET body = ? WHERE key = ?", [Data(try codec.encode(body)), key])
  }

  /// Deletes the content of an object and everything that was derived from it.
  package func clearContent(of key: Int64, reason: String?) throws {
    try run(
      """
      UPDATE objects SET blocks_revision = 0, properties_revision = 0, comments_revision = 0, body = NULL,
        reason = ? WHERE key = ?
      """, [reason, key])
    try deleteLists(of: key)
    for table in ["archived_pages", "unresolved_values", "cut_rows", "cut_lists"] {
      try run("DELETE FROM \(table) WHERE object = ?", [key])
    }
    try run("DELETE FROM retries WHERE owner = ?", [key])
  }

  /// Deletes the lists of an object and everything that was derived from them.
  func deleteLists(of key: Int64) throws {
    for table in [
      "block_lists", "property_lists", "comment_lists", "dependencies", "asset_uses", "block_links",
    ] {
      try run("DELETE FROM \(table) WHERE owner = ?", [key])
    }
  }

  /// Deletes a synced original and everything that was fetched only for its copies.
  package func deleteOriginal(_ key: Int64) throws {
    for table in ["block_lists", "dependencies", "asset_uses", "block_links", "frontier", "retries"] {
      try run("DELETE FROM \(table) WHERE owner = ?", [key])
    }
    try run("DELETE FROM objects WHERE key = ?", [key])
  }

  /// Deletes a damaged body; its hash is reset too, so that any response replaces it.
  func setBodyAside(_ key: Int64) throws {
    try run("UPDATE objects SET body = NULL, hash = NULL, seen = 0 WHERE key = ?", [key])
  }

  /// Deletes the lists of an object after damage to one of them.
  ///
  /// Readers do not see a page without blocks, and its content is fetched when the page is read again.
  func setListsAside(_ key: Int64) throws {
    try run("UPDATE objects SET blocks_revision = 0, content_edited = NULL, seen = 0 WHERE key = ?", [key])
    for part in ListedPart.allCases { try run("DELETE FROM \(part.table) WHERE owner = ?", [key]) }
    for table in ["dependencies", "asset_uses"] {
      try run("DELETE FROM \(table) WHERE owner = ? AND part <> ?", [key, ContentParts.body])
    }
  }

  // MARK: Places

  package func container(of key: Int64) throws -> Int64? {
    try Int64.fetchOne(statement("SELECT container FROM objects WHERE key = ?"), arguments: [key])
  }

  package func hasChildren(_ key: Int64) throws -> Bool {
    try exists("SELECT 1 FROM objects WHERE container = ?", [key])
  }

  /// Returns the keys of the other data sources of a database.
  package func dataSources(of database: Int64, besides key: Int64, limit: Int) throws -> [Int64] {
    try Int64.fetchAll(
      statement(
        "SELECT key FROM objects WHERE container = ? AND kind = ? AND state = ? AND key <> ? LIMIT ?"),
      arguments: [database, StoredKind.dataSource, StoredState.present, key, limit])
  }

  /// Returns the key and id of the children that have a place in an object.
  package func placedChildren(of key: Int64) throws -> [(key: Int64, id: ObjectID)] {
    try Row.fetchAll(
      statement("SELECT key, id FROM objects WHERE container = ? AND ordinal IS NOT NULL"), arguments: [key]
    ).map { try ($0.value(at: 0), $0.value(at: 1)) }
  }

  package func removeOrdinal(of key: Int64) throws {
    try run("UPDATE objects SET ordinal = NULL WHERE key = ?", [key])
  }

  /// Moves the data sources of a database elsewhere; returns whether there are any.
  package func moveDataSources(of database: Int64, to container: Int64, ordinal: Int?) throws -> Bool {
    try run(
      "UPDATE objects SET container = ?, ordinal = ? WHERE container = ? AND kind = ?",
      [container, ordinal, database, StoredKind.dataSource])
    return isChanged
  }

  /// Returns the pages inside a template.
  package func templateChildren(of key: Int64) throws -> [ObjectID] {
    try ObjectID.fetchAll(
      statement("SELECT id FROM objects WHERE container = ? AND kind = ? AND state <> ?"),
      arguments: [key, StoredKind.template, StoredState.removed])
  }

  /// Returns whether an object is, or is inside, one of the roots; a database also counts by its data
  /// sources.
  package func stands(_ key: Int64, inAnyOf roots: [ObjectID]) throws -> Bool {
    let placeholders = Array(repeating: "?", count: roots.count).joined(separator: ", ")
    return try Bool.fetchOne(
      database,
      sql: """
        WITH RECURSIVE around (key) AS (
          SELECT ? UNION SELECT o.container FROM around a JOIN objects o ON o.key = a.key
          WHERE o.container IS NOT NULL)
        SELECT EXISTS (
          SELECT 1 FROM around a JOIN objects o ON o.key = a.key
          WHERE o.id IN (\(placeholders)) OR EXISTS (
            SELECT 1 FROM objects s WHERE s.container = o.key AND s.kind = \(StoredKind.dataSource.sql)
            AND s.id IN (\(placeholders))))
        """, arguments: [key] + StatementArguments(roots) + StatementArguments(roots)) ?? false
  }

  // MARK: Rows

  /// Returns the crawl that last listed a row; 0 if none did, `nil` if the row is unknown.
  package func listed(_ id: ObjectID) throws -> Int? {
    try Int.fetchOne(statement("SELECT listed FROM objects WHERE id = ?"), arguments: [id])
  }

  package func markListed(_ id: ObjectID, crawl: Int) throws {
    try run("UPDATE objects SET listed = ?1 WHERE id = ?2 AND listed <> ?1", [crawl, id])
  }

  /// Makes this crawl list the rows of a data source once more.
  package func relistRows(of dataSource: Int64, crawl: Int) throws {
    // In a wiki a data source represents its database.
    try run(
      """
      UPDATE objects SET listed = 0 WHERE listed = ?1 AND container IN (
        SELECT ?2 UNION ALL SELECT key FROM objects WHERE container = ?2 AND kind = ?3)
      """, [crawl, dataSource, StoredKind.database])
  }

  /// Reads the rows of a data source that a crawl has listed so far, or a regular sample of them.
  package func forEachListedRow(
    of dataSource: Int64, crawl: Int, every step: Int, _ body: (Page) throws -> Void
  )
    throws
  {
    let rows = try Data.fetchCursor(
      statement(
        """
        SELECT body FROM objects
        WHERE container = ? AND ordinal % ? = 0 AND listed = ? AND kind = ? AND body IS NOT NULL
        """), arguments: [dataSource, step, crawl, StoredKind.page])
    while let row = try rows.next() { try body(Page(json: codec.decode(row))) }
  }

  // MARK: Reconciling

  /// Returns the number of pages that a crawl did not find.
  package func missingPages(crawl: Int) throws -> Int {
    try Int.fetchOne(
      statement(
        "SELECT COUNT(*) FROM objects WHERE kind = ? AND state = \(StoredState.present.sql) AND seen = ?"),
      arguments: [StoredKind.page, -crawl]) ?? 0
  }

  package func presentPages() throws -> Int { try count(.page) }

  /// Returns objects that a crawl did not find, or that are outside the roots.
  package func missing(crawl: Int, in scope: RootScope, limit: Int) throws -> [ObjectID] {
    let isOutside = scope.isEverything ? "false" : "key NOT IN inside"
    let present = StoredState.present.sql
    return try ObjectID.fetchAll(
      statement(
        """
        WITH RECURSIVE \(scope.inside)
        SELECT id FROM objects
        WHERE kind IN (\(StoredKind.page.sql), \(StoredKind.database.sql), \(StoredKind.dataSource.sql))
          AND state = \(present) AND (seen = ?1 OR \(isOutside))
        UNION ALL SELECT id FROM objects WHERE kind = \(StoredKind.template.sql) AND state = \(present) AND seen = ?1
        LIMIT ?2
        """), arguments: [-crawl, limit])
  }

  /// Keeps all missing objects: so many are missing that another reason is likely.
  package func keepMissing(crawl: Int) throws {
    try run("UPDATE objects SET seen = ? WHERE seen = ?", [crawl, -crawl])
  }

  // MARK: The start of a crawl

  /// Makes the crawl fetch incomplete objects of an abandoned crawl again.
  package func forgetHalfDone() throws {
    try run("UPDATE objects SET wanted = 0, content_edited = NULL WHERE wanted <> 0")
  }

  /// Makes this crawl fetch the content of all pages when it sees them.
  package func forgetContentEditsOfPages() throws {
    try run(
      "UPDATE objects SET content_edited = NULL WHERE kind = ? AND state = \(StoredState.present.sql)",
      [StoredKind.page])
  }

  /// Begins a revision of the comments of every published page.
  package func beginComments() throws {
    try run(
      """
      UPDATE objects SET wanted = ?, draft_revision = draft_revision + 1
      WHERE kind = ? AND state = \(StoredState.present.sql) AND blocks_revision > 0
      """, [ContentParts.comments, StoredKind.page])
  }
}

/// The objects at which a crawl begins, and everything inside them.
package struct RootScope: Sendable, Hashable {
  var roots: [ObjectID]

  package init(roots: [ObjectID]) { self.roots = roots }

  /// Whether there are no roots, so that the scope is the whole workspace.
  var isEverything: Bool { roots.isEmpty }

  /// The table expression `inside`: the keys of the roots and of everything inside them; a database also
  /// counts by its data sources.
  var inside: String {
    let ids = roots.map { "x'\($0.compactText)'" }.joined(separator: ", ")
    return """
      inside (key) AS (
        SELECT key FROM objects WHERE id IN (\(ids))
        UNION SELECT d.key FROM objects s JOIN objects d ON d.key = s.container AND d.kind = \(StoredKind.database.sql)
          WHERE s.kind = \(StoredKind.dataSource.sql) AND s.id IN (\(ids))
        UNION SELECT o.key FROM inside i JOIN objects o ON o.container = i.key)
      """
  }
}

/// Pages that are archived in Notion; mostly empty.
package struct ArchivedPagesTable: ArchiveTable {
  let database: SQLiteDatabase

  var isEmpty: Bool { get throws { try !exists("SELECT 1 FROM archived_pages", []) } }

  package func contains(_ key: Int64) throws -> Bool {
    try exists("SELECT 1 FROM archived_pages WHERE object = ?", [key])
  }

  func contains(_ id: ObjectID) throws -> Bool {
    try exists(
      "SELECT 1 FROM objects o JOIN archived_pages p ON p.object = o.key WHERE o.id = ?", [id])
  }

  /// Returns whether a page is archived, or is inside an archived one.
  func holds(_ id: ObjectID) throws -> Bool {
    guard try !isEmpty else { return false }
    return try Bool.fetchOne(
      statement(
        """
        WITH RECURSIVE above (key) AS (
          SELECT key FROM objects WHERE id = ?
          UNION SELECT o.container FROM above a JOIN objects o ON o.key = a.key WHERE o.container IS NOT NULL)
        SELECT EXISTS (SELECT 1 FROM above a JOIN archived_pages p ON p.object = a.key)
        """), arguments: [id]) ?? false
  }

  package func set(_ key: Int64, isArchived: Bool) throws {
    try SurroundingsTable(database: database).visibilityChanged(key)
    try run(
      isArchived
        ? "INSERT OR IGNORE INTO archived_pages (object) VALUES (?)"
        : "DELETE FROM archived_pages WHERE object = ?", [key])
  }
}

/// The archive's record of an object, without its body.
package struct StoredObject: Sendable {
  package var key: Int64
  package var id: ObjectID
  package var kind: StoredKind
  package var state: StoredState
  package var parent: ObjectID?
  package var container: Int64?
  package var ordinal: Int?
  package var title: String
  package var seen: Int
  package var edited: Int
  package var hash: ContentHash?
  package var wanted: ContentParts
  package var draftRevision: Int
  package var blocksRevision: Int
  package var contentEdited: Int?
  package var contentMinute: Int?
  package var contentCrawl: Int
  /// The aspects that have changed since the object was logged.
  package var changes: Aspects
}

extension StoredObject {
  static let columns = """
    key, id, kind, state, parent, container, ordinal, title, seen, edited, hash, wanted, draft_revision,
    blocks_revision, content_edited, content_minute, content_crawl, dirty
    """

  /// Decodes a row of ``columns`` by their numbers, as finding them by name takes longer than reading them.
  init(row: Row) throws {
    key = try row.value(at: 0)
    id = try row.value(at: 1)
    kind = try StoredKind.stored(row, 2, in: "objects")
    state = try StoredState.stored(row, 3, in: "objects")
    parent = try row.value(at: 4)
    container = try row.value(at: 5)
    ordinal = try row.value(at: 6)
    title = try row.value(at: 7)
    seen = try row.value(at: 8)
    edited = try row.value(at: 9)
    hash = try row.value(at: 10)
    wanted = ContentParts(rawValue: try row.value(at: 11))
    draftRevision = try row.value(at: 12)
    blocksRevision = try row.value(at: 13)
    contentEdited = try row.value(at: 14)
    contentMinute = try row.value(at: 15)
    contentCrawl = try row.value(at: 16)
    changes = Aspects(rawValue: try row.value(at: 17))
  }
}
