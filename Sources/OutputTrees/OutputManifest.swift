import DurableFiles
import Foundation
import GRDB
import NotionExportKit
import Synchronization

/// The files that a sink has written: path, owner, SHA-256, and file system metadata of each.
///
/// Each sink has a separate database, so that lanes do not wait for each other or for the crawl, and the
/// files remain known if the archive is set aside.
///
/// A path is recorded before its file appears, so a file that exists after a crash is never mistaken for a
/// foreign one. Records are appended to a ``ManifestJournal`` and written into the database in batches, with
/// the metadata of the finished files.
package final class OutputManifest: Sendable {
  /// The record of a file.
  package struct Entry: Equatable, Sendable {
    package var owner: String
    /// Empty while the file is being written.
    package var sha256: [UInt8]
    package var size: Int64
    /// Nanoseconds since 1970, from the file system.
    package var modified: Int64
    package var generation: Int64
    /// The path that the owner claims, or `nil` if the file is there.
    package var wanted: String?

    /// Returns the folded form of the claimed path, which is equal for paths that a file system may treat as
    /// equal.
    func key(at path: String) -> String { PathClaim.key(of: wanted ?? path) }

    /// Returns the claim of the file at `path`.
    func claim(at path: String) -> PathClaim { PathClaim(owner: owner, path: wanted ?? path) }
  }

  static let columns = "owner, sha256, size, modified, generation, wanted"

  static let pendingLimit = 500

  struct State {
    var pending = PendingManifestEntries()
    var generation: Int64
  }

  let database: DatabaseQueue
  /// `nil` for a read-only manifest.
  let journal: ManifestJournal?
  let state: Mutex<State>

  /// The database's file.
  let path: String
  private let copy: TemporaryCopy?

  /// Opens or creates a manifest.
  ///
  /// - Parameters:
  ///   - path: the file of the database.
  ///   - isReadOnly: whether nothing may be written, as on a read-only file system.
  /// - Throws: ``OutputError`` that names the file, with the code `damagedManifest` if its content is
  ///   damaged.
  package init(path: String, isReadOnly: Bool = false) throws {
    self.path = path
    if isReadOnly {
      let readable = try ReadableDatabase(path)
      copy = readable.copy
      (database, journal) = try Self.naming(path, marks: false) {
        let database = try DatabaseQueue(path: readable.name, configuration: ReadableDatabase.configuration)
        try Self.check(database, at: path, thoroughly: false)
        guard try database.read(Self.migrator.hasCompletedMigrations) else {
          throw OutputError(
            .system, path: path,
            detail: "this list of files was written by an older version and cannot be updated here")
        }
        return (database, nil)
      }
    } else {
      copy = nil
      (database, journal) = try Self.naming(path) {
        let journal = try ManifestJournal(path: path + ".new")
        let isSuspect = (try? POSIX.status(path + ".suspect")) != nil || !journal.leftover.isEmpty
        var configuration = Configuration()
        configuration.prepareDatabase { database in
          try database.execute(
            sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -512")
        }
        let database = try DatabaseQueue(path: path, configuration: configuration)
        try Self.check(database, at: path, thoroughly: isSuspect)
        try Self.migrator.migrate(database)
        try POSIX.removeFile(path + ".suspect")
        return (database, journal)
      }
    }
    let generation = try Self.naming(path) { [database] in
      try database.read { try Int64.fetchOne($0, sql: "SELECT generation FROM state") }
    }
    state = Mutex(State(generation: generation ?? 0))
    if let journal { try takeOver(journal.leftover) }
  }

  private static var migrator: DatabaseMigrator {
    var migrator = DatabaseMigrator()
    migrator.registerMigration("files") { database in
      try database.execute(
        sql: """
          CREATE TABLE files (
            path TEXT PRIMARY KEY, owner TEXT NOT NULL, sha256 BLOB NOT NULL, size INTEGER NOT NULL,
            modified INTEGER NOT NULL, generation INTEGER NOT NULL
          ) WITHOUT ROWID;
          CREATE INDEX files_owner ON files (owner);
          CREATE TABLE state (generation INTEGER NOT NULL);
          INSERT INTO state VALUES (0);
          """)
    }
    migrator.registerMigration("shared files") { database in
      try database.execute(
        sql: """
          CREATE TABLE uses (
            owner TEXT NOT NULL, path TEXT NOT NULL, generation INTEGER NOT NULL, PRIMARY KEY (owner, path)
          ) WITHOUT ROWID;
          CREATE INDEX uses_path ON uses (path);
          """)
    }
    migrator.registerMigration("contested paths and seals", migrate: addClaimsAndSeals)
    return migrator
  }

  /// Adds the file's name to errors of its database, and marks damage for the next opening.
  static func naming<Result>(_ path: String, marks: Bool = true, _ body: () throws -> Result) throws -> Result
  {
    do {
      return try body()
    } catch {
      guard let error = DatabaseError(reading: error) else { throw error }
      if error.isDamage, marks { markSuspect(path) }
      throw OutputError(manifest: path, error)
    }
  }

  /// Applies the records that an earlier run left in the journal.
  private func takeOver(_ records: [ManifestJournal.Record]) throws {
    for record in records where (try? OutputPath(record.path)) != nil {
      switch record.kind {
      // An entry in the database is newer: it was written, and only the journal was not cleared.
      case .file:
        if try entry(at: record.path) == nil { addPending(announced: record.path, owner: record.owner) }
      case .use:
        if try useGeneration(of: record.path, by: record.owner) == nil {
          state.withLock {
            $0.pending.addUse(of: record.path, by: record.owner, generation: $0.generation)
          }
        }
      }
    }
    if state.withLock({ $0.pending.isEmpty }) { try journal?.clear() } else { try flush() }
  }

  /// The number of replays; entries of an older generation are outdated at the end of a replay.
  var generation: Int64 { state.withLock { $0.generation } }

  /// Runs `body` on this thread without a transaction.
  func read<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try Self.naming(path) { try database.inDatabase(body) }
  }

  /// Runs `body` in a write transaction.
  func change<Result>(_ body: (Database) throws -> Result) throws -> Result {
    try Self.naming(path) { try database.write(body) }
  }

  /// Returns the record of the file at `path`.
  package func entry(at path: String) throws -> Entry? {
    if let entry = state.withLock({ $0.pending.files[path] }) { return entry }
    return try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT \(Self.columns) FROM files WHERE path = ?")
      return try Row.fetchOne(statement, arguments: [path]).map { try Entry($0) }
    }
  }

  /// Records a path before its file appears there.
  func announce(_ path: String, owner: String, wanted: String? = nil) throws {
    try journal?.append(.file, path, owner: owner)
    addPending(announced: path, owner: owner, wanted: wanted)
  }

  private func addPending(announced path: String, owner: String, wanted: String? = nil) {
    state.withLock { state in
      let entry = Entry(
        owner: owner, sha256: [], size: 0, modified: 0, generation: state.generation, wanted: wanted)
      state.pending.add(entry, at: path)
    }
  }

  /// Records the metadata of a file in place.
  func record(_ path: String, _ entry: Entry) throws {
    let isFull = state.withLock { state in
      state.pending.add(entry, at: path)
      return state.pending.count >= Self.pendingLimit
    }
    if isFull { try flush() }
  }

  /// Returns the files of an owner with the paths that it claims, and its shared files, both sorted.
  func paths(of owner: String) throws -> (own: [(path: String, wanted: String)], shared: [String]) {
    let written = try writtenPaths(of: owner)
    return state.withLock { state in
      // Pending entries replace written ones; a query does not write them.
      var own = written.own.filter { state.pending.files[$0.key] == nil }
      for path in state.pending.paths(of: owner) { own[path] = state.pending.files[path]?.wanted ?? path }
      let shared = Set(written.shared).union(state.pending.uses[owner, default: [:]].keys)
      return (own.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }, shared.sorted())
    }
  }

  private func writtenPaths(of owner: String) throws -> (own: [String: String], shared: [String]) {
    try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT path, wanted, FALSE FROM files WHERE owner = ?1
          UNION ALL SELECT path, NULL, TRUE FROM uses WHERE owner = ?1
          """)
      var own: [String: String] = [:]
      var shared: [String] = []
      for row in try Row.fetchAll(statement, arguments: [owner]) {
        let path: String = try row.value(at: 0)
        if try row.value(at: 2) { shared.append(path) } else { own[path] = try row.value(at: 1) ?? path }
      }
      return (own, shared)
    }
  }

  // MARK: Generations

  /// Returns some of the paths that were not written since the generation began.
  func outdatedPaths(limit: Int) throws -> [String] {
    try flush()
    return try read {
      try String.fetchAll(
        $0, sql: "SELECT path FROM files WHERE generation < ? ORDER BY path LIMIT ?",
        arguments: [generation, limit])
    }
  }

  /// Returns the entries after a path, ordered by path.
  package func entries(after path: String, limit: Int) throws -> [(path: String, entry: Entry)] {
    try flush()
    return try read { database in
      let statement = try database.cachedStatement(
        sql: "SELECT \(Self.columns), path FROM files WHERE path > ? ORDER BY path LIMIT ?")
      return try Row.fetchAll(statement, arguments: [path, limit]).map {
        (try $0.value("path"), try Entry($0))
      }
    }
  }

  /// Returns whether `owner` owns any file.
  package func hasFiles(of owner: String) throws -> Bool {
    try flush()
    return try read { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT 1 FROM files WHERE owner = ?1 UNION ALL SELECT 1 FROM uses WHERE owner = ?1 LIMIT 1
          """)
      return try Int.fetchOne(statement, arguments: [owner]) != nil
    }
  }

  /// Deletes the entries of paths whose files were deleted.
  func remove(_ paths: [String]) throws {
    state.withLock { state in
      for path in paths { state.pending.remove(path) }
    }
    // Together with all pending entries, so that the journal no longer contains these paths.
    try write { database in
      let statement = try database.cachedStatement(sql: "DELETE FROM files WHERE path = ?")
      for path in paths { try statement.execute(arguments: [path]) }
    }
  }

  /// Begins a generation: files that are not written again in it are outdated at its end.
  func beginGeneration() throws {
    try flush()
    try change {
      try $0.execute(sql: "UPDATE state SET generation = MIN(generation, \(Int64.max - 1)) + 1")
    }
    state.withLock { $0.generation = min($0.generation, Int64.max - 1) + 1 }
  }

  /// Writes the pending entries.
  func flush() throws {
    guard state.withLock({ !$0.pending.isEmpty }) else { return }
    try write { _ in }
  }

  /// Writes the pending entries and runs `change` in one transaction.
  private func write(_ change: (Database) throws -> Void) throws {
    let pending = state.withLock { $0.pending }
    try self.change { database in
      for (path, entry) in pending.files.sorted(by: { $0.key < $1.key }) {
        try Self.insert(entry, at: path, into: database)
      }
      for (owner, uses) in pending.uses {
        for (path, generation) in uses {
          try Self.insertUse(of: path, by: owner, generation: generation, into: database)
        }
      }
      try change(database)
    }
    state.withLock { $0.pending = PendingManifestEntries() }
    try journal?.clear()
  }

  static func insert(_ entry: Entry, at path: String, into database: Database) throws {
    let file = try database.cachedStatement(
      sql: """
        INSERT INTO files (path, owner, sha256, size, modified, generation, wanted, key, seal)
        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
        ON CONFLICT (path) DO UPDATE SET owner = excluded.owner, sha256 = excluded.sha256,
          size = excluded.size, modified = excluded.modified, generation = excluded.generation,
          wanted = excluded.wanted, key = excluded.key, seal = excluded.seal
        """)
    try file.execute(arguments: [
      path, entry.owner, Data(entry.sha256), entry.size, entry.modified, entry.generation, entry.wanted,
      entry.key(at: path), entry.seal(at: path),
    ])
  }

  static func insertUse(of path: String, by owner: String, generation: Int64, into database: Database) throws
  {
    let use = try database.cachedStatement(
      sql: "INSERT OR REPLACE INTO uses (owner, path, generation, seal) VALUES (?, ?, ?, ?)")
    try use.execute(arguments: [owner, path, generation, ManifestSeal.ofUse(owner, path, generation)])
  }
}

extension OutputManifest.Entry {
  /// Decodes a row of ``OutputManifest/columns``.
  init(_ row: Row) throws(DatabaseError) {
    let sha256: Data = try row.value(at: 1)
    self.init(
      owner: try row.value(at: 0), sha256: Array(sha256), size: try row.value(at: 2),
      modified: try row.value(at: 3), generation: try row.value(at: 4), wanted: try row.value(at: 5))
  }
}

/// Entries of a manifest that are not yet in its database.
struct PendingManifestEntries {
  /// Files by path.
  private(set) var files: [String: OutputManifest.Entry] = [:]
  /// The paths of ``files`` by owner, for queries by owner.
  private var paths: [String: Set<String>] = [:]
  /// The paths of ``files`` by the folded form of the path that their owners claim.
  private var keys: [String: Set<String>] = [:]
  /// The shared files of each owner, with the generation.
  private(set) var uses: [String: [String: Int64]] = [:]
  private(set) var useCount = 0

  var isEmpty: Bool { files.isEmpty && uses.isEmpty }
  var count: Int { files.count + useCount }

  func paths(of owner: String) -> Set<String> { paths[owner] ?? [] }
  func paths(withKey key: String) -> Set<String> { keys[key] ?? [] }

  mutating func add(_ entry: OutputManifest.Entry, at path: String) {
    if let former = files.updateValue(entry, forKey: path) { forget(path, former) }
    paths[entry.owner, default: []].insert(path)
    keys[entry.key(at: path), default: []].insert(path)
  }

  mutating func addUse(of path: String, by owner: String, generation: Int64) {
    if uses[owner, default: [:]].updateValue(generation, forKey: path) == nil { useCount += 1 }
  }

  mutating func remove(_ path: String) {
    if let entry = files.removeValue(forKey: path) { forget(path, entry) }
  }

  private mutating func forget(_ path: String, _ entry: OutputManifest.Entry) {
    paths[entry.owner]?.remove(path)
    if paths[entry.owner]?.isEmpty == true { paths[entry.owner] = nil }
    let key = entry.key(at: path)
    keys[key]?.remove(path)
    if keys[key]?.isEmpty == true { keys[key] = nil }
  }
}

/// The number and size of the files in a manifest; read without changing the manifest, also during an export.
package struct ManifestTotals: Sendable {
  /// The number of files.
  package let files: Int
  /// The sum of their sizes.
  package let bytes: Int64

  /// Reads the manifest at `path`; returns `nil` if it is damaged.
  ///
  /// - Throws: ``OutputError`` if it cannot be read.
  package init?(of path: String) throws {
    do {
      (files, bytes) = try OutputManifest.naming(path, marks: false) {
        let readable = try ReadableDatabase(path)
        let manifest = try DatabaseQueue(path: readable.name, configuration: ReadableDatabase.configuration)
        defer {
          try? manifest.close()
          withExtendedLifetime(readable) {}
        }
        return try manifest.read { database in
          // The lane may have created the file and not yet its tables.
          guard try database.tableExists("files") else { return (0, 0) }
          let row = try Row.fetchOne(
            database, sql: "SELECT COUNT(*), CAST(TOTAL(size) AS INTEGER) FROM files")
          return (try row?.value(at: 0) ?? 0, try row?.value(at: 1) ?? 0)
        }
      }
    } catch let error as OutputError where error.code == .damagedManifest {
      return nil
    }
  }
}

/// Checksums over the rows of a manifest.
enum ManifestSeal {
  static func ofUse(_ owner: String, _ path: String, _ generation: Int64) -> Int64 {
    var seal = Checksum()
    seal.add(owner)
    seal.add(path)
    seal.add(generation)
    return seal.value
  }
}

extension OutputManifest.Entry {
  /// Returns the checksum of the entry at a path.
  func seal(at path: String) -> Int64 {
    var seal = Checksum()
    seal.add(path)
    seal.add(owner)
    seal.add(sha256)
    for number in [size, modified, generation] { seal.add(number) }
    seal.add(wanted ?? "")
    return seal.value
  }
}
