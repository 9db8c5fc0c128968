import DurableFiles
import GRDB

/// Marks of damaged content, by which the next export fetches it again.
package struct DamageTable: ArchiveTable {
  /// The part of the archive that is damaged, with the key of its row.
  package enum Content: Sendable, Hashable {
    /// A page, database or data source itself.
    case body(Int64)
    /// Blocks, properties or comments of an object.
    case lists(Int64)
    case view(Int64)
    case user(Int64)
    case asset(Int64)
  }

  /// The part of the archive to which a mark refers.
  enum Kind: Int, Sendable, StoredNumber {
    case body = 1
    case lists = 2
    case view = 3
    case user = 4
    case asset = 5
    /// The tables as a whole; the key is 0.
    case tables = 6
  }

  let database: SQLiteDatabase

  func mark(_ content: Content) throws {
    let (kind, key): (Kind, Int64) =
      switch content {
      case .body(let key): (.body, key)
      case .lists(let key): (.lists, key)
      case .view(let key): (.view, key)
      case .user(let key): (.user, key)
      case .asset(let key): (.asset, key)
      }
    try run("INSERT OR IGNORE INTO damage (kind, key) VALUES (?, ?)", [kind, key])
  }

  /// Marks the tables as a whole.
  func markTables() throws {
    try run("INSERT OR IGNORE INTO damage (kind, key) VALUES (?, 0)", [Kind.tables])
  }

  /// Whether the tables as a whole are marked.
  func holdsTables() throws -> Bool { try exists("SELECT 1 FROM damage WHERE kind = ?", [Kind.tables]) }

  /// Removes the mark of the tables as a whole.
  func clearTables() throws { try run("DELETE FROM damage WHERE kind = ?", [Kind.tables]) }

  /// Returns the content that is marked.
  func contents() throws -> [Content] {
    try Row.fetchAll(
      statement("SELECT kind, key FROM damage WHERE kind <> ? ORDER BY kind, key"), arguments: [Kind.tables]
    ).compactMap { row in
      let key: Int64 = try row.value(at: 1)
      return switch try Kind.stored(row, 0, in: "damage") {
      case .body: .body(key)
      case .lists: .lists(key)
      case .view: .view(key)
      case .user: .user(key)
      case .asset: .asset(key)
      case .tables: nil
      }
    }
  }

  /// Removes the marks of content.
  func clearContents() throws { try run("DELETE FROM damage WHERE kind <> ?", [Kind.tables]) }
}
