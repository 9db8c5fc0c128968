internal import Foundation
internal import GRDB

/// A database in a file of its own for what one run gathers, where there may be more than memory is for.
struct ScratchDatabase {
  private let queue: DatabaseQueue
  private let path: String

  /// Begins an empty database with the tables of `schema`, in a file that ``remove()`` deletes.
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

  /// Runs `body` in a transaction that reads.
  func read<Result>(_ body: (Database) throws -> Result) throws -> Result { try queue.read(body) }

  /// Runs `body` in a transaction that writes.
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
