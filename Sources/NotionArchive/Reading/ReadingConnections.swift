import GRDB
import Synchronization

/// Connections that read the archive on the calling thread.
///
/// A query takes a few microseconds, and checking a connection out of GRDB's pool takes longer: locks, a
/// queue, and a query of the schema version, which does not change here. No reader waits for a connection: if
/// none is idle, another is opened, so that there are at most as many as threads that have read concurrently.
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

  /// Creates a pool without opening a connection.
  ///
  /// - Parameters:
  ///   - path: an existing database with the current schema.
  ///   - configuration: the configuration of each connection.
  init(path: String, configuration: Configuration) {
    self.path = path
    var configuration = configuration
    configuration.readonly = true
    // The next connection rolls back a transaction that a disk error has left open.
    configuration.allowsUnsafeTransactions = true
    self.configuration = configuration
  }

  /// Runs `body` on this thread.
  ///
  /// - Throws: the error that `body` throws, or a database error.
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
      // The most recently used connection has the warmest cache.
      return state.resting.popLast()
    }
    return try known ?? DatabaseQueue(path: path, configuration: configuration)
  }

  private func give(_ connection: DatabaseQueue) {
    state.withLock { state in
      if !state.isClosed { state.resting.append(connection) }
    }
  }

  /// Closes idle connections, which frees their caches.
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

  /// Closes all connections, those in use after their reads.
  func close() {
    state.withLock { state in
      state.isClosed = true
      state.resting = []
    }
  }
}
