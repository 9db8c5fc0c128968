import CrawlTestSupport
import FileTestSupport
import Foundation
import NotionAPI
import NotionModel
import NotionSimulator
import Synchronization
import Testing

@testable import NotionArchive
@testable import NotionCrawl

@Suite struct ResumedCrawlTests {
  /// Kills a crawl again and again until one comes to its end; returns the requests of all runs.
  private func crawlWithDeaths(
    _ simulator: NotionSimulator, into folder: URL, every step: Int, _ configuration: CrawlConfiguration
  ) async throws -> Int {
    try await simulator.withClient { client in
      var deaths = 0
      while deaths < 500 {
        let isComplete = try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
          let dying = DyingClient(client, after: step + deaths % 3)
          let crawl = Crawl(
            archive: archive, anyClient: dying, configuration: configuration, observer: nil)
          do {
            return try await crawl.run().isComplete
          } catch is DyingClient.Death {
            return false
          }
        }
        if isComplete { return deaths }
        deaths += 1
      }
      Issue.record("the crawl never came to its end")
      return deaths
    }
  }

  @Test(arguments: [11, 47])
  func aCrawlThatIsKilledAgainAndAgainEndsLikeOneThatIsNot(step: Int) async throws {
    let configuration = CrawlConfiguration(comments: .all, requestsInFlight: 4)
    try await withTemporaryFolder { folder in
      let whole = folder.appending(path: "whole")
      let broken = folder.appending(path: "broken")
      try await withSimulator(DemoWorkspace.make()) { simulator in
        try await simulator.crawl(into: whole, configuration)
        let needed = simulator.statistics.accepted
        simulator.resetStatistics()
        let deaths = try await crawlWithDeaths(simulator, into: broken, every: step, configuration)
        #expect(deaths > 1)
        // Of each run at most the requests in flight are asked for again.
        let repeated = simulator.statistics.accepted - needed
        #expect(repeated <= deaths * configuration.requestsInFlight)
        let (first, second) = (try await WorkspaceDump.of(whole), try await WorkspaceDump.of(broken))
        #expect(second.difference(from: first) == [])
      }
    }
  }
}
