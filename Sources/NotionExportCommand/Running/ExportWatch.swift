internal import NotionAPI
internal import NotionExportEngine

/// The observers of a running export: its progress display, and its metrics file.
struct ExportWatch: Sendable {
  let style: ProgressStyle
  let interval: Duration
  let board: ProgressBoard
  let metrics: MetricsFile?
  /// The output folder, as entered by the user.
  let folder: String

  /// Runs an export with `client`, or without one, and returns its outcome.
  func run(of client: NotionClient?, _ body: () async throws -> ExportResult) async throws -> FinishedRun {
    let start = ContinuousClock.now
    var statistics: (@Sendable () async -> ClientStatistics)?
    if let client { statistics = { await client.statistics() } }
    let reporter = ProgressReporter(style: style, interval: interval, board: board, statistics: statistics)
    let result = try await reporter.run {
      guard let metrics else { return try await body() }
      return try await metrics.run(body)
    }
    let requests = await client?.statistics().requests
    return FinishedRun(
      result: result, folder: folder, elapsed: start.duration(to: .now), requests: requests)
  }
}
