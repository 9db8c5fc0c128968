import DurableFiles
import Foundation
import GRDB
import NotionModel

/// Rows of any table in the form that a damage scan needs.
///
/// The other reads of a table stop at a value of a wrong type, and return published revisions only. A scan
/// continues after such a value, and also reads unpublished revisions; so its queries are collected here.
struct SuspectRows: ArchiveTable {
  let database: SQLiteDatabase

  /// A row with the data for a finding, as far as it can be read.
  struct Suspect {
    var key: Int64
    var object: ObjectID?
    /// The title of the object, or the key of the file.
    var name: String

    /// Reads the first three columns of a row.
    init(row: Row) throws {
      key = try row.value(at: 0)
      object = ObjectID.fromDatabaseValue(row[1])
      name = String.fromDatabaseValue(row[2]) ?? ""
    }
  }

  private static let present = StoredState.present.sql

  private func forEach(_ sql: String, _ body: (Suspect, Row) throws -> Void) throws {
    let rows = try Row.fetchCursor(database, sql: sql)
    while let row = try rows.next() { try body(Suspect(row: row), row) }
  }

  /// Calls `body` with all stored responses and their hashes.
  func forEachResponse(
    _ body: (DamagedContent.Subject, Suspect, _ stored: Data?, ContentHash?) throws -> Void
  ) throws {
    let lists = ListedPart.allCases.map { part -> (String, (Int64) -> DamagedContent.Subject) in
      (
        """
        SELECT o.key, o.id, o.title, l.body, l.hash FROM \(part.table) l JOIN objects o ON o.key = l.owner
        WHERE l.body IS NOT NULL
        """, { .lists($0) }
      )
    }
    let others: [(String, (Int64) -> DamagedContent.Subject)] = [
      (
        """
        SELECT v.rowid, o.id, o.title, v.body, v.hash FROM views v JOIN objects o ON o.key = v.database
        WHERE v.body IS NOT NULL
        """, { .view($0) }
      ),
      ("SELECT key, id, 'a user', body, hash FROM users WHERE state = \(Self.present)", { .user($0) }),
    ]
    let objects: (String, (Int64) -> DamagedContent.Subject) = (
      "SELECT key, id, title, body, hash FROM objects WHERE state = \(Self.present) AND body IS NOT NULL",
      { .body($0) }
    )
    for (sql, subject) in [objects] + lists + others {
      try forEach(sql) { suspect, row in
        try body(
          subject(suspect.key), suspect, Data.fromDatabaseValue(row[3]),
          ContentHash.fromDatabaseValue(row[4]))
      }
    }
  }

  /// Calls `body` with the objects whose lists of a part have other revisions than the published one.
  func forEachOwnerOfOtherRevisions(_ part: ListedPart, _ body: (Suspect) throws -> Void) throws {
    try forEach(
      """
      SELECT o.key, o.id, o.title FROM objects o
      WHERE o.wanted = 0 AND EXISTS (SELECT 1 FROM \(part.table) l WHERE l.owner = o.key)
      AND NOT EXISTS (SELECT 1 FROM \(part.table) l WHERE l.owner = o.key AND l.revision = o.\(part.revisionColumn))
      """
    ) { suspect, _ in try body(suspect) }
  }

  /// Calls `body` with the responses of lists of blocks, and with the part of the outline derived from each.
  func forEachOutline(_ body: (Suspect, _ stored: Data?, _ outline: Data?) throws -> Void) throws {
    try forEach(
      """
      SELECT o.key, o.id, o.title, l.body, l.outline FROM block_lists l JOIN objects o ON o.key = l.owner
      WHERE l.body IS NOT NULL
      """
    ) { suspect, row in
      try body(suspect, Data.fromDatabaseValue(row[3]), Data.fromDatabaseValue(row[4]))
    }
  }

  /// Calls `body` with the stored files, equal contents one after another.
  func forEachFile(_ body: (Suspect, _ sha256: String, _ size: Int64?) throws -> Void) throws {
    try forEach(
      "SELECT key, NULL, text, sha256, size FROM assets WHERE state = \(Self.present) ORDER BY sha256, key"
    ) { suspect, row in
      try body(suspect, String.fromDatabaseValue(row[3]) ?? "", Int64.fromDatabaseValue(row[4]))
    }
  }

  /// Returns the row to which a mark refers, or `nil` if readers no longer see it.
  func suspect(_ subject: DamagedContent.Subject) throws -> Suspect? {
    let (sql, key) =
      switch subject {
      case .body(let key), .lists(let key):
        ("SELECT key, id, title FROM objects WHERE key = ? AND state = \(Self.present)", key)
      case .view(let key):
        (
          "SELECT v.rowid, o.id, o.title FROM views v JOIN objects o ON o.key = v.database WHERE v.rowid = ?",
          key
        )
      case .user(let key):
        ("SELECT key, id, 'a user' FROM users WHERE key = ? AND state = \(Self.present)", key)
      case .asset(let key):
        ("SELECT key, NULL, text FROM assets WHERE key = ? AND state = \(Self.present)", key)
      }
    return try first(sql, [key], Suspect.init)
  }
}

/// Finds values in an archive that no version of the program writes.
///
/// SQLite stores a text or a fraction in a column of integers without an error. Decoding such a value as the
/// declared type would trap, so an archive that contains one is damaged. The query is the same for each
/// table, with a text composed from the table's columns.
enum StoredValues {
  /// The columns that hold one of a few numbers.
  private static let numbers: [String: [(column: String, values: String)]] = [
    "objects": [("kind", StoredKind.sqlList), ("state", StoredState.sqlList)],
    "users": [("state", StoredState.sqlList)],
    "assets": [("state", StoredState.sqlList), ("source_kind", AssetSource.Kind.sqlList)],
    "link_targets": [("state", LinkState.sqlList), ("kind", ResponseScan.LinkKind.sqlList)],
    "dependencies": [("aspect", DependencyAspect.sqlList)],
    "change_log": [("subject", LogSubjectKind.sqlList)],
    "frontier": [("kind", WorkItem.Kind.sqlList), ("phase", WorkItem.Phase.sqlList)],
    "retries": [("kind", WorkItem.Kind.sqlList)],
    "damage": [("kind", DamageTable.Kind.sqlList)],
    "cut_lists": [("kind", WorkItem.Kind.sqlList)],
  ]
  /// The columns that hold an id.
  private static let ids = [
    "objects": ["id", "parent"], "block_lists": ["container"], "comment_lists": ["container"],
    "views": ["id", "data_source"], "users": ["id"], "assets": ["source"], "frontier": ["target"],
    "retries": ["target"], "dependencies": ["target"],
  ]

  /// Returns the table that holds an invalid value, or `nil` if all values are valid.
  static func finding(in database: SQLiteDatabase) throws -> String? {
    let tables = try String.fetchAll(
      database,
      sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    for table in tables where try holdsOddValue(table, in: database) { return "odd values in \(table)" }
    return nil
  }

  /// Returns the rows of a table that hold invalid values, by the columns of `identity`.
  static func oddRows(of table: String, identity: [String], in database: SQLiteDatabase) throws
    -> [[DatabaseValue]]
  {
    guard let condition = try condition(of: table, in: database) else { return [] }
    let columns = identity.joined(separator: ", ")
    return try Row.fetchAll(database, sql: "SELECT \(columns) FROM \"\(table)\" WHERE \(condition)").map {
      row in
      identity.indices.map { row[$0] }
    }
  }

  private static func holdsOddValue(_ table: String, in database: SQLiteDatabase) throws -> Bool {
    guard let condition = try condition(of: table, in: database) else { return false }
    let sql = "SELECT EXISTS (SELECT 1 FROM \"\(table)\" WHERE \(condition))"
    return try Bool.fetchOne(database, sql: sql) ?? false
  }

  /// Returns the condition of rows with invalid values, or `nil` if every value is valid.
  private static func condition(of table: String, in database: SQLiteDatabase) throws -> String? {
    var conditions: [String] = []
    for column in try database.columns(in: table) {
      let type = column.type.lowercased()
      guard ["integer", "text", "blob"].contains(type) else { continue }
      let name = "\"\(column.name)\""
      conditions.append("typeof(\(name)) NOT IN ('\(type)', 'null')")
    }
    for (column, values) in numbers[table] ?? [] { conditions.append("\(column) NOT IN (\(values))") }
    for column in ids[table] ?? [] { conditions.append("length(\(column)) <> 16") }
    return conditions.isEmpty ? nil : conditions.joined(separator: " OR ")
  }
}
