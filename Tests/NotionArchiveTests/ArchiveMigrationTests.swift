import CrawlTestSupport
import FileTestSupport
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

  @Test func anArchiveOfTheFirstVersionIsReadAsItWas() async throws {
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

  @Test func whatAnArchiveOfTheFirstVersionLacksIsAskedForAgain() async throws {
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

  @Test func aCrawlThatTheFirstVersionLeftUnfinishedGoesOn() async throws {
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
  @Test func aCrawlThatAnEarlierProgramLeftUnfinishedGoesOn() async throws {
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

  @Test func anArchiveOfANewerVersionIsLeftAsItIs() async throws {
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
