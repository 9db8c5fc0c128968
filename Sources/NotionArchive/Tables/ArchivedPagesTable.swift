import GRDB
import NotionModel

/// Pages that are archived in Notion; mostly empty.
package struct ArchivedPagesTable: ArchiveTable {
  let database: Database

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
    try run(
      isArchived
        ? "INSERT OR IGNORE INTO archived_pages (object) VALUES (?)"
        : "DELETE FROM archived_pages WHERE object = ?", [key])
  }
}
