import CrawlTestSupport
import TestSupport
import Foundation
import NotionAPI
import NotionExportKit
import NotionModel
import NotionSimulator
import Synchronization
import Testing

@testable import NotionArchive
@testable import NotionCrawl

@Suite struct InterruptedCrawlTests {
  @Test("A cancelled crawl stores the responses in flight, and continues later")
  func aCancelledCrawlStoresWhatIsUnderWayAndGoesOnLater() async throws {
    try await withTemporaryFolder { folder in
      let whole = folder.appending(path: "whole")
      let broken = folder.appending(path: "broken")
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.crawl(into: whole)
        let needed = simulator.statistics.accepted
        simulator.resetStatistics()
        let first = try await simulator.withClient { client in
          try await Archive.withArchive(at: StateDirectory(in: broken)) { archive in
            // Cancelled from within as soon as something has been stored.
            let observer = CancellingObserver()
            let crawl = Crawl(
              archive: archive, client: client, configuration: CrawlConfiguration(requestsInFlight: 3),
              observer: observer)
            let task = Task { try await crawl.run() }
            observer.cancel(task)
            return try await task.value
          }
        }
        #expect(!first.isComplete)
        let second = try await simulator.crawl(into: broken)
        #expect(second.isComplete && second.isResumed)
        #expect(simulator.statistics.accepted == needed)
        let (one, two) = (try await WorkspaceDump.of(whole), try await WorkspaceDump.of(broken))
        #expect(two.difference(from: one) == [])
      }
    }
  }

  @Test("A crawl that waits for a rate limit stops at once", .timeLimit(.minutes(1)))
  func aCrawlThatWaitsForARateLimitIsStoppedAtOnce() async throws {
    try await withTemporaryFolder { folder in
      var configuration = SimulatorConfiguration()
      configuration.rateLimit = .fixedWindow(allowance: 20, window: .seconds(3600))
      try await withSimulator(SmallWorkspace.make(), configuration) { simulator in
        let crawling = LateTask()
        var settings = ClientConfiguration(
          token: try Token(simulator.token), address: try ServerAddress(simulator.url + "/v1"))
        settings.onEvent = { event in if case .paused = event { crawling.cancel() } }
        let result = try await NotionClient.withClient(settings) { client in
          try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
            var configuration = CrawlConfiguration()
            configuration.drainTime = .seconds(3600)
            let crawl = Crawl(archive: archive, client: client, configuration: configuration)
            let task = Task { try await crawl.run() }
            crawling.set(task)
            return try await task.value
          }
        }
        #expect(!result.isComplete)
        #expect(result.progress.responses > 0)
      }
    }
  }

  @Test("A refused token ends the run, which stays resumable")
  func aTokenThatIsRefusedEndsTheRunAndLeavesItResumable() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        simulator.configure { $0.faults = [FaultRule(.unauthorized, on: [.blockChildren], .after(2))] }
        let error = await #expect(throws: NotionAPIError.self) { try await simulator.crawl(into: folder) }
        #expect(error?.code == .unauthorized)
        simulator.configure { $0.faults = [] }
        let result = try await simulator.crawl(into: folder)
        #expect(result.isComplete && result.isResumed)
      }
    }
  }

  @Test(
    "Transient faults leave no trace", arguments: [Fault.invalidCursor, .internalServerError, .truncatedJSON])
  func faultsThatPassLeaveNoTrace(fault: Fault) async throws {
    let workspace = SimulatedWorkspace.synthetic(pages: 40, seed: 5)
    let configuration = CrawlConfiguration(comments: .none, downloadsAssets: false)
    try await withTemporaryFolder { folder in
      let whole = folder.appending(path: "whole")
      let faulty = folder.appending(path: "faulty")
      try await withSimulator(workspace) { simulator in
        try await simulator.crawl(into: whole, configuration)
        simulator.configure { $0.faults = [FaultRule(fault, .every(9))] }
        let observer = RecordingObserver()
        try await simulator.crawl(into: faulty, configuration, observer: observer)
        let (one, two) = (try await WorkspaceDump.of(whole), try await WorkspaceDump.of(faulty))
        #expect(two.difference(from: one) == [])
      }
    }
  }

  @Test("Refused content is reported, and the rest is archived")
  func contentThatTheAPIRefusesIsReportedAndTheRestIsThere() async throws {
    try await withTemporaryFolder { folder in
      var workspace = SmallWorkspace.make()
      let toggle = try #require(workspace.children(of: SmallWorkspace.id("notes")).first)
      workspace.refuseChildren(of: toggle, message: "Block type ai_block is not supported via the API.")
      try await withSimulator(workspace) { simulator in
        let observer = RecordingObserver()
        let result = try await simulator.crawl(
          into: folder, CrawlConfiguration(downloadsAssets: false), observer: observer)
        #expect(result.isComplete)
        #expect(observer.diagnostics.map(\.object) == [toggle])
        try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
          let notes = try #require(try await archive.reader.page(PageID(SmallWorkspace.id("notes"))))
          var unavailable: [ObjectID] = []
          for try await case .enter(let node) in notes.content {
            if case .unavailable = node.children { unavailable.append(node.block.id.object) }
          }
          #expect(unavailable == [toggle])
        }
      }
    }
  }
}

/// Cancels a task when a crawl has stored something.
final class CancellingObserver: CrawlObserver {
  private let task = LateTask()

  func cancel(_ task: Task<CrawlResult, any Error>) { self.task.set(task) }

  func crawlDidReport(_ diagnostic: Diagnostic) {}
  func crawlDidAdvance(_ progress: CrawlProgress) { if progress.responses > 4 { task.cancel() } }
}

/// A task that becomes known after it has begun.
final class LateTask: Sendable {
  private let state = Mutex((task: Task<CrawlResult, any Error>?.none, isCancelled: false))

  func set(_ task: Task<CrawlResult, any Error>) {
    let isCancelled = state.withLock { state in
      state.task = task
      return state.isCancelled
    }
    if isCancelled { task.cancel() }
  }

  func cancel() {
    let task = state.withLock { state in
      state.isCancelled = true
      return state.task
    }
    task?.cancel()
  }
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

  @Test("A crawl that is killed repeatedly ends like one that is not", arguments: [11, 47])
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

/// A client some of whose calls end as if they were cancelled, although they were not.
final class GivingUpClient: CrawlClient {
  private let client: NotionClient
  private let left: Mutex<Int>

  init(_ client: NotionClient, calls: Int) {
    self.client = client
    left = Mutex(calls)
  }

  func send<Response: JSONDecodable>(_ endpoint: Endpoint<Response>) async throws -> APIResponse<Response> {
    let givesUp =
      endpoint.request.path.hasSuffix("/children")
      && left.withLock { left in
        left -= 1
        return left >= 0
      }
    if givesUp { throw CancellationError() }
    return try await client.send(endpoint)
  }

  func download(
    _ url: String, object: ObjectID, write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> String? {
    try await client.download(url, object: object, write: write)
  }

  func stopSending() async { await client.stopSending() }
}

@Suite struct GivenUpRequestTests {
  @Test("Only the caller of a crawl can interrupt it") func onlyWhoRunsACrawlCanInterruptIt() async throws {
    try await withTemporaryFolder { folder in
      let (whole, other) = (folder.appending(path: "whole"), folder.appending(path: "other"))
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.crawl(into: whole)
        let result = try await simulator.withClient { client in
          try await Archive.withArchive(at: StateDirectory(in: other)) { archive in
            try await Crawl(
              archive: archive, anyClient: GivingUpClient(client, calls: 2),
              configuration: CrawlConfiguration(),
              observer: nil
            ).run()
          }
        }
        #expect(result.isComplete)
        let (one, two) = (try await WorkspaceDump.of(whole), try await WorkspaceDump.of(other))
        #expect(two.difference(from: one) == [])
      }
    }
  }
}
