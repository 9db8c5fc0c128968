import CrawlTestSupport
import TestSupport
import Foundation
import GRDB
import NotionAPI
import NotionExportKit
import NotionModel
import NotionSimulator
import Synchronization
import Testing

@testable import NotionExportEngine

/// An archive that is opened to read.
@Suite struct WorkspaceArchiveTests {
  private func export(_ folder: URL, from simulator: NotionSimulator) async throws -> ExportReport {
    try await simulator.withClient { client in
      try await Export(to: folder, formats: [ExportFormat(WordsPlugin.self)]).run(with: client)
    }
  }

  private func titles(_ folder: URL) async throws -> [String] {
    try await WorkspaceArchive.withArchive(in: folder) { try await titles($0) }
  }

  private func titles(_ archive: WorkspaceArchive) async throws -> [String] {
    var titles: [String] = []
    for try await page in archive.pages { titles.append(page.page.title.plainText) }
    return titles.sorted()
  }

  private func code(_ folder: URL) async -> ExportError.Code? {
    do {
      _ = try await titles(folder)
      return nil
    } catch {
      return (error as? ExportError)?.code
    }
  }

  private func file(_ folder: URL) -> URL { folder.appending(path: ".notion-export/archive.sqlite") }

  @Test("Pages, blocks, rows, comments, users and files can be read") func reading() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        let report = try await export(folder, from: simulator)
        let before = try contents(of: folder)
        try await WorkspaceArchive.withArchive(in: folder) { archive in
          #expect(try await archive.summary() == report.archive)
          #expect(try await archive.description().name == "Small")
          #expect(try await titles(archive).count == report.archive.pages)
          let source = DataSourceID(SmallWorkspace.id("task rows"))
          var rows: [String] = []
          for try await row in archive.rows(of: source) {
            let page = try #require(try await archive.page(PageID(row.id)))
            rows.append(page.page.title.plainText)
          }
          #expect(rows == ["First", "Second", "Third"])
          let reversed = try await archive.rows(of: source) { row in
            Array(try await archive.page(PageID(row.id))?.page.title.plainText.utf8 ?? "".utf8).map {
              255 - $0
            }
          }
          var ids: [ObjectID] = []
          for try await row in reversed { ids.append(row.id) }
          #expect(ids == ["third", "second", "first"].map(SmallWorkspace.id))
          let plans = try #require(try await archive.page(PageID(SmallWorkspace.id("plans"))))
          #expect(plans.comments.count == 1)
          var blocks = 0
          for try await event in plans.content { if case .enter = event { blocks += 1 } }
          #expect(blocks == 4)
          var users: [String?] = []
          for try await user in archive.users { users.append(user.name) }
          #expect(users.contains("Ines Moreau"))
          var files: [Data] = []
          for try await asset in archive.assets {
            guard case .stored(let content) = asset.content else { continue }
            files.append(try Data(contentsOf: archive.file(of: content)))
          }
          #expect(files == [Data("not really a picture".utf8)])
        }
        let after = try contents(of: folder)
        #expect(after.keys.sorted() == before.keys.sorted())
        #expect(after == before)
      }
    }
  }

  @Test("A read-only folder can be read and keeps its files") func readOnlyFolder() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        _ = try await export(folder, from: simulator)
        let whole = try await titles(folder)
        let state = folder.appending(path: ".notion-export")
        let files = FileManager.default
        try files.setAttributes([.posixPermissions: 0o444], ofItemAtPath: file(folder).path)
        try files.setAttributes([.posixPermissions: 0o555], ofItemAtPath: state.path)
        defer { try? files.setAttributes([.posixPermissions: 0o755], ofItemAtPath: state.path) }
        let before = try contents(of: folder)
        #expect(try await titles(folder) == whole)
        #expect(try contents(of: folder) == before)
      }
    }
  }

  @Test("During a run, readers see a consistent state and add no file") func readingDuringRun() async throws {
    let workspace = SimulatedWorkspace.synthetic(pages: 15, seed: 5)
    try await withTemporaryFolder { folder in
      try await withSimulator(workspace) { simulator in
        let counts = Mutex<[Int]>([])
        try await WordsPlugin.$beforeWriting.withValue({
          let before = try Set(contents(of: folder) { $0.contains("archive.sqlite") }.keys)
          try await WorkspaceArchive.withArchive(in: folder) { archive in
            for try await page in archive.pages {
              for try await _ in page.content {}
            }
            let summary = try await archive.summary()
            counts.withLock { $0.append(summary.pages) }
          }
          #expect(try Set(contents(of: folder) { $0.contains("archive.sqlite") }.keys) == before)
        }) {
          let report = try await export(folder, from: simulator)
          #expect(report.isComplete)
          #expect(counts.withLock { $0.last } == report.archive.pages)
        }
        #expect(counts.withLock { $0 == $0.sorted() })
      }
    }
  }

  @Test("A later export is visible") func laterExport() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        _ = try await export(folder, from: simulator)
        try await WorkspaceArchive.withArchive(in: folder) { archive in
          let before = try await titles(archive)
          #expect(before.contains("Elsewhere"))
          simulator.edit { $0.rename(SmallWorkspace.id("elsewhere"), to: "Somewhere") }
          let seen = Mutex<[[String]]>([])
          try await WordsPlugin.$beforeWriting.withValue({
            let titles = try await titles(archive)
            seen.withLock { $0.append(titles) }
          }) {
            let report = try await export(folder, from: simulator)
            #expect(report.isComplete)
          }
          #expect(seen.withLock { $0.last }?.contains("Somewhere") == true)
          let after = try await titles(archive)
          #expect(after.contains("Somewhere") && !after.contains("Elsewhere"))
          #expect(after.count == before.count)
        }
      }
    }
  }

  @Test("The archive of a killed process is read with its log") func killedProcess() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        let output = folder.appending(path: "output"), left = folder.appending(path: "left")
        #expect(try await self.export(output, from: simulator).isComplete)
        let whole = try await titles(output)
        let copied = Mutex(false)
        try await WordsPlugin.$beforeWriting.withValue({
          guard isFirst(copied) else { return }
          try FileManager.default.copyItem(at: output, to: left)
          try FileManager.default.removeItem(atPath: file(left).path + "-shm")
        }) {
          var options = WordsPlugin.Options()
          options.heading = "Other"
          let report = try await Export(
            to: output, formats: [ExportFormat(WordsPlugin.self, options: options)]
          ).render()
          #expect(report.isComplete)
        }
        let before = try contents(of: left)
        #expect(try #require(before[".notion-export/archive.sqlite-wal"]).count > 0)
        #expect(try await titles(left) == whole)
        #expect(try contents(of: left) == before)
      }
    }
  }

  @Test("An archive of another version is an error and is left unchanged") func otherVersion() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        _ = try await export(folder, from: simulator)
        func change(_ statement: String) throws -> [String: Data] {
          let database = try DatabaseQueue(path: file(folder).path)
          try database.write { try $0.execute(sql: statement) }
          try database.close()
          return try contents(of: folder)
        }
        let newer = try change("INSERT INTO grdb_migrations VALUES ('of a later version')")
        #expect(await code(folder) == .newer)
        #expect(try contents(of: folder) == newer)
        _ = try change("DELETE FROM grdb_migrations WHERE identifier = 'of a later version'")
        #expect(await code(folder) == nil)
        let older = try change(
          "DELETE FROM grdb_migrations WHERE rowid IN (SELECT max(rowid) FROM grdb_migrations)")
        #expect(await code(folder) == .older)
        #expect(try contents(of: folder) == older)
      }
    }
  }

  @Test("A missing archive is an error, and no folder is created") func missingArchive() async throws {
    try await withTemporaryFolder { folder in
      #expect(await code(folder) == .missing)
      #expect(await code(folder.appending(path: "nothing")) == .missing)
      let names = try FileManager.default.contentsOfDirectory(atPath: folder.path)
      #expect(names.isEmpty)
    }
  }
}
