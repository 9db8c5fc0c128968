import CrawlTestSupport
import TestSupport
import Foundation
import NotionAPI
import NotionCrawl
import NotionExportKit
import NotionModel
import NotionSimulator
import Synchronization
import Testing

@testable import NotionExportEngine

/// An export as a server or an app runs it, against the simulator and in real folders.
@Suite struct ExportTests {
  private func words(_ folder: URL) -> Export {
    Export(to: folder, formats: [ExportFormat(WordsPlugin.self)])
  }

  private func configuration(_ simulator: NotionSimulator) throws -> ClientConfiguration {
    ClientConfiguration(token: try Token(simulator.token), address: try ServerAddress(simulator.url))
  }

  @Test("An export writes its format and returns a report") func export() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        let report = try await words(folder).run(from: configuration(simulator))
        #expect(report.isComplete && report.outcome == .complete)
        #expect(report.formats.map(\.name) == ["words"] && report.formats[0].outcome == .complete)
        #expect(report.archive.pages == 10 && report.archive.workspaceName == "Small")
        #expect(report.requests == simulator.statistics.count())
        #expect(try output(in: folder).count == report.archive.pages)
        let again = try await words(folder).run(from: configuration(simulator))
        #expect(again.isComplete && again.formats[0].written == 0)
      }
    }
  }

  @Test("Typed options reach the sink, and a changed option writes everything again")
  func typedOptions() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        var export = words(folder)
        _ = try await export.run(from: configuration(simulator))
        simulator.resetStatistics()
        var options = WordsPlugin.Options()
        options.heading = "Heading"
        export.formats = [ExportFormat(WordsPlugin.self, options: options)]
        let report = try await export.render()
        #expect(report.isComplete && report.formats[0].isReplay && report.requests == nil)
        #expect(report.outcome == .notFetched(isArchiveComplete: true))
        #expect(try output(in: folder).values.allSatisfy { $0.starts(with: Array("Heading: ".utf8)) })
        #expect(simulator.statistics.count() == 0)
        // The same options as texts are the same format.
        export.formats = [try ExportFormat(WordsPlugin.self, settings: ["heading": "Heading"])]
        #expect(try await export.render().formats[0].written == 0)
      }
    }
  }

  @Test("The last progress agrees with the report") func lastProgress() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        simulator.configure { $0.faults = [FaultRule(.internalServerError, on: [.blockChildren], .first(2))] }
        let seen = Mutex<[ExportProgress]>([])
        let kept = Mutex<ExportRun?>(nil)
        let report = try await words(folder).run(from: configuration(simulator)) { run in
          kept.withLock { $0 = run }
          for await progress in run.progress { seen.withLock { $0.append(progress) } }
        }
        let last = try #require(seen.withLock { $0.last })
        #expect(last.phase == .writing && last.fraction == 1)
        #expect(last.requests == report.requests)
        #expect(last.formats.map(\.written) == report.formats.map(\.written))
        #expect(last.pagesDone == last.pagesFound && last.pagesDone > 0)
        #expect(last.failures == 2 && last.errorRate > 0 && last.bytesReceived > 0)
        #expect(last.recentFailures.map(\.error.operation) == [.blocks, .blocks])
        #expect(try #require(last.memory) > 0)
        #expect(seen.withLock { $0.allSatisfy { (0...1).contains($0.fraction ?? 0) } })
        // Whoever looks later gets the last one, too.
        let run = try #require(kept.withLock { $0 })
        var late: [ExportProgress] = []
        for await progress in run.progress { late.append(progress) }
        #expect(late.map(\.requests) == [last.requests])
      }
    }
  }

  @Test("A cancelled export resumes to the same bytes", arguments: [false, true]) func cancellation(
    byTask: Bool
  ) async throws {
    let workspace = SimulatedWorkspace.synthetic(pages: 30, seed: 5)
    try await withTemporaryFolder { folder in
      try await withSimulator(workspace) { simulator in
        let configuration = try configuration(simulator)
        let whole = words(folder.appending(path: "whole")), parted = words(folder.appending(path: "parted"))
        #expect(try await whole.run(from: configuration).isComplete)
        let (runs, started) = AsyncStream.makeStream(of: ExportRun.self)
        let (tasks, begun) = AsyncStream.makeStream(of: Task<ExportReport, any Error>.self)
        let cancelled = Mutex(false)
        let task = WordsPlugin.$beforeWriting.withValue(
          {
            guard isFirst(cancelled) else { return }
            if byTask { for await task in tasks { return task.cancel() } }
            for await run in runs { return run.cancel() }
          },
          operation: {
            Task { try await parted.run(from: configuration) { started.yield($0) } }
          })
        begun.yield(task)
        let first = try await task.value
        #expect(!first.isComplete && first.formats[0].outcome == .incomplete)
        let second = try await parted.run(from: configuration)
        #expect(second.isComplete)
        #expect(try output(in: parted.output) == output(in: whole.output))
      }
    }
  }

  @Test("Limits reach the crawl and the lanes") func limits() async throws {
    let workspace = SimulatedWorkspace.synthetic(pages: 60, seed: 5)
    try await withTemporaryFolder { folder in
      try await withSimulator(workspace) { simulator in
        var configuration = try configuration(simulator)
        configuration.concurrency = 3
        configuration.operationLimits = OperationLimiter.Limits([.blocks: 2])
        configuration.rateLimits = RateLimits()
        var export = words(folder)
        export.comments = .none
        export.files = .none
        export.limits.memory = 80_000_000
        export.limits.checkpointInterval = .seconds(1)
        #expect(try await export.run(from: configuration).isComplete)
        let statistics = simulator.statistics
        #expect(statistics.mostConcurrent <= 3)
        #expect((1...2).contains(statistics.mostConcurrentByRoute[.blockChildren] ?? 0))
        #expect(statistics.count(.comments) == 0 && statistics.count(.download) == 0)
        let plan = try export.plan(concurrency: 50)
        #expect(plan.crawl.requestsInFlight == 100 && plan.memoryLimit == 80_000_000)
        #expect(plan.lanes.checkpointInterval == .seconds(1))
      }
    }
  }

  @Test("Only objects below the roots are exported") func roots() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        var export = words(folder)
        export.roots = [.page(PageID(SmallWorkspace.id("notes")))]
        let report = try await export.run(from: configuration(simulator))
        #expect(report.isComplete && report.archive.pages == 4)
      }
    }
  }

  @Test("Without a format, only the archive is created") func noFormat() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        let report = try await simulator.withClient { client in
          try await Export(to: folder, formats: []).run(with: client)
        }
        #expect(report.isComplete && report.formats.isEmpty && report.archive.pages == 10)
        #expect(try output(in: folder).isEmpty)
      }
    }
  }

  @Test("A report is equal after encoding and decoding") func reportCoding() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        simulator.configure {
          $0.faults = [FaultRule(.forbidden, on: [.blockChildren], object: SmallWorkspace.id("twin two"))]
        }
        let report = try await words(folder).run(from: configuration(simulator))
        #expect(!report.diagnostics.isEmpty && !report.subjects.isEmpty)
        let data = try JSONEncoder().encode(report)
        #expect(try JSONDecoder().decode(ExportReport.self, from: data) == report)
      }
    }
  }

  @Test("A refused token is a failure in the report") func refusedToken() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        simulator.configure { $0.faults = [FaultRule(.unauthorized)] }
        let report = try await words(folder).run(from: configuration(simulator))
        guard case .failed(let error) = report.outcome else {
          Issue.record("\(report.outcome)")
          return
        }
        #expect(error.code == .api && !error.description.isEmpty)
        #expect(report.formats[0].outcome == .incomplete)
      }
    }
  }

  @Test("A run that cannot start throws an error with a code") func startErrors() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        let configuration = try configuration(simulator)
        @Sendable func code(_ body: () async throws -> ExportReport) async -> ExportError.Code? {
          do {
            _ = try await body()
            return nil
          } catch {
            return (error as? ExportError)?.code
          }
        }
        let export = words(folder.appending(path: "output"))
        #expect(await code { try await export.render() } == .missing)
        var twice = export
        twice.formats += twice.formats
        #expect(await code { try await twice.run(from: configuration) } == .repeatedFormat)
        let foreign = folder.appending(path: "foreign")
        try FileManager.default.createDirectory(at: foreign, withIntermediateDirectories: true)
        try Data("mine".utf8).write(to: foreign.appending(path: "letter.txt"))
        #expect(await code { try await words(foreign).run(from: configuration) } == .foreignFile)
        let inner = Mutex<ExportError.Code?>(nil)
        try await WordsPlugin.$beforeWriting.withValue({
          let found = await code {
            try await words(folder.appending(path: "output")).run(from: configuration)
          }
          inner.withLock { $0 = $0 ?? found }
        }) {
          let report = try await export.run(from: configuration)
          #expect(report.isComplete)
        }
        #expect(inner.withLock { $0 } == .locked)
      }
    }
  }
}
