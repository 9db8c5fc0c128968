internal import DurableFiles
internal import GRDB
internal import NotionExportKit
internal import Synchronization

/// Files with several owners.
extension OutputManifest {
  /// The owner of files that any number of owners write with the same bytes.
  package static let shared = "shared"

  /// Records that an owner writes a shared file.
  func addUse(of path: String, by owner: String) throws {
    let generation = generation
    guard try useGeneration(of: path, by: owner) != generation else { return }
    try journal?.append(.use, path, owner: owner)
    let isFull = state.withLock { state in
      state.pending.addUse(of: path, by: owner, generation: generation)
      return state.pending.count >= Self.pendingLimit
    }
    if isFull { try flush() }
  }

  /// Returns the generation in which an owner last wrote a shared file.
  func useGeneration(of path: String, by owner: String) throws -> Int64? {
    if let generation = state.withLock({ $0.pending.uses[owner]?[path] }) { return generation }
    return try read { database in
      try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT generation FROM uses WHERE owner = ? AND path = ?"),
        arguments: [owner, path])
    }
  }

  /// Removes an owner from shared files.
  ///
  /// - Returns: the files that have no owner left.
  func removeUses(of paths: [String], by owner: String) throws -> [String] {
    guard !paths.isEmpty else { return [] }
    try flush()
    try change { database in
      let statement = try database.cachedStatement(sql: "DELETE FROM uses WHERE owner = ? AND path = ?")
      for path in paths { try statement.execute(arguments: [owner, path]) }
    }
    return try paths.compactMap { path in
      let isUsed = try read { database in
        try Int.fetchOne(
          database.cachedStatement(sql: "SELECT 1 FROM uses WHERE path = ? LIMIT 1"), arguments: [path])
      }
      return isUsed == nil ? try recordedPath(of: PathClaim(owner: Self.shared, path: path)) : nil
    }
  }

  /// Returns the uses after one, ordered by owner and path.
  package func uses(after last: (owner: String, path: String), limit: Int) throws -> [(
    owner: String, path: String
  )] {
    try flush()
    return try read { database in
      try Row.fetchAll(
        database.cachedStatement(
          sql: "SELECT owner, path FROM uses WHERE (owner, path) > (?, ?) ORDER BY owner, path LIMIT ?"),
        arguments: [last.owner, last.path, limit]
      ).map { (try $0.value(at: 0), try $0.value(at: 1)) }
    }
  }

  /// Deletes the uses that were not repeated since the generation began.
  func removeOutdatedUses() throws {
    try flush()
    try change { database in
      try database.execute(sql: "DELETE FROM uses WHERE generation < ?", arguments: [generation])
    }
  }
}
