import DurableFiles
import Foundation
import GRDB
import NotionExportKit
package import NotionModel

/// Dependency edges: the owner is exported again when the target changes.
package struct DependenciesTable: ArchiveTable {
  let database: SQLiteDatabase

  /// The condition that an object `o` is a synced original of which another object has a copy.
  static let isOriginal = """
    EXISTS (SELECT 1 FROM dependencies d WHERE d.target = o.id AND d.aspect = \(DependencyAspect.content.sql))
    """

  package func add(_ reference: PartReference, on target: ObjectID, _ aspect: DependencyAspect) throws {
    try run(
      """
      INSERT OR IGNORE INTO dependencies (owner, part, revision, target, aspect) VALUES (?, ?, ?, ?, ?)
      """, [reference.owner, reference.part, reference.revision, target, aspect])
  }

  /// Deletes the edges of older revisions of a part.
  package func clear(of owner: Int64, _ part: ContentParts, below revision: Int) throws {
    for table in ["dependencies", "asset_uses", "block_links"] {
      try run("DELETE FROM \(table) WHERE owner = ? AND part = ? AND revision < ?", [owner, part, revision])
    }
  }

  /// Returns the objects that refer to another.
  func owners(referringTo target: ObjectID) throws -> [Int64] {
    try Int64.fetchAll(
      statement("SELECT DISTINCT owner FROM dependencies WHERE target = ?"), arguments: [target])
  }

  /// Returns the objects whose blocks contain the title of another.
  package func ownersNaming(_ target: ObjectID) throws -> [Int64] {
    try Int64.fetchAll(
      statement("SELECT DISTINCT owner FROM dependencies WHERE target = ? AND part = ?"),
      arguments: [target, ContentParts.blocks])
  }

  /// Returns the logged objects that show another; those being fetched are logged when they are complete.
  package func loggedOwners(showing target: ObjectID) throws -> [Int64] {
    try Int64.fetchAll(
      statement(
        """
        SELECT DISTINCT d.owner FROM dependencies d JOIN change_log l ON l.subject = ? AND l.object = d.owner
        WHERE d.target = ? AND d.aspect >= ?
        """), arguments: [LogSubjectKind.object, target, DependencyAspect.name])
  }
}

/// A revision of a part of an object, as the place of a reference.
package struct PartReference: Sendable, Hashable {
  package var owner: Int64
  var part: ContentParts
  var revision: Int

  package init(owner: Int64, part: ContentParts, revision: Int) {
    self.owner = owner
    self.part = part
    self.revision = revision
  }
}

/// Links to blocks of pages.
///
/// Such a link depends on the page that it leads to: whether the block exists, and what it is called. The
/// page in turn marks the blocks to which links lead. Either may be written before the other is known, so
/// both directions are recorded, and propagated when the crawl knows everything.
package struct BlockLinksTable: ArchiveTable {
  let database: SQLiteDatabase

  package func add(_ link: ResponseScan.BlockLink, _ reference: PartReference) throws {
    try run(
      "INSERT OR IGNORE INTO block_links (owner, part, revision, page, block) VALUES (?, ?, ?, ?, ?)",
      [reference.owner, reference.part, reference.revision, link.page, link.block])
  }

  /// Returns the blocks to which a revision of a part of an object links.
  package func links(_ reference: PartReference) throws -> Set<ResponseScan.BlockLink> {
    let rows = try Row.fetchCursor(
      statement("SELECT page, block FROM block_links WHERE owner = ? AND part = ? AND revision = ?"),
      arguments: [reference.owner, reference.part, reference.revision])
    var links: Set<ResponseScan.BlockLink> = []
    while let row = try rows.next() {
      links.insert(try ResponseScan.BlockLink(page: row.value(at: 0), block: row.value(at: 1)))
    }
    return links
  }

  /// Returns the blocks that published links name together with a page.
  func blocks(linkedWith page: ObjectID) throws -> [ObjectID] {
    let revisions = ListedPart.allCases.map { "WHEN \($0.parts.rawValue) THEN o.\($0.revisionColumn)" }
    return try ObjectID.fetchAll(
      statement(
        """
        SELECT DISTINCT b.block FROM block_links b JOIN objects o ON o.key = b.owner
        WHERE b.page = ? AND (o.state = \(StoredState.present.sql) OR o.kind = \(StoredKind.block.sql))
          AND b.revision = CASE b.part \(revisions.joined(separator: " ")) ELSE 0 END
        """), arguments: [page])
  }

  /// Records the links to blocks in all responses from before they were recorded.
  static func addFromStoredResponses(in database: SQLiteDatabase) throws {
    let codec = BodyCodec()
    let table = BlockLinksTable(database: database)
    func addLinks(_ sql: String, _ part: ContentParts) throws {
      let rows = try Row.fetchCursor(database, sql: sql)
      while let row = try rows.next() {
        let reference = try PartReference(owner: row.value(at: 0), part: part, revision: row.value(at: 1))
        for link in ResponseScan(try codec.decode(row.value(at: 2) as Data)[...]).blockLinks {
          try table.add(link, reference)
        }
      }
    }
    let present = StoredState.present.sql
    try addLinks("SELECT key, 0, body FROM objects WHERE state = \(present) AND body IS NOT NULL", .body)
    for part in ListedPart.allCases {
      try addLinks("SELECT owner, revision, body FROM \(part.table) WHERE body IS NOT NULL", part.parts)
    }
  }
}

/// Targets of links that are in no other response, with the state of the request.
package struct LinkTargetsTable: ArchiveTable {
  let database: SQLiteDatabase

  /// Records a link to an object, of a kind at least as certain as before.
  package func enqueue(_ id: ObjectID, as kind: ResponseScan.LinkKind) throws {
    try run(
      """
      INSERT INTO link_targets (id, kind, state) VALUES (?, ?, ?)
      ON CONFLICT (id) DO UPDATE SET kind = MAX(kind, excluded.kind) WHERE kind < excluded.kind
      """, [id, kind, LinkState.pending])
  }

  /// Requests an object again, whatever its state.
  package func enqueueAgain(_ id: ObjectID, as kind: ResponseScan.LinkKind) throws {
    try run(
      "INSERT OR REPLACE INTO link_targets (id, kind, state) VALUES (?, ?, ?)", [id, kind, LinkState.pending])
  }

  package func set(_ id: ObjectID, to state: LinkState) throws {
    try run("UPDATE link_targets SET state = ? WHERE id = ?", [state, id])
  }

  /// Marks targets that have become known since they were recorded.
  package func recordKnown() throws {
    try run(
      """
      UPDATE link_targets SET state = \(LinkState.known.sql) WHERE state = \(LinkState.pending.sql) AND (
        EXISTS (SELECT 1 FROM objects o WHERE o.id = link_targets.id AND o.state <> \(StoredState.removed.sql))
        OR EXISTS (SELECT 1 FROM users u WHERE u.id = link_targets.id)
        OR EXISTS (SELECT 1 FROM block_lists b WHERE b.container = link_targets.id))
      """)
  }

  /// Returns the targets to be requested.
  package func pending(limit: Int) throws -> [(id: ObjectID, kind: ResponseScan.LinkKind)] {
    try Row.fetchAll(
      statement(
        "SELECT id, kind FROM link_targets WHERE state = \(LinkState.pending.sql) ORDER BY id LIMIT ?"),
      arguments: [limit]
    ).map { (try $0.value(at: 0), try ResponseScan.LinkKind.stored($0, 1, in: "link_targets")) }
  }

  /// Resets targets that an abandoned crawl did not request, and those outside of its roots.
  package func forgetUnanswered(isScopeNew: Bool) throws {
    let states: [LinkState] = isScopeNew ? [.asked, .outside] : [.asked]
    for state in states {
      try run("UPDATE link_targets SET state = ? WHERE state = ?", [LinkState.pending, state])
    }
  }
}
