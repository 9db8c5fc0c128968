internal import DurableFiles
internal import GRDB

/// Links to anchors in other documents, stored on disk until all documents have been scanned.
final class AnchorStore {
  /// A link to an anchor in a document.
  struct Wanted: Hashable {
    /// The document to which it leads.
    let target: String
    /// The anchor, decoded.
    let fragment: String
    /// The document that contains the link.
    let source: String
    /// The link as written.
    let link: String
  }

  private static let batchSize = 2000

  private let database: ScratchDatabase
  private var gathered: [Wanted] = []

  /// Creates an empty store in a separate file, which ``remove()`` deletes.
  init(path: String) throws {
    database = try ScratchDatabase(
      path: path,
      schema: """
        CREATE TABLE wanted (
          target TEXT, fragment TEXT, source TEXT, link TEXT, PRIMARY KEY (target, fragment, source)
        ) WITHOUT ROWID
        """)
  }

  func insert(_ wanted: Wanted) throws {
    gathered.append(wanted)
    if gathered.count >= Self.batchSize { try flush() }
  }

  /// Returns the documents to which links with anchors lead, sorted.
  func targets(after target: String, limit: Int) throws -> [String] {
    try flush()
    return try database.read { database in
      try String.fetchAll(
        database.cachedStatement(
          sql: "SELECT DISTINCT target FROM wanted WHERE target > ? ORDER BY target LIMIT ?"),
        arguments: [target, limit])
    }
  }

  /// Calls `body` with each link to an anchor in a document.
  func forEach(in target: String, _ body: (Wanted) throws -> Void) throws {
    try database.read { database in
      let rows = try Row.fetchCursor(
        database.cachedStatement(sql: "SELECT * FROM wanted WHERE target = ? ORDER BY fragment, source"),
        arguments: [target])
      while let row = try rows.next() {
        try body(
          Wanted(
            target: target, fragment: try row.value("fragment"),
            source: try row.value("source"), link: try row.value("link")))
      }
    }
  }

  func remove() { database.remove() }

  private func flush() throws {
    guard !gathered.isEmpty else { return }
    let batch = gathered
    gathered.removeAll(keepingCapacity: true)
    try database.write { database in
      let statement = try database.cachedStatement(
        sql: "INSERT OR IGNORE INTO wanted (target, fragment, source, link) VALUES (?, ?, ?, ?)")
      for wanted in batch {
        try statement.execute(
          arguments: [wanted.target, wanted.fragment, wanted.source, wanted.link])
      }
    }
  }
}
