import CrawlTestSupport
import TestSupport
import Foundation
import GRDB
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

@testable import NotionArchive
@testable import NotionCrawl

/// SQLite keeps any value in any column, so that a table may hold a text where a number belongs.
@Suite("Values of another type in the archive", .timeLimit(.minutes(10))) struct OddColumnValueTests {
  private struct Column {
    let table: String
    let name: String
    let type: String

    /// A value that no version of the program writes in that column.
    var oddValue: String {
      switch type {
      case "INTEGER": "'odd'"
      case "TEXT": "x'FF'"
      case "BLOB": "5"
      default: "x'FF'"
      }
    }
  }

  /// Creates an archive and calls `body` with it and all of its columns.
  private func withArchive(_ body: (StateDirectory, [Column]) async throws -> Void) async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        _ = try await simulator.crawl(into: folder)
      }
      let state = StateDirectory(in: folder)
      let database = try DatabaseQueue(path: state.archive.path)
      let columns = try await database.read { database in
        try Row.fetchAll(
          database,
          sql: """
            SELECT m.name, c.name, c.type FROM sqlite_master m, pragma_table_info(m.name) c
            WHERE m.type = 'table' AND m.name NOT LIKE 'sqlite_%' AND m.name <> 'grdb_migrations'
            """
        ).map { Column(table: $0[0], name: $0[1], type: $0[2]) }
      }
      try database.close()
      #expect(Set(columns.map(\.table)).count > 20)
      try await body(state, columns)
    }
  }

  /// Damages all rows of a column; returns whether there is a row that can be damaged.
  private func damage(_ column: Column, _ state: StateDirectory) async throws -> Bool {
    let database = try DatabaseQueue(path: state.archive.path)
    defer { try? database.close() }
    return try await database.write { database in
      do {
        try database.execute(
          sql: "UPDATE OR REPLACE \"\(column.table)\" SET \"\(column.name)\" = \(column.oddValue)")
      } catch let error as DatabaseError where error.resultCode == .SQLITE_MISMATCH {
        // The number of a row can be nothing else.
        return false
      }
      return database.changesCount > 0
    }
  }

  private func copy(_ state: StateDirectory, to folder: URL) throws -> StateDirectory {
    let copy = StateDirectory(in: folder)
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    try FileManager.default.copyItem(at: state.url, to: copy.url)
    return copy
  }

  @Test("The rows are mended at the next opening, or the archive is set aside, whichever column it is in")
  func opening() async throws {
    try await withArchive { state, columns in
      var count = 0
      for (number, column) in columns.enumerated() {
        try await withTemporaryFolder { folder in
          let copy = try copy(state, to: folder.appending(path: "\(number)"))
          guard try await damage(column, copy) else { return }
          count += 1
          do {
            let damaged = try await Archive.withArchive(at: copy) { archive in
              _ = try await archive.information()
              return archive.damagedArchive != nil || !archive.mendedRows.isEmpty
            }
            // The values of the table of names and values are of any type, and looked at when they are read.
            #expect(damaged || column.table == "meta", "\(column)")
          } catch let error as ArchiveError {
            #expect(error.code == .damaged && column.table == "meta", "\(column): \(error)")
            let damaged = try await Archive.withArchive(at: copy) { $0.damagedArchive }
            #expect(damaged != nil, "\(column)")
          }
        }
      }
      #expect(count > 80, "\(count)")
    }
  }

  @Test(
    "Where changes of an unfinished crawl are damaged, everything is looked at again and nothing fetched",
    arguments: ChangesTable.names)
  func changes(table: String) async throws {
    try await withArchive { state, columns in
      let names = columns.filter { $0.table == table }.map(\.name)
      let database = try DatabaseQueue(path: state.archive.path)
      let values = names.map { name in
        switch name {
        case "position": "'odd'"
        case "page": "zeroblob(16)"
        case "title_key": "'title'"
        default: "1"
        }
      }
      let logged = try await database.write { database in
        try database.execute(
          sql:
            "INSERT INTO \(table) (\(names.joined(separator: ", "))) VALUES (\(values.joined(separator: ", ")))"
        )
        return try Int.fetchOne(database, sql: "SELECT COUNT(*) FROM change_log") ?? 0
      }
      let end = try await database.read {
        try Int64.fetchOne($0, sql: "SELECT MAX(position) FROM change_log")
      }
      try database.close()
      try await Archive.withArchive(at: state) { archive in
        #expect(archive.damagedArchive == nil)
        #expect(archive.mendedRows.count == 1)
        let again = try await archive.changes(after: try #require(end), limit: logged + 1)
        #expect(again.count == logged && logged > 10)
      }
    }
  }

  @Test("Readers of an archive that was sound at its opening call it damaged, and end nothing")
  func reading() async throws {
    try await withArchive { state, columns in
      for (number, column) in columns.enumerated() {
        try await withTemporaryFolder { folder in
          let copy = try copy(state, to: folder.appending(path: "\(number)"))
          do {
            try await Archive.withArchive(at: copy) { archive in
              guard try await damage(column, copy) else { return }
              try await readEverything(archive)
            }
          } catch let error as ArchiveError {
            #expect(error.code == .damaged || error.code == .damagedResponse, "\(column): \(error)")
          }
        }
      }
    }
  }

  private func readEverything(_ archive: Archive) async throws {
    let reader = archive.reader
    _ = try await archive.information()
    _ = try await reader.description()
    _ = try await reader.counts()
    for try await _ in reader.assets {}
    for try await _ in reader.users {}
    for try await _ in reader.templates {}
    for try await _ in reader.unavailableObjects {}
    for try await _ in reader.databases {}
    for try await document in reader.dataSources {
      for try await _ in reader.rows(of: document.dataSource.id) {}
    }
    for try await document in reader.pages {
      for try await _ in document.content {}
      _ = try await reader.path(to: document.page.id.object)
      _ = try await reader.namesakes(of: document.place)
      for try await _ in reader.siblings(.after, document.place) {}
      for try await _ in reader.children(of: document.page.id.object) {}
      _ = try await reader.linkedBlocks(in: document.page.id)
    }
    for change in try await archive.changes(after: 0, limit: 1_000) {
      _ = try await archive.event(for: change)
    }
    for kind in [ExportedKind.page, .database, .dataSource, .user] {
      _ = try await archive.expectedObjects(kind, after: nil, limit: 100)
    }
    _ = try await archive.expectedAssets(after: "", limit: 100)
    _ = try await archive.damagedContent(.everything)
  }
}
