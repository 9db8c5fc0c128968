import GRDB

/// Rows of a table of which the table and its indexes hold different copies.
///
/// SQLite's integrity check tells that there are some, but counts rows instead of naming them. So the tables, their
/// columns and their indexes are read from the schema, and the queries are the same for each of them.
struct RowCopies {
  /// The values by which a row is found, in the order of ``Table/identity``.
  typealias Identity = [DatabaseValue]
  /// Values of a row by column.
  typealias Values = [String: DatabaseValue]

  /// A table that has indexes.
  struct Table {
    var name: String
    /// The columns by which a row is found: `rowid`, or the primary key of a table without it.
    var identity: [String]
    /// How a query reads the table itself: one without row ids would be read from an index that has all columns.
    var own: String
    var indexes: [Index]
  }

  struct Index {
    var name: String
    var columns: [String]
    /// Of an index of some rows only.
    var condition: String?

    /// The value that a condition such as `state = 1` gives for all rows of the index.
    var implied: (column: String, value: DatabaseValue)? {
      let words = (condition ?? "").split(separator: " ")
      guard words.count == 3, words[1] == "=", let number = Int(words[2]) else { return nil }
      return (String(words[0]), number.databaseValue)
    }
  }

  /// All that is stored of a row.
  struct Entry {
    /// What the table itself holds; `nil` where it holds no such row.
    var own: Values?
    /// What its indexes hold.
    var copies: [Values] = []

    /// All values of a column that are of a kind that it may hold, without repetition.
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

    /// The value that most copies hold, `NULL` included; `nil` where none holds one that it may.
    func vote(_ column: String, where isValid: (DatabaseValue) -> Bool) -> DatabaseValue? {
      var votes: [DatabaseValue: Int] = [:]
      // What stands in several indexes is right more often than what stands in the table alone.
      for values in copies + [own].compactMap(\.self) {
        if let value = values[column], isValid(value) { votes[value, default: 0] += 1 }
      }
      guard let most = votes.values.max() else { return nil }
      return (copies + [own].compactMap(\.self)).compactMap { $0[column] }.first { votes[$0] == most }
    }

    /// Whether copies differ in a column.
    func differs(in column: String) -> Bool {
      Set(([own].compactMap(\.self) + copies).compactMap { $0[column] }).count > 1
    }
  }

  let database: Database

  /// What SQLite finds wrong in the file, up to a limit; empty where it is sound.
  func integrityFindings(limit: Int) throws -> [String] {
    let lines = try String.fetchAll(database, sql: "PRAGMA integrity_check(\(limit))")
    return lines == ["ok"] ? [] : lines
  }

  /// The tables, with what there is of indexes.
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
    // The primary key of a table without row ids is the table.
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

  /// The rows of a table that differ from a copy in an index, on either side.
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

  /// All that is stored of some rows of a table.
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

  /// Makes the indexes of a table anew from what the table holds.
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
    // `rowid` in quotes would be a text where a table had none.
    unique(columns).map { $0 == "rowid" ? $0 : "\"\($0)\"" }.joined(separator: ", ")
  }

  private static func unique(_ columns: [String]) -> [String] {
    var seen: Set<String> = []
    return columns.filter { seen.insert($0).inserted }
  }
}
