import Foundation
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
    /// The number of the opened database to which they belong.
    var number = 0
    var isClosed = false
  }

  /// The file of the database; of a shared one it may change.
  private let path: String
  private let shared: SharedDatabase?
  /// The folder for temporary files of readers.
  let temporaryFolder: URL
  private let configuration: Configuration
  private let state = Mutex(State())

  /// Creates a pool without opening a connection.
  ///
  /// - Parameters:
  ///   - path: an existing database with the current schema.
  ///   - configuration: the configuration of each connection.
  convenience init(path: String, configuration: Configuration) {
    self.init(
      path: path, shared: nil, temporaryFolder: URL(filePath: path).deletingLastPathComponent(), configuration
    )
  }

  /// Creates a pool of a database that another process may write.
  convenience init(sharing database: SharedDatabase, configuration: Configuration) {
    self.init(
      path: "", shared: database, temporaryFolder: FileManager.default.temporaryDirectory, configuration)
  }

  private init(path: String, shared: SharedDatabase?, temporaryFolder: URL, _ configuration: Configuration) {
    self.path = path
    self.shared = shared
    self.temporaryFolder = temporaryFolder
    var configuration = configuration
    configuration.readonly = true
    // The next connection rolls back a transaction that a disk error has left open.
    configuration.allowsUnsafeTransactions = true
    self.configuration = configuration
  }

  /// Runs `body` on this thread.
  ///
  /// - Throws: the error that `body` throws, or a database error.
  package func read<Result>(_ body: (SQLiteDatabase) throws -> Result) throws -> Result {
    guard let shared else { return try read(path, number: 0, body) }
    for _ in 1..<SharedDatabase.patience {
      let database = try shared.current()
      let result = Swift.Result { try read(database.name, number: database.number, body) }
      // A writer may have begun during the read, unnoticed by the connection.
      if try shared.isValid(database) { return try result.get() }
    }
    let database = try shared.current()
    return try read(database.name, number: database.number, body)
  }

  private func read<Result>(
    _ path: String, number: Int, _ body: (SQLiteDatabase) throws -> Result
  ) throws -> Result {
    let connection = try take(path, number)
    defer { give(connection, number) }
    return try connection.inDatabase(body)
  }

  private func take(_ path: String, _ number: Int) throws -> DatabaseQueue {
    let known: DatabaseQueue? = try state.withLock { state in
      guard !state.isClosed else {
        throw DatabaseError(resultCode: .SQLITE_MISUSE, message: "The archive is closed")
      }
      if number > state.number { (state.number, state.resting) = (number, []) }
      guard number == state.number else { return nil }
      // The most recently used connection has the warmest cache.
      return state.resting.popLast()
    }
    return try known ?? DatabaseQueue(path: path, configuration: configuration)
  }

  private func give(_ connection: DatabaseQueue, _ number: Int) {
    state.withLock { state in
      if !state.isClosed, number == state.number { state.resting.append(connection) }
    }
  }

  /// Closes idle connections, which frees their caches.
  func releaseMemory() {
    let (connections, number) = state.withLock { state in
      defer { state.resting = [] }
      return (state.resting, state.number)
    }
    for connection in connections {
      connection.releaseMemory()
      give(connection, number)
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
