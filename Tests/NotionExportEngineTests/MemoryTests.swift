import CrawlTestSupport
import TestSupport
import Foundation
@testable import NotionArchive
import NotionArchive
@testable import NotionCrawl
@testable import NotionExportEngine
import NotionExportKit
import NotionSimulator
import Synchronization
import Testing

@Suite struct MemoryMonitorTests {
  @Test("The system reports the resident memory") func residentMemory() throws {
    let resident = try #require(ProcessMemory.resident)
    #expect(resident > 1 << 20)
    #expect(ProcessMemory.peak >= resident / 2)
  }

  /// A crawl whose memory is always at its limit continues with one request at a time, and reports it.
  @Test("A crawl that is paused for memory completes") func pausedCrawl() async throws {
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

@Suite struct MemoryPressureTests {
  private var pressure = MemoryPressure(limit: 1000)

  private mutating func shares(_ samples: Int...) -> [Int] { samples.map { pressure.sample($0).share } }

  @Test("Far below the limit, fetching is unrestricted") mutating func farBelowLimit() {
    let shares = shares(100, 500, 690)
    #expect(shares == [8, 8, 8])
  }

  @Test("Close to the limit, each sample halves the concurrency") mutating func closeToLimit() {
    let shares = shares(860, 870, 880, 890, 990)
    #expect(shares == [4, 2, 1, 1, 1])
  }

  @Test("At the limit, fetching pauses; below it, it resumes") mutating func atLimit() {
    let shares = shares(1000, 1200, 800, 600, 600, 600, 600)
    #expect(shares == [0, 0, 1, 2, 4, 8, 8])
  }

  @Test("Between the thresholds, the concurrency is unchanged") mutating func betweenThresholds() {
    let shares = shares(860, 750, 800, 750)
    #expect(shares == [4, 4, 4, 4])
  }

  @Test("Memory that does not fall while fetching pauses is reported once and blocks nothing")
  mutating func constantMemory() {
    var told = 0
    var last = MemoryPressure.Decision(share: -1)
    for _ in 0..<100 {
      last = pressure.sample(1100)
      told += last.isBeyondHelp ? 1 : 0
    }
    #expect(last.share == 1)
    #expect(told == 1)
  }

  @Test("Memory is released soon when it is short, and rarely otherwise") mutating func release() {
    var short = 0
    for _ in 0..<40 { short += pressure.sample(900).relieves ? 1 : 0 }
    #expect(short == 10)
    var wide = 0
    for _ in 0..<80 { wide += pressure.sample(600).relieves ? 1 : 0 }
    #expect(wide == 2)
    var idle = 0
    for _ in 0..<80 { idle += pressure.sample(300).relieves ? 1 : 0 }
    #expect(idle == 0)
  }

  @Test("The gate admits the share and notifies observers") func gate() async {
    let gate = FetchGate()
    let (changes, changed) = AsyncStream.makeStream(of: Void.self)
    gate.watch { changed.yield() }
    #expect(gate.limit(of: 32) == 32)
    gate.open(2)
    #expect(gate.limit(of: 32) == 8 && gate.limit(of: 2) == 1 && !gate.isClosed)
    gate.open(0)
    #expect(gate.limit(of: 32) == 0 && gate.isClosed)
    gate.open(0)
    changed.finish()
    var count = 0
    for await _ in changes { count += 1 }
    #expect(count == 2)
  }

  @Test("Large responses leave space for few, and their effect decays slowly") func largeResponses() {
    var budget = FlightBudget(bytes: 12 << 20)
    func most(_ kind: WorkItem.Kind) -> Int {
      var others: [WorkItem.Kind] = []
      while others.count < 200, budget.admits(kind, beside: others) { others.append(kind) }
      return others.count
    }
    #expect(most(.children) > 100)
    budget.record(1 << 20, .children)
    #expect(most(.children) == 3)
    // What one kind brings says nothing of another.
    #expect(most(.comments) > 100)
    #expect(!budget.admits(.comments, beside: [.children, .children, .children]))
    budget.record(50 << 20, .children)
    #expect(most(.children) == 2)
    for _ in 0..<200 { budget.record(1000, .children) }
    #expect(most(.children) > 32)
  }
}
