import DurableFiles
import GRDB
import NotionExportKit
import Synchronization

/// Files whose owners claim one path, or paths that a file system may treat as equal.
extension OutputManifest {
  /// A file with a contested path.
  struct Rival {
    let path: String
    let entry: Entry

    var claim: PathClaim { entry.claim(at: path) }
    /// Whether it is at the path that its owner claims.
    var isInPlace: Bool { entry.wanted == nil }
  }

  /// Returns the files of all claims to a path, in the order of their claims; of one claim, the one in place
  /// comes first.
  func rivals(forKey key: String) throws -> [Rival] {
    var entries: [String: Entry] = [:]
    try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT \(Self.columns), path FROM files WHERE key = ?")
      for row in try Row.fetchAll(statement, arguments: [key]) {
        entries[try row.value("path")] = try Entry(row)
      }
    }
    state.withLock { state in
      for path in entries.keys where state.pending.files[path] != nil { entries[path] = nil }
      for path in state.pending.paths(withKey: key) { entries[path] = state.pending.files[path] }
    }
    return entries.map { Rival(path: $0.key, entry: $0.value) }.sorted { left, right in
      left.claim == right.claim ? left.isInPlace && !right.isInPlace : left.claim < right.claim
    }
  }

  /// Returns the path of the file of a claim; `nil` if there is none.
  func recordedPath(of claim: PathClaim) throws -> String? {
    if let entry = try entry(at: claim.path), entry.claim(at: claim.path) == claim { return claim.path }
    return try rivals(forKey: PathClaim.key(of: claim.path)).first { $0.claim == claim }?.path
  }

  /// Returns a batch of the claims whose files are at another path.
  ///
  /// - Parameter path: the last path that was read; `nil` for the first batch.
  /// - Returns: the claims with their actual paths, ordered by these; empty after the last.
  /// - Throws: a database error.
  func claimsAside(after path: String?) throws -> [(path: String, claim: PathClaim)] {
    try flush()
    return try read { database in
      try Row.fetchAll(
        database,
        sql: """
          SELECT \(Self.columns), path FROM files WHERE wanted IS NOT NULL AND path > ? ORDER BY path LIMIT 500
          """,
        arguments: [path ?? ""]
      ).map { row in
        let path: String = try row.value("path")
        return (path, try Entry(row).claim(at: path))
      }
    }
  }
}

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
