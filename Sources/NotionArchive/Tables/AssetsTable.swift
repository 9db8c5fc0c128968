import DurableFiles
import GRDB
package import NotionExportKit
import NotionModel

/// Files, and the objects that show them.
package struct AssetsTable: ArchiveTable {
  let database: Database

  package init(database: Database) { self.database = database }

  /// What is stored of a file.
  package struct StoredAsset: Sendable, Hashable {
    package var key: Int64
    package var state: StoredState
    package var sha256: String?
    package var reason: String?
  }

  package func asset(_ text: String) throws -> StoredAsset? {
    try first("SELECT key, state, sha256, reason FROM assets WHERE text = ?", [text]) {
      StoredAsset(
        key: try $0.value(at: 0), state: try StoredState.stored($0, 1, in: "assets"),
        sha256: try $0.value(at: 2), reason: try $0.value(at: 3))
    }
  }

  /// The object that tells the address of a file.
  package func source(of text: String) throws -> AssetSource? {
    try Row.fetchOne(
      statement("SELECT source_kind, source FROM assets WHERE text = ?"), arguments: [text]
    ).map { AssetSource(try AssetSource.Kind.stored($0, 0, in: "assets"), try $0.value(at: 1) as ObjectID) }
  }

  /// Records that an object shows a file; one that is not here takes its address from this object.
  package func use(_ text: String, name: String, from source: AssetSource, by reference: PartReference) throws
  {
    try run(
      """
      INSERT INTO assets (text, name, state, source_kind, source) VALUES (?, ?, ?, ?, ?)
      ON CONFLICT (text) DO UPDATE SET source_kind = excluded.source_kind, source = excluded.source
      WHERE state <> \(StoredState.present.sql)
      """, [text, name, StoredState.referenced, source.kind, source.id])
    try run(
      """
      INSERT OR IGNORE INTO asset_uses (owner, part, revision, asset) SELECT ?, ?, ?, key FROM assets WHERE text = ?
      """, [reference.owner, reference.part, reference.revision, text])
  }

  /// Records that an object shows a file that is here.
  package func use(_ asset: Int64, by reference: PartReference) throws {
    try run(
      "INSERT OR IGNORE INTO asset_uses (owner, part, revision, asset) VALUES (?, ?, ?, ?)",
      [reference.owner, reference.part, reference.revision, asset])
  }

  package func store(_ content: Asset.Content, of asset: Int64) throws {
    switch content {
    case .stored(let stored):
      try run(
        """
        UPDATE assets SET state = ?, sha256 = ?, size = ?, media_type = ?, width = ?, height = ?, reason = NULL
        WHERE key = ?
        """,
        [
          StoredState.present, stored.sha256, stored.byteCount, stored.mediaType, stored.pixelSize?.width,
          stored.pixelSize?.height, asset,
        ])
    case .unavailable(let reason):
      try run(
        "UPDATE assets SET state = ?, reason = ? WHERE key = ?", [StoredState.unavailable, reason, asset])
    }
  }

  /// Records that the address of a file leads nowhere any more.
  package func markExpired(_ text: String) throws {
    try run(
      "UPDATE assets SET state = ? WHERE text = ? AND state <> ?",
      [StoredState.removed, text, StoredState.present])
  }

  /// The number of files in one of some states.
  func count(_ states: StoredState...) throws -> Int {
    let list = states.map(\.sql).joined(separator: ", ")
    return try Int.fetchOne(statement("SELECT COUNT(*) FROM assets WHERE state IN (\(list))")) ?? 0
  }

  /// The bytes of the files whose content is here, equal ones counted once.
  func contentBytes() throws -> Int64 {
    try Int64.fetchOne(
      statement(
        """
        SELECT CAST(TOTAL(size) AS INTEGER)
        FROM (SELECT DISTINCT sha256, size FROM assets WHERE state = \(StoredState.present.sql))
        """)) ?? 0
  }

  /// The contents of files, each once.
  func contents() throws -> [String] {
    try String.fetchAll(statement("SELECT DISTINCT sha256 FROM assets WHERE sha256 IS NOT NULL"))
  }

  func setPixelSize(_ size: PixelSize, of sha256: String) throws {
    try run(
      "UPDATE assets SET width = ?, height = ? WHERE sha256 = ?", [size.width, size.height, sha256])
  }

  func sha256(of asset: Int64) throws -> String? {
    try String.fetchOne(statement("SELECT sha256 FROM assets WHERE key = ?"), arguments: [asset])
  }

  /// Has a damaged file downloaded again.
  func setContentAside(_ asset: Int64) throws {
    try run("UPDATE assets SET state = ?, sha256 = NULL WHERE key = ?", [StoredState.referenced, asset])
  }

  /// An object that shows a file.
  package struct Owner: Sendable, Hashable {
    package var key: Int64
    /// Whether it shows the file as its icon, as its cover or in a property.
    package var showsInBody: Bool
  }

  /// Calls `body` with each object that shows a file; thousands may.
  ///
  /// - Throws: what `body` throws, or a database error.
  package func forEachOwner(of asset: Int64, _ body: (Owner) throws -> Void) throws {
    var last: Int64 = -1
    while true {
      let owners = try Row.fetchAll(
        statement(
          """
          SELECT owner, MAX(part = ?) FROM asset_uses WHERE asset = ? AND owner > ?
          GROUP BY owner ORDER BY owner LIMIT 500
          """), arguments: [ContentParts.body, asset, last]
      ).map { Owner(key: try $0.value(at: 0), showsInBody: try $0.value(at: 1)) }
      guard let end = owners.last?.key else { return }
      for owner in owners { try body(owner) }
      last = end
    }
  }

  // MARK: Files that nothing shows

  /// Deletes what is known of files that nothing shows any more.
  ///
  /// - Returns: the files whose rows stay and are to be logged, so that lanes can be told what is gone, and the
  ///   contents that no file has any more.
  package func removeUnused() throws -> (logged: [Int64], contents: [String]) {
    let log = ChangeLogTable(database: database)
    let unused = try Row.fetchAll(
      statement(
        """
        SELECT key, sha256 FROM assets a WHERE NOT EXISTS (SELECT 1 FROM asset_uses u WHERE u.asset = a.key)
        """))
    var removed: (logged: [Int64], contents: [String]) = ([], [])
    for row in unused {
      let key: Int64 = try row.value(at: 0)
      if try log.contains(.asset, key) {
        try run(
          "UPDATE assets SET state = ?1, sha256 = NULL WHERE key = ?2 AND state <> ?1",
          [StoredState.removed, key])
        if isChanged { removed.logged.append(key) }
      } else {
        try run("DELETE FROM assets WHERE key = ?", [key])
      }
      guard let hash: String = try row.value(at: 1) else { continue }
      if try !exists("SELECT 1 FROM assets WHERE sha256 = ?", [hash]) { removed.contents.append(hash) }
    }
    return removed
  }
}
