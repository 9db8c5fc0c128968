import CrawlTestSupport
import TestSupport
import Foundation
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

@testable import NotionArchive
@testable import NotionCrawl

/// Capabilities that the integration lacks at first, and may get later.
@Suite struct CapabilityTests {
  private func archiveIsLikeAFreshOne(
    of simulator: NotionSimulator, _ folder: URL, _ configuration: CrawlConfiguration
  ) async throws {
    try await withTemporaryFolder { fresh in
      try await simulator.crawl(into: fresh, configuration)
      let (expected, found) = (try await WorkspaceDump.of(fresh), try await WorkspaceDump.of(folder))
      #expect(found.difference(from: expected) == [])
    }
  }

  private func told(_ observer: RecordingObserver) -> [String] {
    observer.diagnostics.filter { $0.identifier.rawValue == "capability-missing" }.map(\.summary)
  }

  @Test("Comments are fetched once the capability is granted", arguments: [CommentMode.page, .all])
  func commentsThatMayBeReadLaterAreFetchedThen(comments: CommentMode) async throws {
    let configuration = CrawlConfiguration(comments: comments)
    try await withTemporaryFolder { folder in
      try await withSimulator(DemoWorkspace.make()) { simulator in
        simulator.edit { $0.capabilities.readsComments = false }
        let observer = RecordingObserver()
        try await simulator.crawl(into: folder, configuration, observer: observer)
        #expect(told(observer) == ["the integration may not read comments"])
        #expect(simulator.statistics.count(.comments) == 1)

        // Each run asks once, and says again what is missing.
        simulator.resetStatistics()
        let second = RecordingObserver()
        try await simulator.crawl(into: folder, configuration, observer: second)
        #expect(told(second) == told(observer))
        #expect(simulator.statistics.count(.comments) == 1)
        #expect(simulator.statistics.count(.blockChildren) == 0)
        #expect(second.progress.completedObjects == 0)

        simulator.edit { $0.capabilities.readsComments = true }
        simulator.resetStatistics()
        let third = RecordingObserver()
        try await simulator.crawl(into: folder, configuration, observer: third)
        #expect(told(third) == [])
        // Nothing but the comments is read again.
        #expect(simulator.statistics.count(.blockChildren) == 0)
        try await archiveIsLikeAFreshOne(of: simulator, folder, configuration)

        simulator.resetStatistics()
        try await simulator.crawl(into: folder, configuration)
        #expect(simulator.statistics.count(.comments) == 0)
      }
    }
  }

  @Test("Users are fetched once the capability is granted, and objects with their names are logged")
  func usersThatMayBeReadLaterAreFetchedThenWithWhatNamesThem() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(DemoWorkspace.make()) { simulator in
        simulator.edit { $0.capabilities.readsUsers = false }
        for _ in 1...2 {
          simulator.resetStatistics()
          let observer = RecordingObserver()
          try await simulator.crawl(into: folder, observer: observer)
          #expect(told(observer) == ["the integration may not read user information"])
          #expect(simulator.statistics.count(.users) + simulator.statistics.count(.user) == 1)
        }
        simulator.edit { $0.capabilities.readsUsers = true }
        simulator.resetStatistics()
        let observer = RecordingObserver()
        try await simulator.crawl(into: folder, observer: observer)
        #expect(told(observer) == [])
        // Pages that refer to no users are not fetched again.
        let pages = simulator.workspace.inventory.pages.count
        #expect(simulator.statistics.count(.comments) < pages)
        try await archiveIsLikeAFreshOne(of: simulator, folder, CrawlConfiguration())
      }
    }
  }

  @Test("Views are fetched once the capability is granted")
  func viewsThatMayBeReadLaterAreFetchedThen() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(DemoWorkspace.make()) { simulator in
        simulator.configure { $0.faults = [FaultRule(.forbidden, on: [.views])] }
        let observer = RecordingObserver()
        try await simulator.crawl(into: folder, observer: observer)
        #expect(told(observer) == ["the integration may not read views"])
        #expect(simulator.statistics.count(.views) == 1)
        simulator.configure { $0.faults = [] }
        try await simulator.crawl(into: folder)
        try await archiveIsLikeAFreshOne(of: simulator, folder, CrawlConfiguration())
      }
    }
  }

  @Test("A revoked capability removes nothing from the archive")
  func aCapabilityThatIsTakenAwayTakesNothingAway() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.crawl(into: folder)
        let before = try await WorkspaceDump.of(folder).lines.filter { $0.contains("  comment ") }
        #expect(before.count == 1)
        simulator.edit {
          $0.capabilities.readsComments = false
          $0.append([.paragraph("More.")], to: SmallWorkspace.id("plans"))
        }
        try await simulator.crawl(into: folder)
        #expect(try await WorkspaceDump.of(folder).lines.filter { $0.contains("  comment ") } == before)
        simulator.edit { $0.capabilities.readsComments = true }
        try await simulator.crawl(into: folder)
        try await archiveIsLikeAFreshOne(of: simulator, folder, CrawlConfiguration())
      }
    }
  }
}
