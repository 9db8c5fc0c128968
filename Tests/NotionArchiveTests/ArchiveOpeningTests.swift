import CrawlTestSupport
import TestSupport
import Foundation
import GRDB
import NotionExportKit
import NotionSimulator
import Testing

@testable import NotionArchive
@testable import NotionCrawl

@Suite struct ArchiveOpeningTests {
  private func archiveID(_ state: StateDirectory) async throws -> (id: String, damaged: URL?) {
    try await Archive.withArchive(at: state) { ($0.id, $0.damagedArchive) }
  }

  @Test("An archive keeps its id") func anArchiveKeepsItsID() async throws {
    try await withTemporaryFolder { folder in
      let state = StateDirectory(in: folder)
      let first = try await archiveID(state)
      let second = try await archiveID(state)
      #expect(first.id == second.id)
      #expect(second.damaged == nil)
    }
  }

  @Test(
    "A damaged archive is set aside, and a new one created", arguments: ["header", "middle", "cut", "text"])
  func aDamagedArchiveIsSetAsideAndANewOneBegun(damage: String) async throws {
    try await withTemporaryFolder { folder in
      let state = StateDirectory(in: folder)
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.crawl(into: folder)
        let before = try await archiveID(state)
        var bytes = Array(try Data(contentsOf: state.archive))
        switch damage {
        case "header": for index in 0..<200 { bytes[index] = 0x55 }
        case "middle": for index in 4096..<bytes.count { bytes[index] ^= 0x5A }
        case "cut": bytes.removeLast(bytes.count / 2)
        default: bytes = Array("This is no database.".utf8)
        }
        try Data(bytes).write(to: state.archive)
        let after = try await archiveID(state)
        #expect(after.id != before.id)
        let setAside = try #require(after.damaged)
        #expect(try Data(contentsOf: setAside).count == bytes.count)
        let result = try await simulator.crawl(into: folder)
        #expect(result.isComplete && result.number == 1)
      }
    }
  }

  @Test(
    "Rows with values that nobody wrote are mended, and the archive stays",
    arguments: [
      "UPDATE objects SET kind = 99", "UPDATE objects SET state = -1", "UPDATE objects SET seen = 'soon'",
      "UPDATE objects SET ordinal = 1e300", "UPDATE objects SET id = x'01' WHERE rowid = 1",
      "UPDATE block_lists SET sequence = 0.5",
      "UPDATE change_log SET subject = 'page' WHERE position = (SELECT MIN(position) FROM change_log)",
      "UPDATE objects SET draft_revision = 9.3e18",
    ])
  func oddValues(sql: String) async throws {
    try await withTemporaryFolder { folder in
      let state = StateDirectory(in: folder)
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.crawl(into: folder)
        let before = try await archiveID(state)
        let database = try DatabaseQueue(path: state.archive.path)
        try await database.write { try $0.execute(sql: sql) }
        try database.close()
        let after = try await archiveID(state)
        #expect(after.id == before.id && after.damaged == nil)
        #expect(try await simulator.crawl(into: folder).isComplete)
      }
    }
  }

  @Test(
    "Numbers at the edge of integers end no run",
    arguments: ["9223372036854775807", "-9223372036854775808", "-1"])
  func edges(value: String) async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        for sql in [
          "UPDATE meta SET value = \(value) WHERE name = 'crawl'",
          "UPDATE objects SET draft_revision = \(value)",
          "UPDATE objects SET seen = \(value)", "UPDATE assets SET size = \(value), width = \(value)",
          "UPDATE objects SET content_minute = \(value), edited = \(value)",
          "UPDATE meta SET value = \(value) WHERE name = 'crawlStarted'",
        ] {
          try await simulator.crawl(into: folder)
          let database = try DatabaseQueue(path: StateDirectory(in: folder).archive.path)
          try await database.write { try $0.execute(sql: sql) }
          try database.close()
          try await simulator.crawl(into: folder)
        }
      }
    }
  }

  @Test("A response that cannot be unpacked is fetched again alone, and the archive stays")
  func damagedResponse() async throws {
    try await withTemporaryFolder { folder in
      let state = StateDirectory(in: folder)
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.crawl(into: folder)
        let before = try await archiveID(state)
        let error = await #expect(throws: ArchiveError.self) {
          try await Archive.withArchive(at: state) { archive in
            try await archive.database.write { database in
              try database.execute(sql: "UPDATE block_lists SET body = x'0105000000FF'")
            }
            for try await page in archive.reader.pages {
              for try await _ in page.content {}
            }
          }
        }
        #expect(error?.code == .damagedResponse)
        let found = try await Archive.withArchive(at: state) { try await $0.setAsideDamage(.cheap) }
        #expect(!found.isEmpty)
        let result = try await simulator.crawl(into: folder)
        #expect(result.isComplete)
        let after = try await archiveID(state)
        #expect(after.id == before.id && after.damaged == nil)
        let rest = try await Archive.withArchive(at: state) { try await $0.damagedContent(.everything) }
        #expect(rest.isEmpty)
      }
    }
  }

  @Test("A stretch of the log has a stamp of its own, and none has it where the log does not reach")
  func stamps() async throws {
    try await withTemporaryFolder { folder in
      let state = StateDirectory(in: folder)
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.crawl(into: folder)
        let (end, stamp) = try await Archive.withArchive(at: state) { archive in
          let end = try await archive.lastPosition()
          return (end, try await archive.stamp(at: end))
        }
        #expect(stamp?.isEmpty == false)
        let (same, beyond, start) = try await Archive.withArchive(at: state) { archive in
          (
            try await archive.stamp(at: end), try await archive.stamp(at: end + 1),
            try await archive.stamp(at: 0)
          )
        }
        #expect(same == stamp && beyond == nil && start == "")
      }
    }
  }
}

@Suite struct StateDirectoryTests {
  @Test("Only its owner can read the folder") func theFolderIsItsOwnersAlone() async throws {
    try await withTemporaryFolder { folder in
      let state = StateDirectory(in: folder)
      try await state.withLock {
        let mode = try FileManager.default.attributesOfItem(atPath: state.url.path)[.posixPermissions]
        #expect(mode as? Int == 0o700)
      }
    }
  }

  @Test("The second process gets an error that names the holder of the lock")
  func whoComesSecondIsToldWhoHoldsTheLock() async throws {
    try await withTemporaryFolder { folder in
      let state = StateDirectory(in: folder)
      try await state.withLock {
        let error = await #expect(throws: ArchiveError.self) { try await state.withLock {} }
        #expect(error?.code == .locked)
        #expect(error?.detail.contains("process \(ProcessInfo.processInfo.processIdentifier)") == true)
      }
      // A released lock can be acquired again.
      try await state.withLock {}
    }
  }
}
