import CrawlTestSupport
import TestSupport
import Foundation
import Logging
import NotionExportKit
import NotionSimulator
import Testing

@testable import NotionExportEngine

@Suite struct ExpectedRequestsTests {
  @Test("Half-way, the requests that will follow from pages are expected")
  func expectedRequests() async throws {
    let workspace = SimulatedWorkspace.synthetic(pages: 150, seed: 3)
    try await withTemporaryFolder { folder in
      try await withSimulator(workspace) { simulator in
        // The comments of a page are asked for as soon as it is found, its blocks later.
        simulator.configure { $0.faults = [FaultRule(.unauthorized, on: [.blockChildren], .after(150))] }
        let plan = ExportSession.Plan(
          output: folder, sinks: [TestSink.planned(TestSink.Behaviour(format: "one"))])
        let observer = RecordingExportObserver()
        let first = try await simulator.withClient { client in
          try await ExportSession(plan, logger: Logger(label: "test"), observer: observer).run(client: client)
        }
        #expect(first.totals.responses > 150)
        let halfWay = try #require(observer.last)
        simulator.configure { $0.faults = [] }
        simulator.resetStatistics()
        let second = try await simulator.withClient { client in
          try await ExportSession(plan, logger: Logger(label: "test"), observer: observer).run(client: client)
        }
        #expect(second.isComplete)
        let left = Double(simulator.statistics.accepted)
        #expect(halfWay.waiting > 0)
        #expect(Double(halfWay.waiting) < left * 0.6, "\(halfWay.waiting) of \(left)")
        #expect(
          (left * 0.7...left * 1.3).contains(Double(halfWay.expected)), "\(halfWay.expected) for \(left)")
        #expect(try #require(observer.last).expected == 0)
      }
    }
  }
}
