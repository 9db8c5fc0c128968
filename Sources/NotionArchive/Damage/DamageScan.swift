import DurableFiles
import Foundation
import GRDB
import Hashing
import NotionExportKit
import NotionModel

/// Looks for stored responses and files that are not what was fetched.
package struct DamageScan {
  /// The amount of data that is read.
  package enum Depth: Sendable {
    /// Everything where the archive is small; of a large one only the marks, and whether files have their sizes.
    case cheap
    /// Every file, and every response where the archive is small.
    case files
    /// Every response and every file.
    case everything
  }

  /// The size of a database, in bytes, up to which every response is unpacked at every start.
  private static let alwaysUnpacked: Int64 = 4 << 20
  /// The bytes of files up to which all are hashed at every start.
  private static let alwaysHashed: Int64 = 32 << 20

  let codec: BodyCodec
  let files: AssetFiles
  let depth: Depth
  /// The size of the archive's database.
  let databaseSize: Int64

  private var readsResponses: Bool { depth == .everything || databaseSize <= Self.alwaysUnpacked }

  /// Returns what is damaged.
  func run(in database: Database) throws -> [DamagedContent] {
    var found: [DamagedContent] = try marked(in: database)
    if readsResponses { try findResponses(in: database) { found.append($0) } }
    if depth == .everything {
      try findRevisions(in: database) { found.append($0) }
      try findOutlines(in: database) { found.append($0) }
    }
    try findFiles(in: database) { found.append($0) }
    var subjects: Set<DamagedContent.Subject> = []
    return found.filter { subjects.insert($0.subject).inserted }
  }

  // MARK: Responses

  private func findResponses(in database: Database, _ found: (DamagedContent) -> Void) throws {
    // Hashes of an older scanner say nothing.
    let version: Int? = try Meta.value(.scanVersion, in: database)
    let checksHashes = depth == .everything && version == ResponseScan.version
    let queries: [(sql: String, subject: (Int64) -> DamagedContent.Subject)] = [
      (
        "SELECT key, id, title AS name, hash, body FROM objects WHERE state = \(StoredState.present.sql) AND body IS NOT NULL",
        { .body($0) }
      ),
      (Self.listQuery("block_lists"), { .lists($0) }), (Self.listQuery("property_lists"), { .lists($0) }),
      (Self.listQuery("comment_lists"), { .lists($0) }),
      (
        """
        SELECT v.rowid AS key, o.id, o.title AS name, v.hash, v.body FROM views v JOIN objects o ON o.key = v.database
        WHERE v.body IS NOT NULL
        """, { .view($0) }
      ),
      (
        "SELECT key, id, 'a user' AS name, hash, body FROM users WHERE state = \(StoredState.present.sql)",
        { .user($0) }
      ),
    ]
    for (sql, subject) in queries {
      let rows = try Row.fetchCursor(database, sql: sql)
      while let row = try rows.next() {
        let hash = checksHashes ? ContentHash.fromDatabaseValue(row["hash"]) : nil
        guard let finding = finding(Data.fromDatabaseValue(row["body"]), hash) else { continue }
        found(
          DamagedContent(
            subject: subject(try row.value("key")), finding: finding,
            object: ObjectID.fromDatabaseValue(row["id"]),
            name: String.fromDatabaseValue(row["name"]) ?? ""))
      }
    }
  }

  /// Finds objects whose lists are of other revisions than the one that readers see.
  private func findRevisions(in database: Database, _ found: (DamagedContent) -> Void) throws {
    for part in ListedPart.allCases {
      let rows = try Row.fetchCursor(
        database,
        sql: """
          SELECT o.key, o.id, o.title AS name FROM objects o
          WHERE o.wanted = 0 AND EXISTS (SELECT 1 FROM \(part.table) l WHERE l.owner = o.key)
          AND NOT EXISTS
            (SELECT 1 FROM \(part.table) l WHERE l.owner = o.key AND l.revision = o.\(part.revisionColumn))
          """)
      while let row = try rows.next() {
        found(try Self.lists(row, "its lists are of another revision than the archive says"))
      }
    }
  }

  /// Finds lists of blocks whose part of the outline is another one than their responses tell.
  private func findOutlines(in database: Database, _ found: (DamagedContent) -> Void) throws {
    let rows = try Row.fetchCursor(
      database,
      sql: """
        SELECT o.key, o.id, o.title AS name, l.outline, l.body FROM block_lists l JOIN objects o ON o.key = l.owner
        WHERE l.body IS NOT NULL
        """)
    while let row = try rows.next() {
      try Task.checkCancellation()
      guard let stored = Data.fromDatabaseValue(row["body"]), let body = try? codec.decode(stored),
        let list = try? ObjectList<Block>(json: body)
      else { continue }
      let outline = OutlineSkeleton(bytes: Data.fromDatabaseValue(row["outline"]) ?? Data())
      if !outline.fits(list) {
        found(try Self.lists(row, "its part of the outline is not what was fetched"))
      }
    }
  }

  private static func lists(_ row: Row, _ finding: String) throws -> DamagedContent {
    DamagedContent(
      subject: .lists(try row.value("key")), finding: finding, object: ObjectID.fromDatabaseValue(row["id"]),
      name: String.fromDatabaseValue(row["name"]) ?? "")
  }

  private static func listQuery(_ table: String) -> String {
    """
    SELECT o.key, o.id, o.title AS name, l.hash, l.body FROM \(table) l JOIN objects o ON o.key = l.owner
    WHERE l.body IS NOT NULL
    """
  }

  /// Returns the fault of a stored body; `nil` if there is none.
  private func finding(_ stored: Data?, _ hash: ContentHash?) -> String? {
    guard let stored else { return "the stored response is gone" }
    guard let body = try? codec.decode(stored) else { return "the stored response cannot be unpacked" }
    guard depth == .everything else { return nil }
    guard (try? JSONSlice(validating: body)) != nil else { return "the stored response is no JSON" }
    if let hash, ResponseScan(body[...]).hash != hash {
      return "the stored response is another one than was fetched"
    }
    return nil
  }

  // MARK: Files

  private func findFiles(in database: Database, _ found: (DamagedContent) -> Void) throws {
    let hashes = try depth != .cheap || AssetsTable(database: database).contentBytes() <= Self.alwaysHashed
    var findings: [String: String?] = [:]
    let rows = try Row.fetchCursor(
      database,
      sql:
        "SELECT key, text, sha256, size FROM assets WHERE state = \(StoredState.present.sql) ORDER BY sha256, key"
    )
    while let row = try rows.next() {
      try Task.checkCancellation()
      let sha256 = String.fromDatabaseValue(row["sha256"]) ?? ""
      let finding: String?
      if let known = findings[sha256] {
        finding = known
      } else {
        finding = try self.finding(sha256, size: Int64.fromDatabaseValue(row["size"]), hashes: hashes)
        // Rows come in the order of hashes, so no other one is asked for again.
        findings = [sha256: finding]
      }
      guard let finding else { continue }
      found(
        DamagedContent(
          subject: .asset(try row.value("key")), finding: finding, object: nil,
          name: String.fromDatabaseValue(row["text"]) ?? ""))
    }
  }

  private func finding(_ sha256: String, size: Int64?, hashes: Bool) throws -> String? {
    guard sha256.utf8.count == 64,
      sha256.utf8.allSatisfy({ (0x30...0x39).contains($0) || (0x61...0x66).contains($0) })
    else { return "the archive does not tell its content" }
    let path = files.url(of: sha256).path(percentEncoded: false)
    guard let status = try POSIX.status(path), status.kind == .file else { return DamagedContent.gone }
    if let size, status.size != size { return "its content has another size than was downloaded" }
    guard hashes else { return nil }
    var hash = SHA256()
    do {
      try POSIX.read(path) { hash.update(data: $0) }
    } catch {
      return "its content cannot be read"
    }
    return hash.finalize().hexadecimalText == sha256 ? nil : "its content is not what was downloaded"
  }

  // MARK: Marks

  /// The content that a verification has marked.
  private func marked(in database: Database) throws -> [DamagedContent] {
    try DamageTable(database: database).contents().compactMap { subject in
      let (table, key) =
        switch subject {
        case .body(let key), .lists(let key):
          ("SELECT id, title AS name FROM objects WHERE key = ? AND state = \(StoredState.present.sql)", key)
        case .view(let key):
          (
            "SELECT o.id, o.title AS name FROM views v JOIN objects o ON o.key = v.database WHERE v.rowid = ?",
            key
          )
        case .user(let key):
          ("SELECT id, 'a user' AS name FROM users WHERE key = ? AND state = \(StoredState.present.sql)", key)
        case .asset(let key):
          (
            "SELECT NULL AS id, text AS name FROM assets WHERE key = ? AND state = \(StoredState.present.sql)",
            key
          )
        }
      return try Row.fetchOne(database, sql: table, arguments: [key]).map { object in
        DamagedContent(
          subject: subject, finding: "a verification found it damaged",
          object: ObjectID.fromDatabaseValue(object["id"]), name: try object.value("name"))
      }
    }
  }
}

extension SHA256.Digest {
  /// Lower case digits.
  var hexadecimalText: String {
    let digits = Array("0123456789abcdef".utf8)
    return String(decoding: flatMap { [digits[Int($0 >> 4)], digits[Int($0 & 15)]] }, as: UTF8.self)
  }
}
