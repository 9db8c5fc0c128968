import Foundation
import GRDB
import NotionModel

/// Finding in the archive what an earlier crawl did not look for.
extension ArchiveTransaction {
  /// Asks for the files that stored responses show, as other ones are wanted than before.
  ///
  /// Their addresses are asked for again when their turn comes, with one request for each object that shows files.
  mutating func requestFilesOfStoredResponses() throws {
    try scanObjects()
    try scanLists(
      """
      SELECT b.owner, b.revision, b.body, o.id, o.kind FROM block_lists b JOIN objects o ON o.key = b.owner
      WHERE b.body IS NOT NULL
      """, .blocks
    ) { body, _ in
      let list = try ObjectList<Block>(json: body)
      return { list.element(at: $0).map { AssetSource(AssetSource.Kind.block, $0.id.object) } }
    }
    try scanLists(
      """
      SELECT b.owner, b.revision, b.body, o.id, o.kind FROM comment_lists b JOIN objects o ON o.key = b.owner
      """, .comments
    ) { body, _ in
      let list = try ObjectList<Comment>(json: body)
      return { list.element(at: $0).map { AssetSource(AssetSource.Kind.comment, $0.id.object) } }
    }
    try scanLists(
      """
      SELECT b.owner, b.revision, b.body, o.id, o.kind FROM property_lists b JOIN objects o ON o.key = b.owner
      """, .properties
    ) { _, page in
      { _ in AssetSource(AssetSource.Kind.page, page) }
    }
  }

  private mutating func scanObjects() throws {
    let rows = try Row.fetchCursor(
      database, sql: "SELECT key, id, kind, body FROM objects WHERE state = 1 AND body IS NOT NULL")
    while let row = try rows.next() {
      let (key, id, body): (Int64, ObjectID, Data) = (row["key"], row["id"], row["body"])
      guard let kind = StoredKind(rawValue: row["kind"]) else { continue }
      let scan = ResponseScan(try codec.decode(body)[...])
      try noteFiles(of: scan, isStored: true, owner: key, part: .body, revision: 0) { _ in
        AssetSource(kind, id)
      }
    }
  }

  private mutating func scanLists(
    _ sql: String, _ part: ContentParts,
    source: (_ body: [UInt8], _ owner: ObjectID) throws -> (Int) -> AssetSource?
  ) throws {
    let rows = try Row.fetchCursor(database, sql: sql)
    while let row = try rows.next() {
      let (key, revision, stored): (Int64, Int, Data) = (row["owner"], row["revision"], row["body"])
      let body = try codec.decode(stored)
      try noteFiles(
        of: ResponseScan(body[...]), isStored: true, owner: key, part: part, revision: revision,
        source: source(body, row["id"]))
    }
  }
}
