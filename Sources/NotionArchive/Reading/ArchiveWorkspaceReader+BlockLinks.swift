import DurableFiles
import Foundation
import GRDB
import NotionExportKit
package import NotionModel

extension ArchiveWorkspaceReader {
  /// Whether what stands in a block is in the archive with a page.
  ///
  /// That of a synced original whose page is not in reach is not.
  package func containsChildren(of id: BlockID) async throws -> Bool {
    try ask { database in
      try Bool.fetchOne(
        database.cachedStatement(
          sql: """
            SELECT EXISTS (
              SELECT 1 FROM block_lists b JOIN objects o ON o.key = b.owner AND o.blocks_revision = b.revision
              WHERE b.container = ? AND o.kind = \(StoredKind.page.sql))
            """), arguments: [id.object]) ?? false
    }
  }

  /// Whether a block stands in a page itself.
  ///
  /// The blocks of a revision never change, so that the answer is kept for as long as the page has that revision.
  package func containsBlock(_ id: BlockID, in page: PageID) async throws -> Bool {
    try read { database in
      let row = try Row.fetchOne(
        database.cachedStatement(
          sql:
            "SELECT key, blocks_revision FROM objects WHERE id = ? AND kind = \(StoredKind.page.sql) AND state = \(StoredState.present.sql)"
        ),
        arguments: [page.object])
      guard let row, case let revision:Int = try row.value("blocks_revision"), revision > 0 else {
        return false
      }
      let place = RecentAnswers.BlockPlace(owner: try row.value("key"), revision: revision, block: id)
      if let known = recent.isPlace(place) { return known }
      let isPlace = try isPlace(place, in: database)
      recent.note(place, isPlace: isPlace)
      return isPlace
    }
  }

  private func isPlace(_ place: RecentAnswers.BlockPlace, in database: Database) throws -> Bool {
    let bodies = try Data.fetchCursor(
      database.cachedStatement(
        sql: "SELECT body FROM block_lists WHERE owner = ? AND revision = ? AND body IS NOT NULL"),
      arguments: [place.owner, place.revision])
    while let body = try bodies.next() {
      if try decode(ObjectList<Block>.self, body).results.contains(where: { $0.id == place.block }) {
        return true
      }
    }
    return false
  }

  /// The blocks that a link names together with a page, wherever in the workspace it stands.
  package func linkedBlocks(in page: PageID) async throws -> Set<BlockID> {
    try ask { database in
      let blocks = try ObjectID.fetchAll(
        database.cachedStatement(
          sql: """
            SELECT DISTINCT b.block FROM block_links b JOIN objects o ON o.key = b.owner
            WHERE b.page = ? AND (o.state = \(StoredState.present.sql) OR o.kind = \(StoredKind.block.sql)) AND b.revision = CASE b.part
              WHEN \(ContentParts.blocks.rawValue) THEN o.blocks_revision
              WHEN \(ContentParts.properties.rawValue) THEN o.properties_revision
              WHEN \(ContentParts.comments.rawValue) THEN o.comments_revision
              ELSE 0 END
            """), arguments: [page.object])
      return Set(blocks.map(BlockID.init))
    }
  }
}
