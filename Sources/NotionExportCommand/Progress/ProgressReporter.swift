internal import ArgumentParser
internal import Foundation
internal import NotionExportEngine
internal import NotionModel

/// `--progress auto|plain|json|none`.
enum ProgressStyle: String, ExpressibleByArgument, CaseIterable, Sendable {
  /// A live block on a terminal, otherwise like `plain`.
  case auto
  /// A line at intervals.
  case plain
  /// One JSON object a line, for programs.
  case json
  case none

  /// Whether standard error is a terminal on which lines can be redrawn.
  static var isTerminal: Bool {
    isatty(STDERR_FILENO) == 1 && ProcessInfo.processInfo.environment["TERM", default: "dumb"] != "dumb"
  }
}

/// Shows an export's progress on standard error while it runs.
struct ProgressReporter: Sendable {
  /// The interval at which the block on a terminal is redrawn.
  private static let frameTime = Duration.milliseconds(200)

  let style: ProgressStyle
  /// The interval of lines or objects.
  let interval: Duration
  /// Whether the run sends requests.
  let isFetching: Bool
  /// Returns the run once it has started.
  let run: @Sendable () -> ExportRun?

  /// Runs `body` and shows its progress until it ends.
  func run<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
    if style == .none { return try await body() }
    let isLive = style == .auto && ProgressStyle.isTerminal
    let block = isLive ? LiveBlock() : nil
    LiveBlock.setCurrent(block)
    let start = ContinuousClock.now
    let showing = Task { await show(block, since: start) }
    defer {
      showing.cancel()
      block?.end()
      LiveBlock.setCurrent(nil)
    }
    let result = try await body()
    if style == .json { write(await progress(at: ContinuousClock.now, since: start)) }
    return result
  }

  private func show(_ block: LiveBlock?, since start: ContinuousClock.Instant) async {
    if style == .json { write(await progress(at: start, since: start)) }
    while !Task.isCancelled {
      do {
        try await Task.sleep(for: block == nil ? interval : Self.frameTime)
      } catch {
        return
      }
      let progress = await progress(at: ContinuousClock.now, since: start)
      guard !Task.isCancelled else { return }
      if let block {
        block.show { ProgressText(progress: progress).block(width: $0) }
      } else {
        write(progress)
      }
    }
  }

  private func write(_ progress: ExportProgress) {
    let text = ProgressText(progress: progress)
    StandardError.write(style == .json ? TerminalText(json: text.json) : TerminalText(lines: [text.line]))
  }

  private func progress(
    at now: ContinuousClock.Instant, since start: ContinuousClock.Instant
  ) async -> ExportProgress {
    var progress = await run()?.currentProgress() ?? notStarted
    // Of the display, which begins before the run and ends after it.
    progress.elapsed = start.duration(to: now)
    return progress
  }

  private var notStarted: ExportProgress {
    var progress = ExportProgress()
    progress.isFetching = isFetching
    progress.memory = ProcessMemory.resident
    return progress
  }
}
