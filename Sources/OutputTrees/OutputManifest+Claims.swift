internal import DurableFiles
internal import GRDB
internal import NotionExportKit
internal import Synchronization

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
