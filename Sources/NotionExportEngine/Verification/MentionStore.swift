internal import GRDB
internal import NotionModel

/// Ids that files mention, stored on disk because they may exceed memory.
final class MentionStore {
  private static let batchSize = 5000

  private let database: ScratchDatabase
  private var gathered: Set<IdentityScanner.Mention> = []

  /// Creates an empty store in a separate file, which ``remove()`` deletes.
  init(path: String) throws {
    database = try ScratchDatabase(
      path: path,
      schema: "CREATE TABLE mentions (id BLOB, kind TEXT, PRIMARY KEY (id, kind)) WITHOUT ROWID")
  }

  func insert(_ mention: IdentityScanner.Mention) throws {
    gathered.insert(mention)
    if gathered.count >= Self.batchSize { try flush() }
  }

  /// Returns whether an id is mentioned, either at all or as the id of an object of `kind`.
  func contains(_ id: ObjectID, kind: String?) throws -> Bool {
    try flush()
    return try database.read { database in
      if let kind {
        return try Int.fetchOne(
          database.cachedStatement(sql: "SELECT 1 FROM mentions WHERE id = ? AND kind = ?"),
          arguments: [id, kind]) != nil
      }
      return try Int.fetchOne(
        database.cachedStatement(sql: "SELECT 1 FROM mentions WHERE id = ?"), arguments: [id]) != nil
    }
  }

  /// Returns whether any id of an object of `kind` is mentioned.
  func containsObjects(of kind: String) throws -> Bool {
    try flush()
    return try database.read { database in
      try Int.fetchOne(database, sql: "SELECT 1 FROM mentions WHERE kind = ? LIMIT 1", arguments: [kind])
        != nil
    }
  }

  func remove() { database.remove() }

  private func flush() throws {
    guard !gathered.isEmpty else { return }
    let batch = gathered
    gathered.removeAll(keepingCapacity: true)
    try database.write { database in
      let statement = try database.cachedStatement(sql: "INSERT OR IGNORE INTO mentions VALUES (?, ?)")
      for mention in batch { try statement.execute(arguments: [mention.id, mention.kind ?? ""]) }
    }
  }
}
