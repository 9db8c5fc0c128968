import Foundation
import NotionAPI
import NotionModel
import NotionSimulator
import Synchronization
import Testing

@testable import NotionExportEngine

/// A client that fails for good after a number of requests, as if the process were killed there.
final class DyingClient: CrawlClient {
  struct Death: Error {}

  private let client: NotionClient
  private let left: Mutex<Int>
  /// Requests that the server answered and whose answers never came to be stored.
  var requestsLost: Int { max(0, -left.withLock { $0 }) }

  init(_ client: NotionClient, after requests: Int) {
    self.client = client
    left = Mutex(requests)
  }

  private func spend() throws {
    let isAlive = left.withLock { left in
      left -= 1
      return left >= 0
    }
    if !isAlive { throw Death() }
  }

  func send<Response: JSONDecodable>(_ endpoint: Endpoint<Response>) async throws -> APIResponse<Response> {
    try spend()
    return try await client.send(endpoint)
  }

  func download(
    _ url: String, object: ObjectID, write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> String? {
    try spend()
    return try await client.download(url, object: object, write: write)
  }

  func stopSending() async { await client.stopSending() }
}

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
