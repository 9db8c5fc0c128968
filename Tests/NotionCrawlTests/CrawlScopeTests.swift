import CrawlTestSupport
import TestSupport
import Foundation
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

@testable import NotionArchive
@testable import NotionCrawl

@Suite struct CrawlScopeTests {
  private func titles(_ folder: URL) async throws -> Set<String> {
    try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
      var titles: Set<String> = []
      for try await page in archive.reader.pages { titles.insert(page.place.title) }
      return titles
    }
  }

  @Test("A page as root includes its content and nothing else")
  func aPageAsRootBringsWhatStandsInItAndNothingElse() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        let configuration = CrawlConfiguration(roots: [.page(SmallWorkspace.id("notes"))])
        try await simulator.crawl(into: folder, configuration)
        #expect(try await titles(folder) == ["Notes", "Deep", "Twin"])
        #expect(simulator.statistics.count(.search) == 0)
        // A second run detects an edit below the root although no list contains it.
        simulator.edit { $0.rename(SmallWorkspace.id("deep"), to: "Deeper") }
        try await simulator.crawl(into: folder, configuration)
        #expect(try await titles(folder) == ["Notes", "Deeper", "Twin"])
      }
    }
  }

  @Test(
    "A data source or its database as root includes its rows",
    arguments: [
      CrawlConfiguration.Root.dataSource(SmallWorkspace.id("task rows")),
      .page(SmallWorkspace.id("tasks")), .dataSource(SmallWorkspace.id("tasks")),
    ])
  func aDataSourceOrItsDatabaseAsRootBringsItsRows(root: CrawlConfiguration.Root) async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.crawl(into: folder, CrawlConfiguration(roots: [root]))
        #expect(try await titles(folder) == ["First", "Second", "Third"])
      }
    }
  }

  @Test("A narrower scope leaves the rest out, and a wider one includes it again")
  func aNarrowerScopeLeavesTheRestOutAndAWiderOneBringsItBack() async throws {
    try await withTemporaryFolder { folder in
      let fresh = folder.appending(path: "fresh")
      let changing = folder.appending(path: "changing")
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.crawl(into: fresh)
        try await simulator.crawl(into: changing)
        let notes = CrawlConfiguration(roots: [.page(SmallWorkspace.id("notes"))])
        try await simulator.crawl(into: changing, notes)
        #expect(try await titles(changing) == ["Notes", "Deep", "Twin"])
        try await simulator.crawl(into: changing)
        let (first, second) = (try await WorkspaceDump.of(fresh), try await WorkspaceDump.of(changing))
        #expect(second.difference(from: first) == [])
      }
    }
  }
}

@Suite struct MassRemovalTests {
  private func pages(_ folder: URL) async throws -> Int {
    try await Archive.withArchive(at: StateDirectory(in: folder)) { try await $0.information().pages }
  }

  @Test("After a loss of permissions nothing is removed unless that is allowed")
  func wherePermissionsAreLostNothingIsRemovedUnlessThatIsAllowed() async throws {
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
