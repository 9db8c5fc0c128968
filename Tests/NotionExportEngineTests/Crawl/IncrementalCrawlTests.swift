import Foundation
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

@testable import NotionExportEngine

@Suite struct IncrementalCrawlTests {
  @Test func aSecondRunOverAnUnchangedWorkspaceLogsNothingAndFetchesNoContent() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(DemoWorkspace.make()) { simulator in
        try await simulator.crawl(into: folder)
        let before = try await Archive.withArchive(at: StateDirectory(in: folder)) {
          try await $0.information()
        }
        simulator.resetStatistics()
        let result = try await simulator.crawl(into: folder)
        let after = try await Archive.withArchive(at: StateDirectory(in: folder)) {
          try await $0.information()
        }
        #expect(result.number == 2)
        #expect(after.lastPosition == before.lastPosition)
        let served = Set(simulator.statistics.served.keys)
        #expect(served.isSubset(of: [.me, .users, .search, .dataSourceQuery, .database]))
        #expect(simulator.statistics.repeatedReadCount == 0)
      }
    }
  }
}
