// Public, as an inlinable function may refer only to modules that are imported publicly.
public import GRDB

extension DatabaseError {
  /// Whether the file's bytes are damaged.
  package var isDamage: Bool {
    resultCode == .SQLITE_CORRUPT || resultCode == .SQLITE_NOTADB
  }

  /// Takes a database error, or the error of a row with an invalid value; returns `nil` for any other error.
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

/// Values of a row, read without trust in their types.
///
/// SQLite stores a text in a column of integers without an error, and the subscripts of a row trap on it.
extension Row {
  /// Returns the value of a column.
  ///
  /// - Throws: a database error that reports damage and names the row.
  @inlinable
  package func value<Value: DatabaseValueConvertible>(_ column: String) throws(DatabaseError) -> Value {
    do { return try decode(forColumn: column) } catch { throw Self.damage(error) }
  }

  /// Returns the value of a column by its number.
  ///
  /// It avoids GRDB's faster access to numbers and texts, which reads a text in the row of a cursor as the
  /// number 0.
  ///
  /// - Throws: a database error that reports damage and names the row.
  @inlinable
  package func value<Value: DatabaseValueConvertible>(at index: Int) throws(DatabaseError) -> Value {
    do { return try decode(atIndex: index) } catch { throw Self.damage(error) }
  }

  @usableFromInline
  static func damage(_ error: any Error) -> DatabaseError {
    DatabaseError(reading: error)
      ?? DatabaseError(resultCode: .SQLITE_CORRUPT, message: String(describing: error))
  }
}
