internal import NotionExportEngine
internal import Synchronization

/// The observers of a running export: its progress display, and its metrics file.
struct ExportWatch: Sendable {
  let style: ProgressStyle
  let interval: Duration
  /// Whether the run sends requests; otherwise formats are written from the archive only.
  let isFetching: Bool
  let metrics: MetricsFile?
  /// The output folder, as entered by the user.
  let folder: String

  /// Runs an export, which passes its run to the given reader, and returns its outcome.
  func run(
    _ body: (@escaping @Sendable (ExportRun) async -> Void) async throws -> ExportReport
  ) async throws -> FinishedRun {
    let start = ContinuousClock.now
    let current = CurrentRun()
    let reporter = ProgressReporter(
      style: style, interval: interval, isFetching: isFetching, run: { current.run })
    let report = try await reporter.run {
      guard let metrics else { return try await body { current.run = $0 } }
      return try await metrics.run { try await body { current.run = $0 } }
    }
    return FinishedRun(report: report, folder: folder, elapsed: start.duration(to: .now))
  }
}

/// The run of an export, once it has started.
private final class CurrentRun: Sendable {
  private let state = Mutex<ExportRun?>(nil)

  var run: ExportRun? {
    get { state.withLock { $0 } }
    set { state.withLock { $0 = newValue } }
  }
}
