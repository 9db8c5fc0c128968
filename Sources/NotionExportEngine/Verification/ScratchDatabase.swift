internal import Foundation
internal import GRDB

/// A temporary database for the data of one run, which may exceed memory.
struct ScratchDatabase {
  private let queue: DatabaseQueue
  private let path: String

  /// Creates an empty database with the tables of `schema`, in a file that ``remove()`` deletes.
  init(path: String, schema: String) throws {
    self.path = path
    Self.delete(path)
    var configuration = Configuration()
    configuration.prepareDatabase {
      try $0.execute(sql: "PRAGMA synchronous = OFF; PRAGMA journal_mode = OFF")
    }
    queue = try DatabaseQueue(path: path, configuration: configuration)
    try queue.write { try $0.execute(sql: schema) }
  }

  /// Runs `body` in a read transaction.
  func read<Result>(_ body: (Database) throws -> Result) throws -> Result { try queue.read(body) }

  /// Runs `body` in a write transaction.
  func write(_ body: (Database) throws -> Void) throws { try queue.write(body) }

  /// Closes the database and deletes its file.
  func remove() {
    try? queue.close()
    Self.delete(path)
  }

  private static func delete(_ path: String) {
    for suffix in ["", "-journal"] { try? FileManager.default.removeItem(atPath: path + suffix) }
  }
}
