internal import NotionCrawl
internal import NotionArchive
internal import Foundation
internal import NotionAPI
internal import NotionExportEngine
internal import NotionModel

/// Shows an export's progress on standard error while it runs.
struct ProgressReporter: Sendable {
  /// The interval at which the block on a terminal is redrawn.
  private static let frameTime = Duration.milliseconds(200)

  let style: ProgressStyle
  /// The interval of lines or objects.
  let interval: Duration
  let board: ProgressBoard
  /// Returns the client's statistics; `nil` without a client.
  let statistics: (@Sendable () async -> ClientStatistics)?

  /// Runs `body` and shows its progress until it ends.
  func run<Result: Sendable>(_ body: () async throws -> Result) async throws -> Result {
    if style == .none { return try await body() }
    let isLive = style == .auto && ProgressStyle.isTerminal
    let block = isLive ? LiveBlock() : nil
    LiveBlock.setCurrent(block)
    let showing = Task { await show(block) }
    defer {
      showing.cancel()
      block?.end()
      LiveBlock.setCurrent(nil)
    }
    let result = try await body()
    if style == .json { write(await snapshot(at: ContinuousClock.now, since: ContinuousClock.now)) }
    return result
  }

  private func show(_ block: LiveBlock?) async {
    let start = ContinuousClock.now
    if style == .json { write(await snapshot(at: start, since: start)) }
    while !Task.isCancelled {
      do {
        try await Task.sleep(for: block == nil ? interval : Self.frameTime)
      } catch {
        return
      }
      let snapshot = await snapshot(at: ContinuousClock.now, since: start)
      guard !Task.isCancelled else { return }
      if let block {
        block.show { ProgressText(snapshot: snapshot).block(width: $0) }
      } else {
        write(snapshot)
      }
    }
  }

  private func write(_ snapshot: ProgressSnapshot) {
    let text = ProgressText(snapshot: snapshot)
    StandardError.write(style == .json ? TerminalText(json: text.json) : TerminalText(lines: [text.line]))
  }

  private func snapshot(
    at now: ContinuousClock.Instant, since start: ContinuousClock.Instant
  ) async -> ProgressSnapshot {
    let state = board.now
    var snapshot = ProgressSnapshot(phase: board.phase)
    snapshot.elapsed = start.duration(to: now)
    // Includes the runs before an interruption, whose totals arrive a little later.
    snapshot.pagesDone = max(state.crawl.completedObjects, state.export?.totals.fetched ?? 0)
    snapshot.pagesFound =
      (state.probe?.start.pages ?? 0) + state.crawl.foundPages + state.crawl.foundDatabases
    snapshot.assets = state.crawl.downloads
    snapshot.findings = state.findings
    snapshot.memory = ProcessMemory.resident
    snapshot.estimate = state.export?.remaining.flatMap { $0.remaining > .zero ? $0 : nil }
    let end = await state.probe?.lastPosition() ?? 0
    snapshot.sinks = state.sinks.sorted { $0.key < $1.key }.map { format, sink in
      ProgressSnapshot.Sink(
        format: format, position: sink.position, end: max(end, sink.position), written: sink.written)
    }
    guard let statistics = await statistics?() else {
      snapshot.isFetching = false
      return snapshot
    }
    snapshot.requests = statistics.requests
    snapshot.rate = statistics.rate
    snapshot.failures = statistics.errors.total
    snapshot.bytesReceived = statistics.bytesReceived
    if let rate = statistics.limit.rate {
      snapshot.allowedRate = rate
    } else if let allowance = statistics.limit.allowance {
      snapshot.allowedRate = Double(allowance) / ((statistics.limit.window ?? .seconds(60)) / .seconds(1))
    }
    if let remaining = statistics.pausedFor {
      snapshot.pause = (remaining, state.pause.words)
    }
    return snapshot
  }
}

extension ClientEvent.PauseReason? {
  /// The reason of the pause, in words.
  fileprivate var words: String {
    switch self {
    case .rateLimit: "Notion's rate limit is reached"
    case .overload: "Notion is overloaded"
    case .serverFailures: "Notion's servers are failing"
    case nil: "waiting for Notion"
    }
  }
}
