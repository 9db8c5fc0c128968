internal import DurableFiles
import GRDB
package import NotionModel

/// Indexes whose purpose is a second copy of columns that no hash and no other index covers.
///
/// A byte that has flipped in a title, a name or a reason leaves a text that is as good as any. SQLite's integrity check
/// compares each row with its entries in indexes, so that two copies that differ are found, whichever of them is damaged.
/// `ArchiveSchema.columnCopies` has the columns.
package enum ColumnCopies {
  /// A row of a table that is not what was written.
  package struct Finding: Sendable, Hashable {
    /// The part of the archive, as a short clause.
    package var detail: String
    package var object: ObjectID?
    package var title: String?
  }

  /// The number of findings at which it stops.
  private static let limit = 100

  /// Compares all copies; nothing where they are the same.
  static func findings(in database: Database) throws -> [Finding] {
    let lines = try String.fetchAll(database, sql: "PRAGMA integrity_check(\(limit))")
    var findings: [Finding] = []
    for line in lines where line != "ok" {
      let finding = try finding(line, in: database)
      if !findings.contains(finding) { findings.append(finding) }
    }
    return findings
  }

  /// Whether any copies differ.
  static func areDamaged(in database: Database) throws -> Bool {
    try String.fetchOne(database, sql: "PRAGMA integrity_check(1)") != "ok"
  }

  /// A finding of SQLite's, such as "row 7 missing from index objects_copy".
  private static func finding(_ line: String, in database: Database) throws -> Finding {
    let words = line.split(separator: " ")
    guard words.count == 6, words[0] == "row", let row = Int64(words[1]), words[4] == "index",
      let table = try String.fetchOne(
        database, sql: "SELECT tbl_name FROM sqlite_schema WHERE type = 'index' AND name = ?",
        arguments: [String(words[5])])
    else { return Finding(detail: line) }
    var finding = Finding(detail: "a row of the table \(table) differs from its copy")
    guard table == "objects",
      let object = try Row.fetchOne(
        database, sql: "SELECT id, title FROM objects WHERE key = ?", arguments: [row])
    else { return finding }
    finding.object = ObjectID.fromDatabaseValue(object["id"])
    finding.title = String.fromDatabaseValue(object["title"])
    return finding
  }
}
