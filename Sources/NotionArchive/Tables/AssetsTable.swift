import DurableFiles
import GRDB
package import NotionExportKit
package import NotionModel

/// Files, and the objects that show them.
package struct AssetsTable: ArchiveTable {
  let database: SQLiteDatabase

  package init(database: SQLiteDatabase) { self.database = database }

  /// The stored properties of a file.
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

  /// A file as readers see it, and its state.
  struct ReadableAsset: Sendable {
    var key: AssetKey
    var state: StoredState
    /// `nil` while it is being fetched, if files are not fetched, and after its removal.
    var asset: Asset?

    /// The columns of the row that is decoded, for the file `a`.
    fileprivate static let columns = """
      a.text, a.state, a.name, a.sha256, a.size, a.media_type, a.width, a.height, a.reason
      """

    fileprivate init(row: Row) throws {
      key = AssetKey(text: try row.value(at: 0))
      state = try StoredState.stored(row, 1, in: "assets")
      switch state {
      case .present:
        let content = Asset.StoredContent(
          sha256: try row.value(at: 3), byteCount: try row.value(at: 4), mediaType: try row.value(at: 5),
          pixelSize: PictureSize.size(try row.value(at: 6), try row.value(at: 7)))
        asset = Asset(key: key, name: try row.value(at: 2), content: .stored(content))
      case .unavailable:
        let reason: String? = try row.value(at: 8)
        asset = Asset(key: key, name: try row.value(at: 2), content: .unavailable(reason: reason ?? ""))
      case .referenced, .removed: asset = nil
      }
    }
  }

  func readable(_ key: AssetKey) throws -> ReadableAsset? {
    try first(
      "SELECT \(ReadableAsset.columns) FROM assets a WHERE a.text = ?", [key.text], ReadableAsset.init)
  }

  /// Returns the files after a key, ordered by key.
  func readable(after key: String, limit: Int) throws -> [ReadableAsset] {
    try Row.fetchAll(
      statement("SELECT \(ReadableAsset.columns) FROM assets a WHERE a.text > ? ORDER BY a.text LIMIT ?"),
      arguments: [key, limit]
    ).map(ReadableAsset.init)
  }

  /// Returns the file of a change log entry, or `nil` if the entry is about none.
  func readable(at position: LogPosition) throws -> ReadableAsset? {
    try first(
      """
      SELECT \(ReadableAsset.columns) FROM change_log l JOIN assets a ON a.key = l.object
      WHERE l.position = ? AND l.subject = ?
      """, [position, LogSubjectKind.asset], ReadableAsset.init)
  }

  /// Returns the stored files after a key with their positions in the change log, ordered by key.
  func logged(after key: String, limit: Int) throws -> [(file: ReadableAsset, position: LogPosition?)] {
    try Row.fetchAll(
      statement(
        """
        SELECT \(ReadableAsset.columns), l.position FROM assets a
        LEFT JOIN change_log l ON l.subject = \(LogSubjectKind.asset.sql) AND l.object = a.key
        WHERE a.state = \(StoredState.present.sql) AND a.text > ? ORDER BY a.text LIMIT ?
        """), arguments: [key, limit]
    ).map { (try ReadableAsset(row: $0), try $0.value(at: 9)) }
  }

  /// Returns the state of a file and its position in the change log, or `nil` if it is unknown.
  func logged(_ key: AssetKey) throws -> (state: StoredState, position: LogPosition?)? {
    try first(
      """
      SELECT a.state, l.position FROM assets a
      LEFT JOIN change_log l ON l.subject = \(LogSubjectKind.asset.sql) AND l.object = a.key WHERE a.text = ?
      """, [key.text]
    ) { (try StoredState.stored($0, 0, in: "assets"), try $0.value(at: 1)) }
  }

  /// Returns the object that has the address of a file.
  package func source(of text: String) throws -> AssetSource? {
    try Row.fetchOne(
      statement("SELECT source_kind, source FROM assets WHERE text = ?"), arguments: [text]
    ).map { AssetSource(try AssetSource.Kind.stored($0, 0, in: "assets"), try $0.value(at: 1) as ObjectID) }
  }

  /// Records that an object shows a file; if the file is not stored, this object becomes the source of its
  /// address.
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

  /// Records that an object shows a stored file.
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

  /// Records that the address of a file has expired.
  package func markExpired(_ text: String) throws {
    try run(
      "UPDATE assets SET state = ? WHERE text = ? AND state <> ?",
      [StoredState.removed, text, StoredState.present])
  }

  /// Returns the number of files in the given states.
  func count(_ states: StoredState...) throws -> Int {
    let list = states.map(\.sql).joined(separator: ", ")
    return try Int.fetchOne(statement("SELECT COUNT(*) FROM assets WHERE state IN (\(list))")) ?? 0
  }

  /// Returns the size in bytes of the stored files, each content counted once.
  func contentBytes() throws -> Int64 {
    try Int64.fetchOne(
      statement(
        """
        SELECT CAST(TOTAL(size) AS INTEGER)
        FROM (SELECT DISTINCT sha256, size FROM assets WHERE state = \(StoredState.present.sql))
        """)) ?? 0
  }

  /// Returns the contents of files, each once.
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

  /// Makes the next crawl download a damaged file again.
  func setContentAside(_ asset: Int64) throws {
    try run("UPDATE assets SET state = ?, sha256 = NULL WHERE key = ?", [StoredState.referenced, asset])
  }

  func contains(key: Int64) throws -> Bool { try exists("SELECT 1 FROM assets WHERE key = ?", [key]) }

  /// Turns a damaged row into one of a nonexistent file, which is then removed as unused.
  func abandon(_ asset: Int64) throws {
    try run(
      """
      UPDATE assets SET text = ?, name = '', state = ?, source_kind = ?, source = ?, sha256 = NULL, size = NULL,
        media_type = NULL, width = NULL, height = NULL, reason = NULL WHERE key = ?
      """,
      ["damaged \(asset)", StoredState.removed, AssetSource.Kind.page, WorkItem.workspace, asset])
  }

  /// Returns the objects that show a file.
  func owners(showing asset: Int64) throws -> [Int64] {
    try Int64.fetchAll(
      statement("SELECT DISTINCT owner FROM asset_uses WHERE asset = ?"), arguments: [asset])
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

  // MARK: Unused files

  /// Deletes the records of files that nothing shows any more.
  ///
  /// - Returns: the files whose rows remain and must be logged, so that lanes receive their removal, and the
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

/// The object that contains a file's address, and is requested again when the address has expired.
package struct AssetSource: Sendable, Hashable {
  package enum Kind: Int, Sendable, Hashable, CaseIterable {
    case page = 1
    case database = 2
    case dataSource = 3
    case block = 4
    case comment = 5
  }

  package var kind: Kind
  package var id: ObjectID

  package init(_ kind: Kind, _ id: ObjectID) {
    self.kind = kind
    self.id = id
  }

  package init(_ kind: StoredKind, _ id: ObjectID) {
    switch kind {
    case .page, .template: self.kind = .page
    case .database: self.kind = .database
    case .dataSource: self.kind = .dataSource
    case .block: self.kind = .block
    }
    self.id = id
  }
}
