import GRDB

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
  static func finding(in database: Database) throws -> String? {
    let tables = try String.fetchAll(
      database,
      sql: "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' ORDER BY name")
    for table in tables where try holdsOddValue(table, in: database) { return "odd values in \(table)" }
    return nil
  }

  /// Returns the rows of a table that hold invalid values, by the columns of `identity`.
  static func oddRows(of table: String, identity: [String], in database: Database) throws -> [[DatabaseValue]]
  {
    guard let condition = try condition(of: table, in: database) else { return [] }
    let columns = identity.joined(separator: ", ")
    return try Row.fetchAll(database, sql: "SELECT \(columns) FROM \"\(table)\" WHERE \(condition)").map {
      row in
      identity.indices.map { row[$0] }
    }
  }

  private static func holdsOddValue(_ table: String, in database: Database) throws -> Bool {
    guard let condition = try condition(of: table, in: database) else { return false }
    let sql = "SELECT EXISTS (SELECT 1 FROM \"\(table)\" WHERE \(condition))"
    return try Bool.fetchOne(database, sql: sql) ?? false
  }

  /// Returns the condition of rows with invalid values, or `nil` if every value is valid.
  private static func condition(of table: String, in database: Database) throws -> String? {
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
