import Foundation
import GRDB
import NotionExportKit
import NotionModel

/// Links to blocks of pages.
///
/// Such a link shows something of the page that it leads to: whether the block is there, and by which name it is
/// found. The page in turn marks the blocks that something links to. Either may be written before the other is
/// known, so that both directions are recorded, and settled when the crawl knows everything.
extension ArchiveTransaction {
  /// Notes that an object links to a block.
  func note(
    _ link: ResponseScan.BlockLink, of owner: Int64, part: ContentParts, revision: Int
  ) throws {
    try run(
      "INSERT OR IGNORE INTO block_links (owner, part, revision, page, block) VALUES (?, ?, ?, ?, ?)",
      [owner, part.rawValue, revision, link.page, link.block])
  }

  /// The blocks that a revision of a part of an object links to.
  func blockLinks(
    of owner: Int64, part: ContentParts, revision: Int
  ) throws -> Set<ResponseScan.BlockLink> {
    let rows = try Row.fetchAll(
      statement("SELECT page, block FROM block_links WHERE owner = ? AND part = ? AND revision = ?"),
      arguments: [owner, part.rawValue, revision])
    return Set(rows.map { ResponseScan.BlockLink(page: $0["page"], block: $0["block"]) })
  }

  /// Notes the pages whose blocks an object links to and did not before, or the other way round.
  func linksChanged(
    from before: Set<ResponseScan.BlockLink>, to after: Set<ResponseScan.BlockLink>
  ) throws {
    guard before != after else { return }
    let pages = Set(before.symmetricDifference(after).map(\.page))
    let end = try logEnd()
    for page in pages {
      try run("INSERT OR REPLACE INTO link_changes (page, position) VALUES (?, ?)", [page, end])
    }
  }

  /// Notes the pages whose blocks an object links to that goes.
  func linksVanish(of owner: Int64) throws {
    try run(
      """
      INSERT OR REPLACE INTO link_changes (page, position)
      SELECT DISTINCT page, ? FROM block_links WHERE owner = ?
      """, [try logEnd(), owner])
  }

  /// Notes that a page's blocks have changed, if something links to one of them.
  func blocksChanged(of key: Int64) throws {
    try run(
      """
      INSERT OR REPLACE INTO block_changes (object, position)
      SELECT o.key, ? FROM objects o
      WHERE o.key = ? AND EXISTS (SELECT 1 FROM block_links b WHERE b.page = o.id AND b.owner <> o.key)
      """, [try logEnd(), key])
  }

  /// Logs what links to blocks of pages that have changed, and pages to whose blocks other links lead than before.
  ///
  /// - Returns: whether there may be more to settle.
  func settleBlockLinks(limit: Int) throws -> Bool {
    let changes = try Row.fetchAll(
      statement("SELECT object, position FROM block_changes LIMIT ?"), arguments: [limit])
    for change in changes {
      let (object, position): (Int64, Int64) = (change["object"], change["position"])
      // A link may stand in a synced block that others show too.
      try run(
        """
        WITH RECURSIVE linking (key) AS (
          SELECT b.owner FROM objects o CROSS JOIN block_links b ON b.page = o.id AND b.owner <> o.key
          WHERE o.key = ?1
          UNION SELECT d.owner FROM linking k CROSS JOIN block_lists b ON b.owner = k.key
          CROSS JOIN dependencies d ON d.target = b.container AND d.aspect = 1)
        INSERT OR IGNORE INTO settled SELECT k.key FROM linking k
        CROSS JOIN change_log l ON l.subject = 0 AND l.object = k.key AND l.position <= ?2
        """, [object, position])
      try run("DELETE FROM block_changes WHERE object = ?", [object])
    }
    let pages = try Row.fetchAll(
      statement("SELECT page, position FROM link_changes LIMIT ?"), arguments: [limit])
    for change in pages {
      let (page, position): (ObjectID, Int64) = (change["page"], change["position"])
      try run(
        """
        INSERT OR IGNORE INTO settled SELECT o.key FROM objects o
        CROSS JOIN change_log l ON l.subject = 0 AND l.object = o.key AND l.position <= ?2
        WHERE o.id = ?1
        """, [page, position])
      try run("DELETE FROM link_changes WHERE page = ?", [page])
    }
    return changes.count == limit || pages.count == limit
  }

  /// Notes the links to blocks in everything that was stored before they were noted.
  static func noteBlockLinks(in database: Database) throws {
    let transaction = ArchiveTransaction(
      database: database, codec: BodyCodec(), crawl: 0, settings: CrawlConfiguration(), minute: 0)
    try transaction.noteBlockLinks(
      "SELECT key AS owner, 0 AS revision, body FROM objects WHERE state = 1 AND body IS NOT NULL", .body)
    for part in ListedPart.allCases {
      try transaction.noteBlockLinks(
        "SELECT owner, revision, body FROM \(part.table) WHERE body IS NOT NULL", part.parts)
    }
  }

  private func noteBlockLinks(_ sql: String, _ part: ContentParts) throws {
    let rows = try Row.fetchCursor(database, sql: sql)
    while let row = try rows.next() {
      let (owner, revision, stored): (Int64, Int, Data) = (row["owner"], row["revision"], row["body"])
      for link in ResponseScan(try codec.decode(stored)[...]).blockLinks {
        try note(link, of: owner, part: part, revision: revision)
      }
    }
  }
}
