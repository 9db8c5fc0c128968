internal import DurableFiles
internal import Foundation
internal import GRDB
internal import NotionExportKit
internal import Synchronization

/// The notes of the owners of an output, in a separate database that is created with the first note.
///
/// Notes are buffered and written in batches. A crash loses buffered ones: their files exist, and the
/// checkpoint, which waits for ``flush()``, makes the lane repeat their events.
package final class NoteStore: Sendable {
  /// Maximum number of owners, and of bytes of their notes, that are buffered.
  private static let gatheringLimit = (owners: 500, bytes: 1 << 20)
  /// The size of a batch of a listing, in bytes; a batch holds at least one note.
  private static let batchSize = 256 << 10

  private struct PendingNotes {
    var notes: [String: [UInt8]]
    var generation: Int64
  }

  private struct State {
    var database: DatabaseQueue?
    var pending: [String: PendingNotes] = [:]
    var byteCount = 0
  }

  private let path: String
  private let copy: TemporaryCopy?
  private let state: Mutex<State>

  /// Opens a store, read-only if `isReadOnly`.
  init(path: String, isReadOnly: Bool = false) throws {
    self.path = path
    let exists = FileManager.default.fileExists(atPath: path)
    guard isReadOnly else {
      copy = nil
      state = Mutex(State(database: exists ? try Self.open(path) : nil))
      return
    }
    let readable = exists ? try ReadableDatabase(path) : nil
    copy = readable?.copy
    state = Mutex(
      State(
        database: try readable.map { readable in
          try OutputManifest.naming(path) {
            try DatabaseQueue(path: readable.name, configuration: ReadableDatabase.configuration)
          }
        }))
  }

  /// Opens the notes of the output that a manifest lists.
  package convenience init(besideManifest path: String, isReadOnly: Bool = false) throws {
    try self.init(path: path + ".notes", isReadOnly: isReadOnly)
  }

  /// Sets damaged notes aside and creates an empty store.
  ///
  /// - Returns: the empty store, and the path of the damaged one.
  static func startOver(besideManifest path: String) throws -> (NoteStore, setAside: String) {
    let copy = try OutputManifest.setAside(path + ".notes")
    return (try NoteStore(besideManifest: path), copy)
  }

  private static func open(_ path: String) throws -> DatabaseQueue {
    try OutputManifest.naming(path) { try openDatabase(path) }
  }

  private static func openDatabase(_ path: String) throws -> DatabaseQueue {
    var configuration = Configuration()
    configuration.prepareDatabase { database in
      try database.execute(
        sql: "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA cache_size = -512")
    }
    let database = try DatabaseQueue(path: path, configuration: configuration)
    try OutputManifest.check(database, at: path, thoroughly: false)
    var migrator = DatabaseMigrator()
    migrator.registerMigration("notes") { database in
      try database.execute(
        sql: """
          CREATE TABLE notes (
            key TEXT NOT NULL, owner TEXT NOT NULL, generation INTEGER NOT NULL, value BLOB NOT NULL,
            PRIMARY KEY (key, owner)
          ) WITHOUT ROWID;
          CREATE INDEX notes_owner ON notes (owner);
          """)
    }
    try migrator.migrate(database)
    return database
  }

  private func read<Result>(_ database: DatabaseQueue, _ body: (Database) throws -> Result) throws -> Result {
    try OutputManifest.naming(path) { try database.inDatabase(body) }
  }

  private func change(_ database: DatabaseQueue, _ body: (Database) throws -> Void) throws {
    try OutputManifest.naming(path) { try database.write(body) }
  }

  // MARK: One owner

  /// Returns the notes of an owner.
  func notes(of owner: String) throws -> [String: [UInt8]] {
    try state.withLock { state in
      if let pending = state.pending[owner] { return pending.notes }
      guard let database = state.database else { return [:] }
      return try read(database) { database in
        let statement = try database.cachedStatement(sql: "SELECT key, value FROM notes WHERE owner = ?")
        var notes: [String: [UInt8]] = [:]
        for row in try Row.fetchAll(statement, arguments: [owner]) {
          let value: Data = try row.value(at: 1)
          notes[try row.value(at: 0)] = Array(value)
        }
        return notes
      }
    }
  }

  /// Returns the note of an owner under one key.
  package func note(_ key: String, of owner: String) throws -> [UInt8]? {
    try state.withLock { state in
      if let pending = state.pending[owner] { return pending.notes[key] }
      guard let database = state.database else { return nil }
      return try read(database) { database in
        let statement = try database.cachedStatement(
          sql: "SELECT value FROM notes WHERE key = ? AND owner = ?")
        return try Data.fetchOne(statement, arguments: [key, owner]).map(Array.init)
      }
    }
  }

  /// Replaces all notes of an owner.
  func replace(_ notes: [String: [UInt8]], of owner: String, generation: Int64) throws {
    try state.withLock { state in
      // Most sinks have no notes, so there is nothing to delete.
      if notes.isEmpty, state.database == nil, state.pending[owner] == nil { return }
      state.pending[owner] = PendingNotes(notes: notes, generation: generation)
      state.byteCount += notes.reduce(0) { $0 + $1.key.utf8.count + $1.value.count }
      let limit = Self.gatheringLimit
      if state.pending.count >= limit.owners || state.byteCount >= limit.bytes { try flush(&state) }
    }
  }

  // MARK: All owners

  /// Returns notes whose keys begin with `prefix` and not with `hidden`, from after a position on.
  func batch(
    withPrefix prefix: String, without hidden: String?, after position: (key: String, owner: String)?,
    generation: Int64
  ) throws -> WorkspaceListing<OutputNote>.Batch {
    let database = try state.withLock { state in
      try flush(&state)
      return state.database
    }
    guard let database else { return .init(elements: [], next: nil) }
    var notes: [OutputNote] = []
    var last: (key: String, owner: String)?
    var size = 0
    try read(database) { database in
      let statement = try database.cachedStatement(
        sql: """
          SELECT key, owner, value FROM notes
          WHERE (key, owner) > (?, ?) AND key < ? AND generation = ? ORDER BY key, owner
          """)
      // No key has a scalar after the last one of Unicode. A single lower bound, as SQLite uses one of two,
      // and would scan from the first note if it chose the other.
      let rows = try Row.fetchCursor(
        statement,
        arguments: [position?.key ?? prefix, position?.owner ?? "", prefix + "\u{10FFFF}", generation])
      while size < Self.batchSize, let row = try rows.next() {
        let (key, text): (String, String) = (try row.value(at: 0), try row.value(at: 1))
        let stored: Data = try row.value(at: 2)
        let value = Array(stored)
        size += key.utf8.count + text.utf8.count + value.count
        last = (key, text)
        if let hidden, key.hasPrefix(hidden) { continue }
        if let owner = FileOwner(text: text) {
          notes.append(OutputNote(key: key, owner: owner, value: value))
        }
      }
    }
    guard let last, size >= Self.batchSize else { return .init(elements: notes, next: nil) }
    return .init(elements: notes) { [self] in
      try batch(withPrefix: prefix, without: hidden, after: last, generation: generation)
    }
  }

  /// Deletes the notes that were not repeated in this generation.
  func removeOutdated(generation: Int64) throws {
    try state.withLock { state in
      try flush(&state)
      guard let database = state.database else { return }
      try change(database) { database in
        try database.execute(sql: "DELETE FROM notes WHERE generation < ?", arguments: [generation])
      }
    }
  }

  // MARK: Writing

  /// Writes the buffered notes.
  func flush() throws { try state.withLock { try flush(&$0) } }

  private func flush(_ state: inout State) throws {
    guard !state.pending.isEmpty else { return }
    let database = try state.database ?? Self.open(path)
    state.database = database
    try change(database) { database in
      let deletion = try database.cachedStatement(sql: "DELETE FROM notes WHERE owner = ?")
      let insertion = try database.cachedStatement(
        sql: "INSERT INTO notes (key, owner, generation, value) VALUES (?, ?, ?, ?)")
      for (owner, pending) in state.pending {
        try deletion.execute(arguments: [owner])
        for (key, value) in pending.notes {
          try insertion.execute(arguments: [key, owner, pending.generation, Data(value)])
        }
      }
    }
    state.pending.removeAll(keepingCapacity: true)
    state.byteCount = 0
  }
}
