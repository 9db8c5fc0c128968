import GRDB
import Synchronization

/// Keeps the write-ahead log of the archive short during concurrent reads.
///
/// After a commit SQLite checkpoints as much of the log as it can, and resets the log if that was all of it
/// and no reader uses it. Lanes read without a pause, so some reader is always at an older commit: the log
/// would grow during the whole crawl, to many times the size of the archive. So the writer occasionally waits
/// until current reads have ended. Reads that begin meanwhile find the complete log checkpointed and do not
/// use it, so the wait is no longer than the longest read of that moment.
package final class WriteAheadLog: Sendable {
  /// The length of the log at which the writer waits, in bytes.
  static let bound = 16 << 20

  /// Timeout of a connection that waits for a lock, in seconds.
  static let busyTimeout = 10

  /// Timeout of the wait for readers, in milliseconds.
  private static let patience = 100
  /// The number of transactions between checks of the log.
  private static let interval = 32
  private static let frameSize = 4096 + 24

  private let transactions = Atomic(0)
  /// The number of frames at which the next wait is useful.
  private let threshold = Atomic(bound / frameSize)

  /// Counts a transaction, and returns whether the log is to be checked.
  package func isDue() -> Bool { transactions.add(1, ordering: .relaxed).newValue % Self.interval == 0 }

  /// Resets the log if it has grown long.
  ///
  /// - Parameter database: the writer, outside of a transaction.
  /// - Throws: a database error.
  package func keepShort(in database: SQLiteDatabase) throws {
    let length = try database.checkpoint(.passive).walFrameCount
    guard length >= threshold.load(ordering: .relaxed) else { return }
    try database.execute(sql: "PRAGMA busy_timeout = \(Self.patience)")
    defer { try? database.execute(sql: "PRAGMA busy_timeout = \(Self.busyTimeout * 1000)") }
    do {
      try database.checkpoint(.restart)
      threshold.store(Self.bound / Self.frameSize, ordering: .relaxed)
    } catch let error as DatabaseError where error.resultCode == .SQLITE_BUSY {
      // After a long read, waiting again immediately would only delay the crawl; waiting only after the same
      // amount again, the log would be twice its bound after one slow reader.
      threshold.store(length + Self.bound / 4 / Self.frameSize, ordering: .relaxed)
    }
  }
}

/// Detects changes of the archive without a database query.
///
/// A change is counted before it becomes visible and again after, so values that were read while no change
/// was in progress are valid as long as the count stays the same.
package final class WriteCounter: Sendable {
  private let begun = Atomic(0)
  private let ended = Atomic(0)
  private let isShared: Bool

  /// Creates a counter; `isShared` if other processes change the archive too, which it cannot count.
  init(isShared: Bool = false) { self.isShared = isShared }

  /// Runs `body`, which may change the archive.
  package nonisolated(nonsending) func count<Result>(
    _ body: nonisolated(nonsending) () async throws -> Result
  ) async throws -> Result {
    begun.add(1, ordering: .sequentiallyConsistent)
    defer { ended.add(1, ordering: .sequentiallyConsistent) }
    return try await body()
  }

  /// The number of changes so far, or `nil` during a change, or if there may be others.
  var revision: Int? {
    guard !isShared else { return nil }
    // In this order, a change that begins in between makes the numbers differ.
    let ended = ended.load(ordering: .sequentiallyConsistent)
    return begun.load(ordering: .sequentiallyConsistent) == ended ? ended : nil
  }
}
