import DurableFiles
import GRDB
package import NotionModel

/// Rows of a table whose copies in the table and its indexes differ.
///
/// SQLite's integrity check reports that there are some, but counts rows instead of identifying them. So the
/// tables, their columns and their indexes are read from the schema, and the queries are the same for each of
/// them.
struct RowCopies {
  /// The values that identify a row, in the order of ``Table/identity``.
  typealias Identity = [DatabaseValue]
  /// Values of a row by column.
  typealias Values = [String: DatabaseValue]

  /// A table with indexes.
  struct Table {
    var name: String
    /// The columns that identify a row: `rowid`, or the primary key of a table without it.
    var identity: [String]
    /// The source that makes a query read the table itself: without row ids, it would read an index that has
    /// all columns.
    var own: String
    var indexes: [Index]
  }

  struct Index {
    var name: String
    var columns: [String]
    /// The condition of a partial index.
    var condition: String?

    /// The column and value that a condition such as `state = 1` implies for all rows of the index.
    var implied: (column: String, value: DatabaseValue)? {
      let words = (condition ?? "").split(separator: " ")
      guard words.count == 3, words[1] == "=", let number = Int(words[2]) else { return nil }
      return (String(words[0]), number.databaseValue)
    }
  }

  /// All copies of a row.
  struct Entry {
    /// The row in the table itself, or `nil` if it has no such row.
    var own: Values?
    /// The rows in its indexes.
    var copies: [Values] = []

    /// Returns the distinct valid values of a column.
    func candidates<Value: DatabaseValueConvertible & Hashable>(
      _ column: String, as type: Value.Type = Value.self, where isValid: (Value) -> Bool = { _ in true }
    ) -> [Value] {
      var found: [Value] = []
      for values in [own].compactMap(\.self) + copies {
        if let value = values[column].flatMap({ Value.fromDatabaseValue($0) }), isValid(value),
          !found.contains(value)
        {
          found.append(value)
        }
      }
      return found
    }

    /// Returns the most frequent value, `NULL` included, or `nil` if no copy has a valid one.
    func vote(_ column: String, where isValid: (DatabaseValue) -> Bool) -> DatabaseValue? {
      var votes: [DatabaseValue: Int] = [:]
      // A value in several indexes is more likely correct than one that only the table has.
      for values in copies + [own].compactMap(\.self) {
        if let value = values[column], isValid(value) { votes[value, default: 0] += 1 }
      }
      guard let most = votes.values.max() else { return nil }
      return (copies + [own].compactMap(\.self)).compactMap { $0[column] }.first { votes[$0] == most }
    }

    /// Returns whether copies differ in a column.
    func differs(in column: String) -> Bool {
      Set(([own].compactMap(\.self) + copies).compactMap { $0[column] }).count > 1
    }
  }

  let database: SQLiteDatabase

  /// Returns SQLite's findings about the file, up to a limit; empty if it is sound.
  func integrityFindings(limit: Int) throws -> [String] {
    let lines = try String.fetchAll(database, sql: "PRAGMA integrity_check(\(limit))")
    return lines == ["ok"] ? [] : lines
  }

  /// Returns the tables with their indexes.
  func tables() throws -> [Table] {
    try String.fetchAll(
      database,
      sql: "SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite%' ORDER BY name"
    ).map { name in
      let indexes = try Row.fetchAll(database, sql: "PRAGMA index_list(\"\(name)\")").compactMap { row in
        try index(row["name"], origin: row["origin"], of: name)
      }
      let key =
        try isWithoutRowID(name)
        ? String.fetchOne(
          database, sql: "SELECT name FROM pragma_index_list(?) WHERE origin = 'pk'", arguments: [name]) : nil
      return Table(
        name: name, identity: try identity(of: name),
        own: key.map { "INDEXED BY \"\($0)\"" } ?? "NOT INDEXED",
        indexes: indexes)
    }
  }

  private func index(_ name: String, origin: String, of table: String) throws -> Index? {
    let columns = try String.fetchAll(
      database, sql: "SELECT name FROM pragma_index_info(?)", arguments: [name])
    let sql = try String.fetchOne(
      database, sql: "SELECT sql FROM sqlite_schema WHERE type = 'index' AND name = ?", arguments: [name])
    // The primary key of a table without row ids is the table itself.
    if origin == "pk", try isWithoutRowID(table) { return nil }
    let words = sql?.split(whereSeparator: \.isWhitespace) ?? []
    let condition = words.firstIndex(of: "WHERE").map { words[($0 + 1)...].joined(separator: " ") }
    return Index(name: name, columns: columns, condition: condition)
  }

  private func isWithoutRowID(_ table: String) throws -> Bool {
    try Bool.fetchOne(
      database, sql: "SELECT wr FROM pragma_table_list(?) WHERE schema = 'main'", arguments: [table]) ?? false
  }

  private func identity(of table: String) throws -> [String] {
    guard try isWithoutRowID(table) else { return ["rowid"] }
    return try String.fetchAll(
      database, sql: "SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", arguments: [table])
  }

  /// Returns the rows of a table that differ from a copy in an index, on either side.
  func differing(in table: Table) throws -> Set<Identity> {
    var found: Set<Identity> = []
    for index in table.indexes {
      let columns = Self.list(table.identity + index.columns)
      let condition = index.condition.map { " WHERE \($0)" } ?? ""
      let own = "SELECT \(columns) FROM \"\(table.name)\" \(table.own)\(condition)"
      let copy = "SELECT \(columns) FROM \"\(table.name)\" INDEXED BY \"\(index.name)\"\(condition)"
      for sql in ["\(own) EXCEPT \(copy)", "\(copy) EXCEPT \(own)"] {
        let rows = try Row.fetchCursor(database, sql: sql)
        while let row = try rows.next() {
          found.insert(table.identity.indices.map { row[$0] as DatabaseValue })
        }
      }
    }
    return found
  }

  /// Returns all copies of some rows of a table.
  func entries(_ identities: Set<Identity>, of table: Table) throws -> [Identity: Entry] {
    var entries = Dictionary(uniqueKeysWithValues: identities.map { ($0, Entry()) })
    let columns = Self.unique(table.identity + table.indexes.flatMap(\.columns))
    let condition = Self.condition(table)
    for identity in identities {
      let row = try Row.fetchOne(
        database,
        sql: "SELECT \(Self.list(columns)) FROM \"\(table.name)\" \(table.own) WHERE \(condition)",
        arguments: StatementArguments(identity))
      entries[identity]?.own = row.map { Self.values($0, columns) }
    }
    for index in table.indexes {
      let columns = Self.unique(table.identity + index.columns)
      let rows = try Row.fetchCursor(
        database,
        sql: "SELECT \(Self.list(columns)) FROM \"\(table.name)\" INDEXED BY \"\(index.name)\""
          + (index.condition.map { " WHERE \($0)" } ?? ""))
      while let row = try rows.next() {
        let identity = table.identity.indices.map { row[$0] as DatabaseValue }
        guard identities.contains(identity) else { continue }
        var values = Self.values(row, columns)
        if let implied = index.implied { values[implied.column] = implied.value }
        entries[identity]?.copies.append(values)
      }
    }
    return entries
  }

  /// Deletes rows of a table.
  func remove(_ identities: some Collection<Identity>, of table: Table) throws {
    let condition = Self.condition(table)
    for identity in identities {
      try database.execute(
        sql: "DELETE FROM \"\(table.name)\" WHERE \(condition)", arguments: StatementArguments(identity))
    }
  }

  /// Rebuilds the indexes of a table from its rows.
  func makeIndexes(of table: Table) throws { try database.execute(sql: "REINDEX \"\(table.name)\"") }

  private static func condition(_ table: Table) -> String {
    table.identity.map { "\"\($0)\" IS ?" }.joined(separator: " AND ")
  }

  private static func values(_ row: Row, _ columns: [String]) -> Values {
    var values: Values = [:]
    for (number, column) in columns.enumerated() { values[column] = row[number] as DatabaseValue }
    return values
  }

  private static func list(_ columns: [String]) -> String {
    // `rowid` in quotes would be a string literal in a table without one.
    unique(columns).map { $0 == "rowid" ? $0 : "\"\($0)\"" }.joined(separator: ", ")
  }

  private static func unique(_ columns: [String]) -> [String] {
    var seen: Set<String> = []
    return columns.filter { seen.insert($0).inserted }
  }
}

/// Indexes that serve as a second copy of columns that no hash and no other index covers.
///
/// A flipped byte in a title, a name or a reason leaves a valid text. SQLite's integrity check compares each
/// row with its index entries, so it detects copies that differ, whichever of them is damaged.
/// `ArchiveSchema.columnCopies` lists the columns.
package enum ColumnCopies {
  /// A damaged row of a table.
  package struct Finding: Sendable, Hashable {
    /// The part of the archive, as a short clause.
    package var detail: String
    package var object: ObjectID?
    package var title: String?
  }

  /// Whether any copies differ.
  static func areDamaged(in database: SQLiteDatabase) throws -> Bool {
    try !RowCopies(database: database).integrityFindings(limit: 1).isEmpty
  }
}
