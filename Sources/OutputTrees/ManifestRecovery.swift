internal import DurableFiles
internal import Foundation
internal import GRDB
internal import NotionExportKit
internal import Synchronization

/// Recovery of a damaged manifest.
extension OutputManifest {
  /// A file up to this size is checked at every opening; a larger one only after a crash.
  private static let alwaysChecked: Int64 = 32 << 20

  /// Marks a manifest that was found damaged during its use, so that the next opening checks it completely.
  static func markSuspect(_ path: String) {
    let mark = StagedFile(temporaryPath: path + ".suspect.new")
    // If the mark cannot be written, the damage will be met again.
    try? mark.append([0x0A])
    try? mark.move(to: path + ".suspect")
  }

  /// Compares a manifest with its own checksums.
  ///
  /// - Throws: a database error if it is damaged.
  static func check(_ database: DatabaseQueue, at path: String, thoroughly: Bool) throws {
    let size = try POSIX.status(path)?.size ?? 0
    guard thoroughly || size <= alwaysChecked else { return }
    try database.read { database in
      let finding = try String.fetchOne(database, sql: "PRAGMA quick_check(1)")
      if finding != "ok" { throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: finding) }
      if try database.tableExists("notes") { try checkNotes(in: database) }
      guard try database.tableExists("state") else { return }
      let generations = try Int.fetchOne(
        database, sql: "SELECT COUNT(*) FROM state WHERE typeof(generation) = 'integer'")
      guard generations == 1 else {
        throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "it lacks the number of its replay")
      }
      guard try database.columns(in: "files").contains(where: { $0.name == "seal" }) else { return }
      let files = try Row.fetchCursor(database, sql: "SELECT \(columns), path, key, seal FROM files")
      while let row = try files.next() {
        if !isSealed(row) { throw damagedRow }
      }
      let uses = try Row.fetchCursor(database, sql: "SELECT owner, path, generation, seal FROM uses")
      while let row = try uses.next() {
        if !isSealedUse(row) { throw damagedRow }
      }
    }
  }

  /// Checks for values that no version of the program writes; notes have no checksums.
  private static func checkNotes(in database: Database) throws {
    let isOdd = try Bool.fetchOne(
      database,
      sql: """
        SELECT EXISTS (SELECT 1 FROM notes WHERE typeof(key) <> 'text' OR typeof(owner) <> 'text'
          OR typeof(generation) <> 'integer' OR typeof(value) <> 'blob')
        """)
    if isOdd ?? false { throw damagedRow }
  }

  private static var damagedRow: DatabaseError {
    DatabaseError(resultCode: .SQLITE_CORRUPT, message: "a row is not what was written")
  }

  /// Returns whether a row matches its checksum; the values of a damaged row may be of any type.
  private static func isSealed(_ row: Row) -> Bool {
    guard let path: String = try? row.value("path"), let entry = try? Entry(row),
      let key: String = try? row.value("key"), let seal: Int64 = try? row.value("seal")
    else { return false }
    return seal == entry.seal(at: path) && key == entry.key(at: path)
  }

  private static func isSealedUse(_ row: Row) -> Bool {
    guard let owner: String = try? row.value(at: 0), let path: String = try? row.value(at: 1),
      let generation: Int64 = try? row.value(at: 2), let seal: Int64 = try? row.value(at: 3)
    else { return false }
    return seal == ManifestSeal.ofUse(owner, path, generation)
  }

  /// Adds the columns that an older manifest lacks.
  static func addClaimsAndSeals(_ database: Database) throws {
    try database.execute(
      sql: """
        ALTER TABLE files ADD COLUMN wanted TEXT;
        ALTER TABLE files ADD COLUMN key TEXT NOT NULL DEFAULT '';
        ALTER TABLE files ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE uses ADD COLUMN seal INTEGER NOT NULL DEFAULT 0;
        CREATE INDEX files_key ON files (key);
        """)
    var last = ""
    while case let rows = try Row.fetchAll(
      database, sql: "SELECT \(columns), path FROM files WHERE path > ? ORDER BY path LIMIT 500",
      arguments: [last]),
      !rows.isEmpty
    {
      for row in rows { try insert(Entry(row), at: row.value("path"), into: database) }
      last = try rows.last?.value("path") ?? last
    }
    var position = ("", "")
    while case let rows = try Row.fetchAll(
      database,
      sql: """
        SELECT owner, path, generation FROM uses WHERE (owner, path) > (?, ?) ORDER BY owner, path LIMIT 500
        """, arguments: [position.0, position.1]), !rows.isEmpty
    {
      for row in rows {
        try insertUse(
          of: row.value(at: 1), by: row.value(at: 0), generation: row.value(at: 2), into: database)
      }
      if let row = rows.last { position = (try row.value(at: 0), try row.value(at: 1)) }
    }
  }

  // MARK: Replacement of a damaged manifest

  /// Sets a damaged manifest aside and creates one from its readable rows.
  ///
  /// - Returns: the new manifest, and the path of the damaged one.
  static func rebuild(path: String) throws -> (OutputManifest, setAside: String) {
    let (entries, uses) = salvage(path)
    let copy = try setAside(path)
    let manifest = try OutputManifest(path: path)
    let newest = entries.map(\.entry.generation).max() ?? 0
    try manifest.change { database in
      for (path, entry) in entries where try !entryExists(path, in: database) {
        try insert(entry, at: path, into: database)
      }
      for (owner, path) in uses { try insertUse(of: path, by: owner, generation: newest, into: database) }
      // The owners of files are known again at the end of a replay.
      try database.execute(
        sql: "UPDATE state SET generation = ?; PRAGMA user_version = \(Rebuilding.underWay.rawValue)",
        arguments: [newest])
    }
    manifest.state.withLock { $0.generation = newest }
    return (manifest, copy)
  }

  /// Renames a damaged database and its companion files; returns the new name.
  static func setAside(_ path: String) throws -> String {
    var number = 1
    while try POSIX.status("\(path).damaged-\(number)") != nil { number += 1 }
    let copy = "\(path).damaged-\(number)"
    for suffix in ["", "-wal", "-shm"] where try POSIX.status(path + suffix) != nil {
      try POSIX.move(path + suffix, to: copy + suffix)
    }
    try POSIX.removeFile(path + ".suspect")
    return copy
  }

  /// The state of a rebuild, stored in the `user_version` of the database.
  private enum Rebuilding: Int {
    case done = 0
    case underWay = 1
  }

  /// Whether the manifest was lost, so that a replay has to determine its files.
  var isBeingRebuilt: Bool {
    get throws {
      try read { database in
        let number = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        guard let rebuilding = Rebuilding(rawValue: number) else {
          throw DatabaseError(resultCode: .SQLITE_CORRUPT, message: "its user_version is \(number)")
        }
        return rebuilding == .underWay
      }
    }
  }

  /// Records that only a replay can determine the files of owners.
  func beginRebuilding() throws { try set(.underWay) }

  /// Records the end of the replay that determines the files.
  func endRebuilding() throws {
    guard try isBeingRebuilt else { return }
    try set(.done)
  }

  private func set(_ rebuilding: Rebuilding) throws {
    try change { try $0.execute(sql: "PRAGMA user_version = \(rebuilding.rawValue)") }
  }

  private static func entryExists(_ path: String, in database: Database) throws -> Bool {
    try Bool.fetchOne(
      database.cachedStatement(sql: "SELECT EXISTS (SELECT 1 FROM files WHERE path = ?)"), arguments: [path])
      ?? false
  }

  /// Returns the intact rows of a damaged manifest, as far as they can be reached from either end.
  private static func salvage(
    _ path: String
  ) -> (entries: [(path: String, entry: Entry)], uses: [(owner: String, path: String)]) {
    var entries: [String: Entry] = [:]
    var uses: [String: Set<String>] = [:]
    guard let database = try? DatabaseQueue(path: path, configuration: ReadableDatabase.configuration) else {
      return ([], [])
    }
    for order in ["ASC", "DESC"] {
      try? database.read { database in
        let rows = try Row.fetchCursor(
          database, sql: "SELECT \(columns), path, key, seal FROM files ORDER BY path \(order)")
        while let row = try rows.next() {
          guard isSealed(row), let path: String = try? row.value("path"), (try? OutputPath(path)) != nil
          else { continue }
          entries[path] = try Entry(row)
        }
      }
      try? database.read { database in
        let rows = try Row.fetchCursor(
          database,
          sql: "SELECT owner, path, generation, seal FROM uses ORDER BY owner \(order), path \(order)")
        while let row = try rows.next() {
          if isSealedUse(row) { uses[try row.value(at: 0), default: []].insert(try row.value(at: 1)) }
        }
      }
    }
    try? database.close()
    return (
      entries.sorted { $0.key < $1.key }.map { ($0.key, $0.value) },
      uses.sorted { $0.key < $1.key }.flatMap { owner, paths in paths.sorted().map { (owner, $0) } }
    )
  }
}

extension OutputError {
  /// Describes an error of a manifest's database, and names the manifest.
  init(manifest path: String, _ error: DatabaseError) {
    switch error.resultCode {
    case .SQLITE_CORRUPT, .SQLITE_NOTADB:
      self.init(
        .damagedManifest, path: path,
        detail: "the output's list of files is damaged (\(error.message ?? "unreadable")); "
          + "the next export or render creates a new one")
    case .SQLITE_READONLY, .SQLITE_CANTOPEN, .SQLITE_PERM, .SQLITE_AUTH:
      self.init(
        .system, path: path,
        detail:
          "this list of files cannot be written: \(error.message ?? "no permission"); change its permissions")
    case .SQLITE_FULL:
      self.init(
        .system, path: path,
        detail: "the disk is full; free some space, then run the same command to resume")
    default: self.init(.system, path: path, detail: error.message ?? error.resultCode.description)
    }
  }
}
