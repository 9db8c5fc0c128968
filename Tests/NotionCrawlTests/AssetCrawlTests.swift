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

@Suite struct AssetCrawlTests {
  private let picture = SmallWorkspace.id("picture")

  private func assets(_ folder: URL) async throws -> [(asset: Asset, bytes: [UInt8]?)] {
    try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
      var assets: [(Asset, [UInt8]?)] = []
      for try await asset in archive.reader.assets {
        guard case .stored(let content) = asset.content else {
          assets.append((asset, nil))
          continue
        }
        assets.append((asset, Array(try Data(contentsOf: archive.file(of: content)))))
      }
      return assets
    }
  }

  @Test("A hosted file is stored under the hash of its content")
  func aHostedFileIsInTheArchiveUnderTheHashOfItsContent() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.crawl(into: folder)
        let assets = try await assets(folder)
        #expect(assets.map(\.bytes) == [Array("not really a picture".utf8)])
        #expect(assets.map(\.asset.name) == ["gauge.png"])
        guard case .stored(let content)? = assets.first?.asset.content else {
          Issue.record("the file is not stored")
          return
        }
        #expect(content.mediaType == "image/png")
        #expect(content.byteCount == 20)
        simulator.resetStatistics()
        try await simulator.crawl(into: folder)
        #expect(simulator.statistics.count(.download) == 0)
      }
    }
  }

  @Test("An expired address is renewed by reading the block again")
  func anExpiredAddressIsRenewedByReadingTheBlockAgain() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        simulator.configure { $0.faults = [FaultRule(.expiredDownload, .first(1))] }
        let observer = RecordingObserver()
        try await simulator.crawl(into: folder, observer: observer)
        #expect(observer.diagnostics == [])
        #expect(try await assets(folder).map(\.bytes) == [Array("not really a picture".utf8)])
        #expect(simulator.statistics.count(.block) == 1)
      }
    }
  }

  @Test("Files that are enabled later are found in the archive")
  func filesThatAreWantedLaterAreFoundInTheArchive() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.crawl(into: folder, CrawlConfiguration(downloadsAssets: false))
        #expect(try await assets(folder).isEmpty)
        simulator.resetStatistics()
        try await simulator.crawl(into: folder)
        #expect(try await assets(folder).map(\.bytes) == [Array("not really a picture".utf8)])
        #expect(simulator.statistics.count(.blockChildren) == 0)
      }
    }
  }

  @Test("No page is read again for an address that has just arrived")
  func noPageIsReadAgainForTheAddressOfAFileThatHasJustCome() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(DemoWorkspace.make()) { simulator in
        try await simulator.crawl(into: folder)
        // Those of custom emoji have no signature. Search does not know one of the pages, templates are pages of
        // their own, and two links lead to what is not shared.
        #expect(simulator.statistics.count(.page) == 1 + simulator.workspace.allTemplates.count + 2)
        #expect(simulator.statistics.count(.block) == 0)
      }
    }
  }

  @Test("One read of a page renews the addresses of all its files")
  func onePageThatIsReadAgainBringsTheAddressesOfAllItsFiles() async throws {
    var workspace = SimulatedWorkspace(
      name: "Files", now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let files = (0..<6).map { number in
      FileDraft.hosted(
        workspace.addAsset("\(number).txt", contentType: "text/plain", bytes: Array("File \(number)".utf8)))
    }
    let row = PageDraft(
      "Row", icon: .file(files[0]), cover: files[1], values: ["Files": .files(Array(files[2...]))])
    let source = DataSourceDraft("Rows", properties: [.title(), .files("Files")], rows: [row])
    workspace.add(database: DatabaseDraft("Rows", dataSources: [source]))
    try await withTemporaryFolder { folder in
      try await withSimulator(workspace) { simulator in
        try await simulator.crawl(into: folder, CrawlConfiguration(downloadsAssets: false))
        simulator.resetStatistics()
        // Lists do not cause an unchanged page to be fetched again, and signed addresses are never stored.
        try await simulator.crawl(into: folder)
        let stored = try await assets(folder)
        #expect(stored.count == 6 && stored.allSatisfy { $0.bytes != nil })
        #expect(simulator.statistics.count(.page) == 1)
      }
    }
  }

  @Test("No signature is stored in the archive") func noSignatureReachesAFileOfTheArchive() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(DemoWorkspace.make()) { simulator in
        try await simulator.crawl(into: folder)
        try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
          for try await page in archive.reader.pages {
            #expect(!page.page.json.text.contains("X-Amz-"))
            for try await case .enter(let node) in page.content {
              #expect(!node.block.json.text.contains("X-Amz-"))
            }
          }
          // Stored bodies that no reader returns have no signature either.
          let codec = archive.codec
          let bodies = try await archive.database.read { database in
            try ["block_lists", "property_lists", "comment_lists", "objects", "users", "views"].flatMap {
              table in
              try Data.fetchAll(database, sql: "SELECT body FROM \(table) WHERE body IS NOT NULL")
            }
          }
          for body in bodies {
            let text = String(decoding: try codec.decode(body), as: UTF8.self)
            #expect(!text.contains("X-Amz-Signature"))
          }
          let frontier = try await archive.database.read {
            try String.fetchAll($0, sql: "SELECT text FROM assets")
          }
          #expect(!frontier.contains { $0.contains("X-Amz-") })
        }
      }
    }
  }

  @Test("A file that no object shows is deleted") func aFileThatNothingShowsAnyMoreIsDeleted() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.crawl(into: folder)
        simulator.edit { workspace in
          let image = workspace.children(of: SmallWorkspace.id("home"))[1]
          workspace.trash(image)
        }
        try await simulator.crawl(into: folder)
        #expect(try await assets(folder).isEmpty)
        let files = try FileManager.default.subpathsOfDirectory(
          atPath: StateDirectory(in: folder).assets.path)
        #expect(!files.contains { $0.count > 60 })
      }
    }
  }
}
