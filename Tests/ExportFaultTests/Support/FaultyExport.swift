import JSONSink
import Logging
import NotionAPI
import NotionArchive
import NotionCrawl
import NotionExportEngine
import NotionModel
import NotionSimulator

/// A whole export, with the real client over loopback, whose waits are a hundredth of the usual ones.
struct FaultyExport {
  let simulator: NotionSimulator
  var comments = CommentMode.page

  /// Exports into a folder, or resumes an earlier export into it.
  func run(into folder: ExportedFolder) async throws -> ExportResult {
    var configuration = ClientConfiguration(
      token: try Token(simulator.token), address: try ServerAddress(simulator.url))
    configuration.environment = [:]
    configuration.jitterSeed = 1
    configuration.retry.baseDelay = .milliseconds(5)
    configuration.retry.longestDelay = .milliseconds(100)
    // Long enough for a machine that is busy with other things, and short enough to wait for a few times.
    configuration.retry.readTimeout = .seconds(3)
    configuration.retry.searchTimeout = .seconds(3)
    configuration.retry.downloadTimeout = .seconds(3)
    configuration.bodyTimeout = .seconds(3)
    configuration.breaker.firstPause = .milliseconds(50)
    configuration.breaker.longestPause = .milliseconds(500)
    var plan = ExportSession.Plan(
      output: folder.url, sinks: [try PlannedSink(JSONSinkPlugin.self, settings: [:])])
    plan.crawl.comments = comments
    let logger = Logger(label: "export-faults", factory: { _ in SwiftLogNoOpLogHandler() })
    return try await NotionClient.withClient(configuration) { [plan] client in
      try await ExportSession(plan, logger: logger).run(client: client)
    }
  }
}

extension ExportResult {
  /// The reason why the crawl could not continue.
  var failure: (any Error)? { if case .failed(let error) = crawl { error } else { nil } }
}
