import CrawlTestSupport
import FileTestSupport
import Foundation
import NotionExportKit
import NotionSimulator
import Synchronization
import Testing

@testable import NotionArchive
@testable import NotionCrawl
@testable import NotionExportEngine

@Suite struct MemoryMonitorTests {
  @Test func theSystemTellsWhatIsResident() throws {
    let resident = try #require(ProcessMemory.resident)
    #expect(resident > 1 << 20)
    #expect(ProcessMemory.peak >= resident / 2)
  }

  /// A crawl whose memory is always at its limit continues with one request at a time, and reports it.
  @Test func aCrawlThatIsPausedByMemoryComesToItsEnd() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.withClient { client in
          try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
            let gate = FetchGate()
            gate.open(0)
            let found = Mutex<[Diagnostic]>([])
            let monitor = MemoryMonitor(
              limit: 1000, gate: gate, resident: { 2000 }, relieve: {},
              report: { diagnostic in found.withLock { $0.append(diagnostic) } })
            let watching = Task { await monitor.run(clock: ImpatientClock()) }
            let crawl = Crawl(
              archive: archive, anyClient: client, configuration: CrawlConfiguration(), observer: nil,
              gate: gate)
            let result = try await crawl.run()
            watching.cancel()
            #expect(result.isComplete)
            #expect(found.withLock { $0.map(\.identifier.rawValue) } == ["memory-limit"])
          }
        }
        #expect(simulator.statistics.mostConcurrent == 1)
      }
    }
  }
}

/// A clock whose sleeps return immediately.
private struct ImpatientClock: Clock {
  var now: ContinuousClock.Instant { ContinuousClock.now }
  var minimumResolution: Duration { .zero }

  func sleep(until deadline: ContinuousClock.Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    await Task.yield()
  }
}
