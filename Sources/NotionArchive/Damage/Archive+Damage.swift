import DurableFiles
import Foundation
import GRDB
import NotionExportKit
import NotionModel

/// The repair of damaged content: readers no longer see it, and the crawl fetches it again.
extension Archive {
  /// Scans for damaged content.
  package func damagedContent(_ depth: DamageScan.Depth) async throws -> [DamagedContent] {
    let scan = try scan(depth)
    return try await database.read { try scan.run(in: $0) }
  }

  /// Scans for damaged rows of tables.
  package func damagedRows() async throws -> [ColumnCopies.Finding] {
    try await database.read { [codec] in
      try RowMending(ArchiveTables(database: $0, codec: codec)).findings()
    }
  }

  /// Marks the tables as damaged, so that the next export repairs their rows, however large the archive is.
  package func markTablesDamaged() async throws {
    try await database.write { try DamageTable(database: $0).markTables() }
  }

  /// Marks damaged content, so that the next export fetches it again.
  package func markDamaged(_ contents: [DamagedContent]) async throws {
    guard !contents.isEmpty else { return }
    try await database.write { database in
      for content in contents { try DamageTable(database: database).mark(content.subject) }
    }
  }

  /// Hides damaged content from readers.
  ///
  /// - Returns: the damaged content, which the next crawl, or the one that is about to begin, fetches again.
  package func setAsideDamage(_ depth: DamageScan.Depth) async throws -> [DamagedContent] {
    let scan = try scan(depth)
    let (found, lost) = try await writes.count {
      try await database.write { [codec] database in
        let tables = ArchiveTables(database: database, codec: codec)
        let found = try scan.run(in: database)
        var lost: Set<String> = []
        for content in found {
          if case .asset(let key) = content.subject, let sha256 = try tables.assets.sha256(of: key) {
            lost.insert(sha256)
          }
          try Self.setAside(content.subject, in: tables)
        }
        try DamageTable(database: database).clearContents()
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

  private static func setAside(_ subject: DamagedContent.Subject, in tables: ArchiveTables) throws {
    switch subject {
    case .body(let key): try tables.objects.setBodyAside(key)
    case .lists(let key):
      try tables.objects.setListsAside(key)
      try tables.retries.addBlocks(of: key)
    case .view(let row):
      try tables.retries.addView(row: row)
      try tables.views.setBodyAside(row: row)
    case .user(let key): try tables.users.setBodyAside(key)
    case .asset(let key): try tables.assets.setContentAside(key)
    }
  }
}
