import GRDB
import Synchronization

/// Keeps the write-ahead log of the archive short while others read.
///
/// After a commit SQLite copies what it can from the log into the database, and begins the log anew where that was
/// all of it and nobody reads from it. Lanes read without a pause, so that somebody always stands at an older
/// commit: the log would grow for as long as a crawl lasts, to many times the size of the archive. So the writer
/// waits, now and then, until those who read have ended. Who begins to read in the meantime finds all of the log in
/// the database and does not use it, so the wait is no longer than the longest read of that moment.
package final class WriteAheadLog: Sendable {
  /// The length of the log from which on the writer waits, in bytes.
  static let bound = 16 << 20

  /// How long a connection waits for a lock of another, in seconds.
  static let busyTimeout = 10

  /// The longest wait for those who read, in milliseconds; what keeps reading for longer is not waited for.
  private static let patience = 100
  /// How many transactions lie between two looks at the log.
  private static let interval = 32
  private static let frameSize = 4096 + 24

  private let transactions = Atomic(0)
  /// The number of frames from which on the next wait is worth it.
  private let threshold = Atomic(bound / frameSize)

  /// Counts a transaction, and tells whether it is time to look at the log.
  package func isDue() -> Bool { transactions.add(1, ordering: .relaxed).newValue % Self.interval == 0 }

  /// Begins the log anew where it has grown long.
  ///
  /// - Parameter database: the writer, outside of a transaction.
  /// - Throws: a database error.
  package func keepShort(in database: Database) throws {
    let length = try database.checkpoint(.passive).walFrameCount
    guard length >= threshold.load(ordering: .relaxed) else { return }
    try database.execute(sql: "PRAGMA busy_timeout = \(Self.patience)")
    defer { try? database.execute(sql: "PRAGMA busy_timeout = \(Self.busyTimeout * 1000)") }
    do {
      try database.checkpoint(.restart)
      threshold.store(Self.bound / Self.frameSize, ordering: .relaxed)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      // A long read. Waiting again at once would only hold the crawl up; waiting only after as much again, the log
      // would be twice its bound after one reader that was slow.
      threshold.store(length + Self.bound / 4 / Self.frameSize, ordering: .relaxed)
    }
  }
}
