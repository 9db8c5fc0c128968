import GRDB
import NotionExportKit
import NotionModel

/// Repairs of rows of which copies differ: see ``RowMending``.
extension ObjectsTable {
  /// The columns of which there are copies; `NULL` or a number, id or text as the copies tell it.
  struct Copied {
    var id: ObjectID
    var kind: StoredKind
    var state: StoredState
    var title: String
    var parent: DatabaseValue
    var container: DatabaseValue
    var ordinal: DatabaseValue
    var edited: DatabaseValue
    var reason: DatabaseValue
  }

  func contains(key: Int64) throws -> Bool { try exists("SELECT 1 FROM objects WHERE key = ?", [key]) }

  /// Gives a row another key.
  func changeKey(from damaged: DatabaseValue, to key: DatabaseValue) throws {
    try run("UPDATE objects SET key = ? WHERE key = ?", [key, damaged])
  }

  func delete(_ key: Int64) throws { try run("DELETE FROM objects WHERE key = ?", [key]) }

  func restore(_ copied: Copied, of key: Int64) throws {
    try run(
      """
      UPDATE objects SET id = ?, kind = ?, state = ?, parent = ?, container = ?, ordinal = ?, title = ?, title_key = ?,
        edited = ?, reason = ? WHERE key = ?
      """,
      [
        copied.id, copied.kind, copied.state, copied.parent, copied.container, copied.ordinal, copied.title,
        TitleKey.key(of: copied.title), copied.edited, copied.reason, key,
      ])
    // Numbers of the crawl have no copy, and are made anew where they are none.
    for column in ["seen", "wanted", "listed", "dirty", "content_crawl"] {
      try run(
        "UPDATE objects SET \(column) = 0 WHERE key = ? AND typeof(\(column)) <> 'integer'", [key])
    }
  }

  /// Whether a revision, a time, the hash or the body is no value of its type.
  func holdsOddContent(_ key: Int64) throws -> Bool {
    let numbers = [
      "blocks_revision", "properties_revision", "comments_revision", "draft_revision", "content_edited",
      "content_minute",
    ]
    let conditions =
      numbers.map { "typeof(\($0)) NOT IN ('integer', 'null')" }
      + ["hash", "body"].map { "typeof(\($0)) NOT IN ('blob', 'null')" }
    return try exists(
      "SELECT 1 FROM objects WHERE key = ? AND (\(conditions.joined(separator: " OR ")))", [key])
  }

  /// Forgets the content of an object together with the numbers of its revisions.
  func forgetContent(of key: Int64) throws {
    try run(
      """
      UPDATE objects SET blocks_revision = 0, properties_revision = 0, comments_revision = 0, draft_revision = 0,
        content_edited = NULL, content_minute = NULL, hash = NULL, body = NULL WHERE key = ?
      """, [key])
    try deleteLists(of: key)
  }

  /// The newest crawl that has seen an object.
  func newestCrawl() throws -> Int {
    // A larger number is none of a crawl.
    try Int.fetchOne(statement("SELECT MAX(ABS(seen)) FROM objects WHERE ABS(seen) < 1 << 40")) ?? 0
  }
}
