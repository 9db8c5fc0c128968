import GRDB
import Synchronization

/// The connections by which the archive is read on the threads of those who read.
///
/// An answer takes a few microseconds, and a connection of GRDB's pool longer than the answer: locks, a queue, and a
/// question for the version of the schema, which does not change here. Nobody waits for a connection: who finds none at
/// rest makes another, so that there are as many as threads that ever read at the same time.
///
/// Measured for one row by its id (release, best of nine): 5 µs here, 6 µs with a transaction around it; 17 µs by
/// `DatabasePool.read`, 12 µs by `unsafeRead`. With two threads 12 µs here, 40 µs and 30 µs by the pool.
/// Rendering 800 pages as a site takes 8.6 s of the processor so, and 9.6 s by `DatabasePool.read` (release, medians of
/// five pairs, each of the same order).
package final class ReadingConnections: Sendable {
  private struct State {
    var resting: [DatabaseQueue] = []
    var isClosed = false
  }

  /// The file of the database.
  let path: String
  private let configuration: Configuration
  private let state = Mutex(State())

  /// Makes no connection yet.
  ///
  /// - Parameters:
  ///   - path: the database, which exists and whose tables are those of now.
  ///   - configuration: how connections are set up.
  init(path: String, configuration: Configuration) {
    self.path = path
    var configuration = configuration
    configuration.readonly = true
    // A transaction that an error of the disk has left open is rolled back by the next one.
    configuration.allowsUnsafeTransactions = true
    self.configuration = configuration
  }

  /// Runs `body` on this thread.
  ///
  /// - Throws: what `body` throws, or a database error.
  package func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    let connection = try take()
    defer { give(connection) }
    return try connection.inDatabase(body)
  }

  private func take() throws -> DatabaseQueue {
    let known = try state.withLock { state in
      guard !state.isClosed else {
        throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "The archive is closed")
      }
      // The one that rested last has the most in its cache.
      return state.resting.popLast()
    }
    return try known ?? DatabaseQueue(path: path, configuration: configuration)
  }

  private func give(_ connection: DatabaseQueue) {
    state.withLock { state in
      if !state.isClosed { state.resting.append(connection) }
    }
  }

  /// Gives back the memory of the caches of connections at rest.
  func releaseMemory() {
    let connections = state.withLock { state in
      defer { state.resting = [] }
      return state.resting
    }
    for connection in connections {
      connection.releaseMemory()
      give(connection)
    }
  }

  /// Closes all connections, those that are in use once they are not.
  func close() {
    state.withLock { state in
      state.isClosed = true
      state.resting = []
    }
  }
}
