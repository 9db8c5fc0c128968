import NotionCrawl
import CrawlTestSupport
import TestSupport
import Foundation
import Logging
import NotionExportKit
import NotionModel
import NotionSimulator
import Synchronization
import Testing

@testable import NotionArchive
@testable import NotionExportEngine

/// Several lanes over one archive, through the real engine.
@Suite struct LanesOfAnExportTests {
  private func plan(_ folder: URL, _ formats: TestSink.Behaviour...) throws -> ExportSession.Plan {
    ExportSession.Plan(output: folder, sinks: formats.map(TestSink.planned))
  }

  private func export(
    _ plan: ExportSession.Plan, from simulator: NotionSimulator, observer: (any ExportObserver)? = nil
  ) async throws -> ExportResult {
    try await simulator.withClient { client in
      try await ExportSession(plan, logger: Logger(label: "test"), observer: observer).run(client: client)
    }
  }

  @Test("A slow sink does not delay the others") func slowSink() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        // The slow one writes nothing until the other has finished.
        let (finished, finish) = AsyncStream.makeStream(of: Void.self)
        let slow = TestSink.Behaviour(format: "slow", beforeWriting: { _ in for await _ in finished {} })
        let fast = TestSink.Behaviour(format: "fast", whenFinished: { finish.finish() })
        let result = try await export(plan(folder, slow, fast), from: simulator)
        #expect(result.isComplete)
        #expect(result.lanes.count == 2)
        // A page may be logged again while the crawl finds what it shows; the fast one may see both times.
        #expect(result.lanes.allSatisfy { $0.written >= result.archive.loggedObjects }, "\(result.lanes)")
      }
    }
  }

  @Test("A failing sink stops alone and resumes later without requests") func failingSink() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        let count = Mutex(0)
        let failing = TestSink.Behaviour(
          format: "failing",
          beforeWriting: { _ in
            if count.withLock({ count in
              count += 1; return count > 3
            }) {
              throw TestSink.Failure()
            }
          })
        let sound = TestSink.Behaviour(format: "sound")
        let first = try await export(plan(folder, failing, sound), from: simulator)
        #expect(!first.isComplete)
        #expect(first.lanes.map(\.written)[0] == 3)
        guard case .failed = first.lanes[0].outcome, case .complete = first.lanes[1].outcome,
          case .complete = first.crawl
        else {
          Issue.record("\(first.lanes)")
          return
        }
        simulator.resetStatistics()
        let mended = try plan(folder, TestSink.Behaviour(format: "failing"), sound)
        let second = try await ExportSession(mended, logger: Logger(label: "test")).render()
        #expect(second.isComplete)
        #expect(!second.lanes[0].replayed)
        // One of the three may have been logged again since, as something that it shows has come.
        let objects = second.archive.loggedObjects
        #expect((objects - 3...objects).contains(second.lanes[0].written))
        #expect(second.lanes[1].written == 0)
        #expect(simulator.statistics.count() == 0)
      }
    }
  }

  @Test("Changed options cause a replay without requests") func changedOptions() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        let first = try await export(plan(folder, TestSink.Behaviour(format: "one")), from: simulator)
        simulator.resetStatistics()
        let changed = try plan(folder, TestSink.Behaviour(format: "one", options: "other"))
        let second = try await ExportSession(changed, logger: Logger(label: "test")).render()
        #expect(second.lanes[0].replayed)
        #expect(second.lanes[0].written == second.archive.loggedObjects)
        #expect(first.lanes[0].written >= second.lanes[0].written)
        #expect(simulator.statistics.count() == 0)
      }
    }
  }

  @Test("The totals of an interrupted export continue in the next run") func totals() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        simulator.configure { $0.faults = [FaultRule(.unauthorized, on: [.blockChildren], .after(4))] }
        let observer = RecordingExportObserver()
        let plan = try plan(folder, TestSink.Behaviour(format: "one"))
        let first = try await export(plan, from: simulator, observer: observer)
        guard case .failed = first.crawl else {
          Issue.record("\(first.crawl)")
          return
        }
        #expect(first.totals.runs == 1 && first.totals.responses > 4)
        simulator.configure { $0.faults = [] }
        let second = try await export(plan, from: simulator, observer: observer)
        #expect(second.isComplete)
        #expect(second.totals.runs == 2)
        #expect(second.totals.responses > first.totals.responses)
        // What was under way at the interruption was given up, and its answers did not count.
        let served = simulator.statistics.count()
        #expect(
          (served - plan.crawl.requestsInFlight...served).contains(second.totals.requestCount))
        #expect(
          second.totals.found == second.archive.pages + second.archive.databases + second.archive.dataSources)
        let last = try #require(observer.last)
        #expect(last.stage == .complete && last.waiting == 0)
        #expect(last.written == ["one": second.lanes[0].written])
        // A new crawl begins at nought.
        let third = try await export(plan, from: simulator)
        #expect(third.totals.runs == 1)
        #expect(third.totals.found == 0)
      }
    }
  }
}

extension ArchiveInformation {
  /// The number of entries in the change log: one for each object, however often it was logged.
  fileprivate var loggedObjects: Int { pages + databases + dataSources + users + assets }
}
