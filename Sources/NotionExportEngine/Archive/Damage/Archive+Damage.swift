import DurableFiles
import Foundation
import GRDB
import NotionExportKit
import NotionModel

/// The repair of damaged content: readers do not see it any more, and the crawl fetches it again.
extension Archive {
  /// Looks for damaged content.
  func damagedContent(_ depth: DamageScan.Depth) async throws -> [DamagedContent] {
    let scan = try scan(depth)
    return try await database.read { try scan.run(in: $0) }
  }

  /// Notes what is damaged, so that the next export fetches it again.
  func markDamaged(_ contents: [DamagedContent]) async throws {
    guard !contents.isEmpty else { return }
    try await database.write { database in
      for content in contents {
        try database.execute(
          sql: "INSERT OR IGNORE INTO damage (kind, key) VALUES (?, ?)",
          arguments: [content.subject.mark.kind, content.subject.mark.key])
      }
    }
  }

  /// Takes damaged content out of what readers see.
  ///
  /// - Returns: what it was; the next crawl, or the one that is about to begin, fetches it again.
  func setAsideDamage(_ depth: DamageScan.Depth) async throws -> [DamagedContent] {
    let scan = try scan(depth)
    let (found, lost) = try await writes.count {
      try await database.write { database in
        let found = try scan.run(in: database)
        var lost: Set<String> = []
        for content in found {
          try Self.setAside(content.subject, in: database)
          if case .asset(let key) = content.subject {
            let sha256 = try String.fetchOne(
              database, sql: "SELECT sha256 FROM assets WHERE key = ?", arguments: [key])
            if let sha256 { lost.insert(sha256) }
            try database.execute(
              sql: "UPDATE assets SET state = \(StoredState.referenced.sql), sha256 = NULL WHERE key = ?",
              arguments: [key])
          }
        }
        try database.execute(sql: "DELETE FROM damage")
        return (found, lost)
      }
    }
    for sha256 in lost { files.remove(sha256) }
    return found
  }

  private func scan(_ depth: DamageScan.Depth) throws -> DamageScan {
    let size = try POSIX.status(state.archive.path(percentEncoded: false))?.size ?? 0
    return DamageScan(codec: codec, files: files, depth: depth, databaseSize: size)
  }

  private static func setAside(_ subject: DamagedContent.Subject, in database: Database) throws {
    switch subject {
    case .body(let key):
      // Another hash than that of any response: what comes is stored.
      try database.execute(
        sql: "UPDATE objects SET body = NULL, hash = NULL, seen = 0 WHERE key = ?", arguments: [key])
    case .lists(let key):
      // A page without blocks is no page that readers see, and its content is fetched when it is met again.
      try database.execute(
        sql: "UPDATE objects SET blocks_revision = 0, content_edited = NULL, seen = 0 WHERE key = ?",
        arguments: [key])
      for table in ["block_lists", "property_lists", "comment_lists"] {
        try database.execute(sql: "DELETE FROM \(table) WHERE owner = ?", arguments: [key])
      }
      for table in ["dependencies", "asset_uses"] {
        try database.execute(
          sql: "DELETE FROM \(table) WHERE owner = ? AND part <> ?",
          arguments: [key, ContentParts.body.rawValue])
      }
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO retries (target, kind, owner) SELECT id, ?, key FROM objects WHERE key = ? AND kind = ?
          """, arguments: [WorkItem.Kind.children.rawValue, key, StoredKind.block])
    case .view(let number):
      try database.execute(
        sql: """
          INSERT OR REPLACE INTO retries (target, kind, owner) SELECT id, ?, database FROM views WHERE rowid = ?
          """, arguments: [WorkItem.Kind.view.rawValue, number])
      try database.execute(
        sql: "UPDATE views SET body = NULL, hash = NULL WHERE rowid = ?", arguments: [number])
    case .user(let key):
      try database.execute(
        sql: "UPDATE users SET state = \(StoredState.referenced.sql), body = NULL, hash = NULL WHERE key = ?",
        arguments: [key])
    case .asset: break
    }
  }
}

extension ArchiveTransaction {
  /// Asks for the users and files that were set aside; objects are asked for as all that a crawl has not seen.
  func requestSetAside() throws {
    try run(
      "INSERT OR IGNORE INTO frontier (phase, kind, target) SELECT ?, ?, id FROM users WHERE state = \(StoredState.referenced.sql) AND seen > 0",
      [WorkItem.Phase.leftovers.rawValue, WorkItem.Kind.user.rawValue])
    guard settings.downloadsAssets else { return }
    try run(
      "INSERT OR IGNORE INTO frontier (phase, kind, target, detail) SELECT ?, ?, ?, text FROM assets WHERE state = \(StoredState.referenced.sql)",
      [WorkItem.Phase.downloads.rawValue, WorkItem.Kind.asset.rawValue, WorkItem.workspace])
  }
}
