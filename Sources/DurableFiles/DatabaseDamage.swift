package import GRDB

extension DatabaseError {
  /// Whether the file's bytes are not what was written.
  package var isDamage: Bool {
    resultCode == .SQLITE_CORRUPT || resultCode == .SQLITE_NOTADB
  }

  /// Takes an error of a database, or of a row that holds what was never written there; `nil` for any other error.
  package init?(reading error: any Error) {
    switch error {
    case let error as DatabaseError: self = error
    case let error as RowDecodingError: self.init(error)
    default: return nil
    }
  }

  fileprivate init(_ error: RowDecodingError) {
    self.init(resultCode: .SQLITE_CORRUPT, message: String(error.description.prefix(400)))
  }
}

/// Values of a row, of which none is trusted to be of the type that it was written as.
///
/// SQLite keeps a text in a column of integers without a word, and the subscripts of a row end the program there.
extension Row {
  /// Returns the value of a column.
  ///
  /// - Throws: a database error that says that the database is damaged, and names the row.
  package func value<Value: DatabaseValueConvertible>(_ column: String) throws(DatabaseError) -> Value {
    try Self.naming { try decode(forColumn: column) }
  }

  /// Returns the value of a column by its number.
  ///
  /// Not by the faster way for numbers and texts: in the row of a cursor that takes a text for the number 0.
  ///
  /// - Throws: a database error that says that the database is damaged, and names the row.
  package func value<Value: DatabaseValueConvertible>(at index: Int) throws(DatabaseError) -> Value {
    try Self.naming { try decode(atIndex: index) }
  }

  private static func naming<Value>(_ body: () throws -> Value) throws(DatabaseError) -> Value {
    do {
      return try body()
    } catch {
      throw DatabaseError(reading: error)
        ?? DatabaseError(resultCode: .SQLITE_CORRUPT, message: String(describing: error))
    }
  }
}
