import CrawlTestSupport
import TestSupport
import Foundation
import GRDB
import NotionModel
import NotionSimulator
import Testing

@testable import NotionArchive
@testable import NotionCrawl

@Suite struct ArchiveMigrationTests {
  private func migrations(_ folder: URL) throws -> [String] {
    let file = StateDirectory(in: folder).archive
    let database = try DatabaseQueue(path: file.path)
    defer { try? database.close() }
    return try database.read { database in
      try String.fetchAll(database, sql: "SELECT identifier FROM grdb_migrations ORDER BY identifier")
    }
  }

  @Test("An archive of the first version is read as it was")
  func anArchiveOfTheFirstVersionIsReadAsItWas() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(DemoWorkspace.make()) { simulator in
        try await simulator.crawl(into: folder)
        let before = try await WorkspaceDump.of(folder)
        try FirstSchema.restore(StateDirectory(in: folder).archive)
        #expect(try migrations(folder) == ["1 objects, content, frontier, change log"])
        let after = try await WorkspaceDump.of(folder)
        // It did not tell a refusal for good from a failure, so that an original that is not shared is asked for again.
        let changed = after.difference(from: before)
        #expect(changed.count == 1 && changed.allSatisfy { $0.hasPrefix("+ unavailable ") }, "\(changed)")
        #expect(!after.lines.isEmpty)
        #expect(try migrations(folder) == ArchiveSchema.migrator.migrations.sorted())
      }
    }
  }

  @Test("Content that an archive of the first version lacks is requested again")
  func whatAnArchiveOfTheFirstVersionLacksIsAskedForAgain() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        let whole = folder.appending(path: "whole"), old = folder.appending(path: "old")
        try await simulator.crawl(into: whole)
        simulator.configure {
          $0.faults = [
            FaultRule(.forbidden, on: [.blockChildren], object: SmallWorkspace.id("original")),
            FaultRule(.forbidden, on: [.download]),
          ]
        }
        try await simulator.crawl(into: old)
        let lacking = try await WorkspaceDump.of(old)
        let complete = try await WorkspaceDump.of(whole)
        #expect(lacking.difference(from: complete) != [])
        try FirstSchema.restore(StateDirectory(in: old).archive)
        simulator.configure { $0.faults = [] }
        simulator.resetStatistics()
        let result = try await simulator.crawl(into: old)
        #expect(result.isComplete && result.number == 2)
        #expect(try await WorkspaceDump.of(old).difference(from: complete) == [])
        // That and nothing else.
        #expect(simulator.statistics.count(.blockChildren) == 1)
        #expect(simulator.statistics.count(.comments) == 0)
      }
    }
  }

  @Test("A crawl that the first version left unfinished continues")
  func aCrawlThatTheFirstVersionLeftUnfinishedGoesOn() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        let whole = folder.appending(path: "whole"), old = folder.appending(path: "old")
        try await simulator.crawl(into: whole)
        let needed = simulator.statistics.accepted
        simulator.resetStatistics()
        try await simulator.withClient { client in
          try await Archive.withArchive(at: StateDirectory(in: old)) { archive in
            let crawl = Crawl(
              archive: archive, anyClient: DyingClient(client, after: needed / 2),
              configuration: CrawlConfiguration(requestsInFlight: 1), observer: nil)
            await #expect(throws: DyingClient.Death.self) { try await crawl.run() }
          }
        }
        try FirstSchema.restore(StateDirectory(in: old).archive)
        let result = try await simulator.crawl(into: old)
        #expect(result.isResumed && result.isComplete && result.number == 1)
        #expect(simulator.statistics.accepted <= needed + 1)
        let (found, expected) = (try await WorkspaceDump.of(old), try await WorkspaceDump.of(whole))
        #expect(found.difference(from: expected) == [])
      }
    }
  }

  /// The archive was made by the program of commit a305acc, whose schema had ten migrations, and which was killed when it
  /// had read about half of `SmallWorkspace` without files.
  @Test("A crawl that an earlier program left unfinished continues")
  func aCrawlThatAnEarlierProgramLeftUnfinishedGoesOn() async throws {
    let stored = URL(filePath: #filePath).deletingLastPathComponent()
      .appending(path: "Archives/a305acc-unfinished.sqlite")
    let configuration = CrawlConfiguration(downloadsAssets: false)
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        let whole = folder.appending(path: "whole"), old = folder.appending(path: "old")
        try await simulator.crawl(into: whole, configuration)
        let needed = simulator.statistics.accepted
        simulator.resetStatistics()
        let state = StateDirectory(in: old)
        try FileManager.default.createDirectory(at: state.url, withIntermediateDirectories: true)
        try FileManager.default.copyItem(at: stored, to: state.archive)
        #expect(try migrations(old).count == 10)
        let result = try await simulator.crawl(into: old, configuration)
        #expect(result.isResumed && result.isComplete && result.number == 1)
        #expect(try migrations(old) == ArchiveSchema.migrator.migrations.sorted())
        #expect(simulator.statistics.accepted < needed)
        let (found, expected) = (try await WorkspaceDump.of(old), try await WorkspaceDump.of(whole))
        #expect(found.difference(from: expected) == [])
      }
    }
  }

  @Test("An archive of a newer version is left as it is")
  func anArchiveOfANewerVersionIsLeftAsItIs() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.crawl(into: folder)
        let file = StateDirectory(in: folder).archive
        let database = try DatabaseQueue(path: file.path)
        try await database.write { database in
          try database.execute(sql: "INSERT INTO grdb_migrations VALUES ('99 something later')")
        }
        try database.close()
        let before = try Data(contentsOf: file)
        let error = await #expect(throws: ArchiveError.self) { try await simulator.crawl(into: folder) }
        #expect(error?.code == .newer)
        #expect(
          error?.description
            == "\(file.path) was written by a newer version of this program. Use that version.")
        #expect(try Data(contentsOf: file) == before)
      }
    }
  }
}

/// An archive with the first version of the schema, without later additions.
enum FirstSchema {
  /// Converts the archive at `file` to the first version of the schema.
  static func restore(_ file: URL) throws {
    let old = file.appendingPathExtension("old")
    let database = try DatabaseQueue(path: old.path)
    try database.writeWithoutTransaction { database in
      try database.execute(sql: tables)
      try database.execute(sql: "PRAGMA application_id = 0x4E455850; PRAGMA journal_mode = WAL")
      try database.execute(sql: "ATTACH DATABASE ? AS present", arguments: [file.path])
      let names = try String.fetchAll(
        database,
        sql: """
          SELECT name FROM main.sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite%'
            AND name <> 'grdb_migrations'
          """)
      for name in names {
        let columns = try database.columns(in: name).map(\.name).joined(separator: ", ")
        try database.execute(
          sql: "INSERT INTO main.\(name) (\(columns)) SELECT \(columns) FROM present.\(name)")
      }
      // A value that came later.
      try database.execute(sql: "DELETE FROM main.meta WHERE name = 'usersRefused'")
      try database.execute(sql: "DETACH DATABASE present")
      try database.checkpoint(.truncate)
    }
    try database.close()
    for suffix in ["", "-wal", "-shm"] where FileManager.default.fileExists(atPath: file.path + suffix) {
      try FileManager.default.removeItem(atPath: file.path + suffix)
    }
    try FileManager.default.moveItem(at: old, to: file)
  }

  /// The statements that created it, and the record of their execution.
  private static let tables = """
    CREATE TABLE meta (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
    CREATE TABLE objects (
      key INTEGER PRIMARY KEY,
      id BLOB NOT NULL UNIQUE,
      kind INTEGER NOT NULL,
      state INTEGER NOT NULL,
      parent BLOB,
      container INTEGER,
      ordinal INTEGER,
      title TEXT NOT NULL DEFAULT '',
      title_key TEXT NOT NULL DEFAULT '',
      seen INTEGER NOT NULL DEFAULT 0,
      edited INTEGER NOT NULL DEFAULT 0,
      hash BLOB,
      wanted INTEGER NOT NULL DEFAULT 0,
      draft_revision INTEGER NOT NULL DEFAULT 0,
      blocks_revision INTEGER NOT NULL DEFAULT 0,
      properties_revision INTEGER NOT NULL DEFAULT 0,
      comments_revision INTEGER NOT NULL DEFAULT 0,
      content_edited INTEGER,
      content_minute INTEGER,
      content_crawl INTEGER NOT NULL DEFAULT 0,
      listed INTEGER NOT NULL DEFAULT 0,
      dirty INTEGER NOT NULL DEFAULT 0,
      reason TEXT,
      body BLOB
    );
    CREATE INDEX objects_by_place ON objects (container, ordinal, id) WHERE container IS NOT NULL;
    CREATE INDEX objects_by_title ON objects (container, title_key);
    CREATE INDEX objects_unplaced ON objects (id) WHERE container IS NULL AND state = 1;
    CREATE INDEX objects_by_kind ON objects (kind, id) WHERE state = 1;
    CREATE INDEX objects_by_state ON objects (state, kind, id) WHERE state <> 1;
    CREATE TABLE block_lists (
      container BLOB NOT NULL,
      revision INTEGER NOT NULL,
      sequence INTEGER NOT NULL,
      owner INTEGER NOT NULL,
      hash BLOB NOT NULL,
      outline BLOB,
      reason TEXT,
      body BLOB,
      PRIMARY KEY (owner, revision, container, sequence)
    );
    CREATE INDEX block_lists_by_container ON block_lists (container);
    CREATE INDEX block_lists_unavailable ON block_lists (container) WHERE reason IS NOT NULL;
    CREATE TABLE property_lists (
      owner INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      property TEXT NOT NULL,
      sequence INTEGER NOT NULL,
      hash BLOB NOT NULL,
      body BLOB,
      PRIMARY KEY (owner, revision, property, sequence)
    );
    CREATE TABLE comment_lists (
      owner INTEGER NOT NULL,
      revision INTEGER NOT NULL,
      container BLOB NOT NULL,
      sequence INTEGER NOT NULL,
      hash BLOB NOT NULL,
      body BLOB,
      PRIMARY KEY (owner, revision, container, sequence)
    );
    CREATE TABLE views (
      id BLOB PRIMARY KEY,
      database INTEGER NOT NULL,
      ordinal INTEGER NOT NULL,
      seen INTEGER NOT NULL,
      data_source BLOB,
      hash BLOB,
      body BLOB
    );
    CREATE INDEX views_by_database ON views (database, ordinal);
    CREATE TABLE users (
      key INTEGER PRIMARY KEY,
      id BLOB NOT NULL UNIQUE,
      state INTEGER NOT NULL,
      seen INTEGER NOT NULL,
      hash BLOB,
      reason TEXT,
      body BLOB
    );
    CREATE TABLE assets (
      key INTEGER PRIMARY KEY,
      text TEXT NOT NULL UNIQUE,
      name TEXT NOT NULL,
      state INTEGER NOT NULL,
      source_kind INTEGER NOT NULL,
      source BLOB NOT NULL,
      sha256 TEXT,
      size INTEGER,
      media_type TEXT,
      reason TEXT
    );
    CREATE INDEX assets_by_hash ON assets (sha256) WHERE sha256 IS NOT NULL;
    CREATE TABLE asset_uses (
      owner INTEGER NOT NULL, part INTEGER NOT NULL, revision INTEGER NOT NULL, asset INTEGER NOT NULL,
      PRIMARY KEY (owner, part, revision, asset)
    ) WITHOUT ROWID;
    CREATE INDEX asset_uses_by_asset ON asset_uses (asset);
    CREATE TABLE dependencies (
      owner INTEGER NOT NULL, part INTEGER NOT NULL, revision INTEGER NOT NULL, target BLOB NOT NULL,
      aspect INTEGER NOT NULL,
      PRIMARY KEY (owner, part, revision, target, aspect)
    ) WITHOUT ROWID;
    CREATE INDEX dependencies_by_target ON dependencies (target);
    CREATE TABLE place_changes (object INTEGER PRIMARY KEY, position INTEGER NOT NULL);
    CREATE TABLE row_changes (object INTEGER PRIMARY KEY, position INTEGER NOT NULL);
    CREATE TABLE name_changes (
      container INTEGER NOT NULL, title_key TEXT NOT NULL, position INTEGER NOT NULL,
      PRIMARY KEY (container, title_key)
    ) WITHOUT ROWID;
    CREATE TABLE frontier (
      item INTEGER PRIMARY KEY,
      phase INTEGER NOT NULL,
      kind INTEGER NOT NULL,
      target BLOB NOT NULL,
      detail TEXT NOT NULL DEFAULT '',
      owner INTEGER,
      sequence INTEGER NOT NULL DEFAULT 0,
      cursor TEXT,
      flags INTEGER NOT NULL DEFAULT 0,
      UNIQUE (target, kind, detail)
    );
    CREATE INDEX frontier_by_owner ON frontier (owner) WHERE owner IS NOT NULL;
    CREATE INDEX frontier_by_phase ON frontier (phase, item);
    CREATE TABLE change_log (
      position INTEGER PRIMARY KEY AUTOINCREMENT,
      subject INTEGER NOT NULL,
      object INTEGER NOT NULL,
      UNIQUE (subject, object)
    );
    CREATE TABLE grdb_migrations (identifier TEXT NOT NULL PRIMARY KEY);
    INSERT INTO grdb_migrations VALUES ('1 objects, content, frontier, change log');
    """
}
