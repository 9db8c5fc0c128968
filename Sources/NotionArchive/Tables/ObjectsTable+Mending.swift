import GRDB
import NotionExportKit
import NotionModel

/// Repairs of rows whose copies differ: see ``RowMending``.
extension ObjectsTable {
  /// The columns that have copies; `NULL`, or a number, id or text of the copies.
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

  /// Changes the key of a row.
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
    // Numbers of crawls have no copy, and are reset if they are invalid.
    for column in ["seen", "wanted", "listed", "dirty", "content_crawl"] {
      try run(
        "UPDATE objects SET \(column) = 0 WHERE key = ? AND typeof(\(column)) <> 'integer'", [key])
    }
  }

  /// Returns whether a revision, a time, the hash or the body has a wrong type.
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

  /// Clears the content of an object and the numbers of its revisions.
  func forgetContent(of key: Int64) throws {
    try run(
      """
      UPDATE objects SET blocks_revision = 0, properties_revision = 0, comments_revision = 0, draft_revision = 0,
        content_edited = NULL, content_minute = NULL, hash = NULL, body = NULL WHERE key = ?
      """, [key])
    try deleteLists(of: key)
  }

  /// Returns the newest crawl that has seen an object.
  func newestCrawl() throws -> Int {
    // A larger number is not the number of a crawl.
    try Int.fetchOne(statement("SELECT MAX(ABS(seen)) FROM objects WHERE ABS(seen) < 1 << 40")) ?? 0
  }
}
