internal import GRDB
internal import Synchronization

/// Files of several owners.
extension OutputManifest {
  /// The owner of files that any number of owners write, each the same bytes.
  static let shared = "shared"

  /// Notes that an owner writes a shared file.
  func addUse(of path: String, by owner: String) throws {
    let generation = generation
    guard try useGeneration(of: path, by: owner) != generation else { return }
    try journal.append(.use, path, owner: owner)
    let isFull = state.withLock { state in
      state.gathered.addUse(of: path, by: owner, generation: generation)
      return state.gathered.count >= Self.gatheringLimit
    }
    if isFull { try flush() }
  }

  /// The generation in which an owner last wrote a shared file.
  func useGeneration(of path: String, by owner: String) throws -> Int64? {
    if let generation = state.withLock({ $0.gathered.uses[owner]?[path] }) { return generation }
    guard try mayBeWritten(owner) else { return nil }
    return try ask { database in
      try Int64.fetchOne(
        database.cachedStatement(sql: "SELECT generation FROM uses WHERE owner = ? AND path = ?"),
        arguments: [owner, path])
    }
  }

  /// Strikes an owner off shared files.
  ///
  /// - Returns: the files that no owner is left of.
  func removeUses(of paths: [String], by owner: String) throws -> [String] {
    guard !paths.isEmpty else { return [] }
    try flush()
    try database.write { database in
      let statement = try database.cachedStatement(sql: "DELETE FROM uses WHERE owner = ? AND path = ?")
      for path in paths { try statement.execute(arguments: [owner, path]) }
    }
    return try paths.filter { path in
      // The path may have become a file of one owner since.
      guard try entry(at: path)?.owner == Self.shared else { return false }
      return try ask { database in
        try Int.fetchOne(
          database.cachedStatement(sql: "SELECT 1 FROM uses WHERE path = ? LIMIT 1"), arguments: [path])
      } == nil
    }
  }

  /// Strikes off the uses that were not repeated since the generation began.
  func removeOutdatedUses() throws {
    try flush()
    try database.write { database in
      try database.execute(sql: "DELETE FROM uses WHERE generation < ?", arguments: [generation])
    }
  }
}
