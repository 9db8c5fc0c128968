package import GRDB

extension DatabaseError {
  /// Whether the file's bytes are not what was written.
  package var isDamage: Bool {
    resultCode == .SQLITE_CORRUPT || resultCode == .SQLITE_NOTADB
  }
}
