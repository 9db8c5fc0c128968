internal import DurableFiles
import GRDB
package import NotionModel

/// Indexes whose purpose is a second copy of columns that no hash and no other index covers.
///
/// A byte that has flipped in a title, a name or a reason leaves a text that is as good as any. SQLite's integrity check
/// compares each row with its entries in indexes, so that two copies that differ are found, whichever of them is damaged.
package enum ColumnCopies {
  /// The columns, by table. Columns that every crawl writes for every object are not among them.
  static let table = """
    CREATE INDEX objects_copy ON objects (title, parent, edited, reason);
    CREATE INDEX users_copy ON users (state, reason);
    CREATE INDEX views_copy ON views (data_source, listed_name, listed_type);
    CREATE INDEX assets_copy ON assets
      (name, state, source_kind, source, size, media_type, width, height, reason);
    CREATE INDEX templates_copy ON templates (name, is_default, was_page);
    CREATE INDEX learnt_users_copy ON learnt_users (crawl, body);
    CREATE INDEX unresolved_values_copy ON unresolved_values (name, reason);
    CREATE INDEX cut_rows_copy ON cut_rows (reason, crawl);
    CREATE INDEX long_data_sources_copy ON long_data_sources (crawl);
    CREATE INDEX archived_pages_copy ON archived_pages (object);
    CREATE INDEX link_targets_copy ON link_targets (kind, state);
    CREATE INDEX log_stamps_copy ON log_stamps (stamp);
    CREATE INDEX meta_copy ON meta (value);
    """

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
