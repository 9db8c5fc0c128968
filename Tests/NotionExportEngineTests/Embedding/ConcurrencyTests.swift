import CrawlTestSupport
import TestSupport
import Foundation
import NotionAPI
import NotionExportKit
import NotionModel
import NotionSimulator
import Synchronization
import Testing

@testable import NotionExportEngine

/// The limits of concurrency of an export.
@Suite(.timeLimit(.minutes(2))) struct ConcurrencyTests {
  private func configuration(_ simulator: NotionSimulator) throws -> ClientConfiguration {
    ClientConfiguration(token: try Token(simulator.token), address: try ServerAddress(simulator.url))
  }

  @Test("A limit replaces that of the client's configuration, and no limit keeps it")
  func client() throws {
    var configuration = ClientConfiguration(token: try Token("secret"))
    configuration.concurrency = 9
    configuration.operationLimits.maximum = [.downloads: 5, .blocks: 3]
    var limits = Export.Limits().concurrency
    #expect(limits.applied(to: configuration).concurrency == 9)
    #expect(limits.applied(to: configuration).operationLimits.maximum(.downloads) == 5)
    (limits.requests, limits.downloads) = (20, 0)
    #expect(limits.applied(to: configuration).concurrency == 20)
    #expect(limits.applied(to: configuration).operationLimits.maximum == [.downloads: 1, .blocks: 3])
  }

  @Test(
    "A run keeps the limit of requests, with a client of its own and with one of others",
    arguments: [false, true])
  func requests(isShared: Bool) async throws {
    try await withTemporaryFolder { folder in
      // Slow responses overlap if they may.
      let slow = SimulatorConfiguration().with { $0.latency = .fixed(.milliseconds(5)) }
      try await withSimulator(SmallWorkspace.make(), slow) { simulator in
        var export = Export(to: folder, formats: [])
        func run() async throws -> ExportReport {
          guard isShared else { return try await export.run(from: configuration(simulator)) }
          return try await NotionClient.withClient(configuration(simulator)) { [export] in
            try await export.run(with: $0)
          }
        }
        _ = try await run()
        #expect(simulator.statistics.mostConcurrent > 2)
        simulator.resetStatistics()
        export.startsFresh = true
        (export.limits.concurrency.requests, export.limits.concurrency.downloads) = (1, 1)
        #expect(try await run().isComplete)
        // A download beside the request, with a client of its own.
        #expect(simulator.statistics.mostConcurrent <= (isShared ? 1 : 2))
        #expect(simulator.statistics.mostConcurrentByRoute.values.allSatisfy { $0 == 1 })
      }
    }
  }

  @Test("A format writes as many pages at the same time as the limit says", arguments: [1, 3])
  func pages(limit: Int) async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        var export = Export(to: folder, formats: [])
        _ = try await export.run(from: configuration(simulator))
        let crowd = Crowd(of: limit)
        export.formats = [ExportFormat(CrowdPlugin.self)]
        export.limits.concurrency.pageWrites = limit
        // Fewer would wait for the others for ever.
        let report = try await CrowdPlugin.$crowd.withValue(crowd) { try await export.render() }
        #expect(report.isComplete && crowd.most == limit)
      }
    }
  }
}

/// Suspends callers until there are as many as expected at the same time, once, and counts them.
private final class Crowd: Sendable {
  private struct State {
    var present = 0
    var most = 0
    var isComplete = false
    var waiting: [CheckedContinuation<Void, Never>] = []
  }

  private let size: Int
  private let state = Mutex(State())

  init(of size: Int) { self.size = size }

  var most: Int { state.withLock(\.most) }

  func enter() async {
    await withCheckedContinuation { continuation in
      let released = state.withLock { state in
        state.present += 1
        state.most = max(state.most, state.present)
        state.waiting.append(continuation)
        guard state.isComplete || state.present >= size else { return [CheckedContinuation<Void, Never>]() }
        state.isComplete = true
        defer { state.waiting = [] }
        return state.waiting
      }
      for continuation in released { continuation.resume() }
    }
  }

  func leave() { state.withLock { $0.present -= 1 } }
}

private struct CrowdPlugin: SinkPlugin {
  @TaskLocal static var crowd = Crowd(of: 1)

  static let format = "crowd"
  static let summary = "pages that wait for others"

  static func requirements(of options: NoOptions) -> SinkRequirements {
    SinkRequirements(pagesInParallel: true)
  }

  func makeSink(_ options: NoOptions, in context: SinkContext) -> any Sink { CrowdSink(crowd: Self.crowd) }
}

private struct CrowdSink: Sink {
  let crowd: Crowd

  func write(_ event: ExportEvent) async throws {
    guard case .page = event else { return }
    await crowd.enter()
    crowd.leave()
  }
}
