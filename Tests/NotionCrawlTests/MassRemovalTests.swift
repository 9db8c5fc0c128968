import CrawlTestSupport
import FileTestSupport
import Foundation
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

@testable import NotionArchive
@testable import NotionCrawl

@Suite struct MassRemovalTests {
  private func pages(_ folder: URL) async throws -> Int {
    try await Archive.withArchive(at: StateDirectory(in: folder)) { try await $0.information().pages }
  }

  @Test func wherePermissionsAreLostNothingIsRemovedUnlessThatIsAllowed() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.crawl(into: folder)
        let before = try await pages(folder)
        simulator.edit { $0.revokeAccess(to: SmallWorkspace.id("home")) }
        let observer = RecordingObserver()
        try await simulator.crawl(into: folder, observer: observer)
        #expect(try await pages(folder) == before)
        #expect(observer.diagnostics.map(\.identifier.rawValue).contains("mass-removal"))
        try await simulator.crawl(into: folder, CrawlConfiguration(allowsMassRemoval: true))
        #expect(try await pages(folder) == 1)
        // What is shared again comes back.
        simulator.edit { $0.grantAccess(to: SmallWorkspace.id("home")) }
        try await simulator.crawl(into: folder)
        #expect(try await pages(folder) == before)
      }
    }
  }
}
