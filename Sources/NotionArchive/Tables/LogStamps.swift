import Foundation
import GRDB

/// Random stamps for the stretches of the change log, one for each run that logs something.
///
/// The positions of a log are numbers, and an archive restored from an older copy reaches the same numbers
/// again with other changes. A lane stores the stamp of its position; if the log has another one there, or is
/// shorter, the lane has read a log that no longer exists.
package enum LogStamps {
  /// Begins a stretch at the end of the log.
  ///
  /// An empty stretch is replaced: no lane can be in it.
  static func begin(in database: Database) throws {
    try database.execute(
      sql: "INSERT OR REPLACE INTO log_stamps (start, stamp) VALUES (?, ?)",
      arguments: [end(in: database), UUID().uuidString.lowercased()])
  }

  /// Returns the stamp at a position, empty at the start, or `nil` if the log is shorter.
  package static func stamp(at position: LogPosition, in database: Database) throws -> String? {
    guard position > 0 else { return "" }
    guard position <= (try end(in: database)) else { return nil }
    return try String.fetchOne(
      database.cachedStatement(
        sql: "SELECT stamp FROM log_stamps WHERE start < ? ORDER BY start DESC LIMIT 1"),
      arguments: [position])
      ?? ""
  }

  /// Returns the last position that was ever assigned; its entry may have moved on.
  private static func end(in database: Database) throws -> LogPosition {
    try LogPosition.fetchOne(
      database.cachedStatement(sql: "SELECT seq FROM sqlite_sequence WHERE name = 'change_log'")) ?? 0
  }
}
