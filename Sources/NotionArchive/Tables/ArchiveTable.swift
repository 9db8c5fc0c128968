internal import DurableFiles
import GRDB
import NotionModel

/// A table of the archive.
protocol ArchiveTable {
  var database: Database { get }
}

extension ArchiveTable {
  func statement(_ sql: String) throws -> Statement { try database.cachedStatement(sql: sql) }

  func run(_ sql: String, _ arguments: StatementArguments = StatementArguments()) throws {
    try statement(sql).execute(arguments: arguments)
  }

  /// Whether the previous statement changed a row.
  var isChanged: Bool { database.changesCount > 0 }

  /// Returns a value made from the first row of a query.
  func first<Value>(
    _ sql: String, _ arguments: StatementArguments, _ make: (Row) throws -> Value
  ) throws -> Value? {
    let rows = try Row.fetchCursor(statement(sql), arguments: arguments)
    // A row of an open cursor is read in place; a fetched row would be a copy.
    return try withExtendedLifetime(rows) { try rows.next().map(make) }
  }

  /// Returns whether a query of one row and column, `SELECT EXISTS`, is true.
  func exists(_ sql: String, _ arguments: StatementArguments) throws -> Bool {
    try Bool.fetchOne(statement("SELECT EXISTS (\(sql))"), arguments: arguments) ?? false
  }
}

extension StoredNumber {
  /// Reads a column of a row.
  ///
  /// - Throws: ``ArchiveError``, naming the row, if no case has the number.
  static func stored(_ row: Row, _ column: Int, in table: String) throws -> Self {
    let number: Int = try row.value(at: column)
    guard let value = Self(rawValue: number) else {
      throw ArchiveError.unknownValue(number, of: "\(Self.self)", in: table, row: "\(row)")
    }
    return value
  }
}

extension ArchiveError {
  /// Returns the error for a number in a table that this version does not know.
  static func unknownValue(_ number: Int, of type: String, in table: String, row: String) -> ArchiveError {
    ArchiveError(
      .damaged, "The archive holds \(number) as \(type) in the table \(table): \(row.prefix(400)).")
  }
}

extension WorkItem.Kind: StoredNumber {}
extension WorkItem.Phase: StoredNumber {}
extension AssetSource.Kind: StoredNumber {}
extension ResponseScan.LinkKind: StoredNumber {}
extension ContentParts: DatabaseValueConvertible {}
extension WorkItem.Flags: DatabaseValueConvertible {}
