internal import NotionAPI
internal import NotionArchive
internal import NotionCrawl
internal import NotionExportKit
internal import NotionModel
internal import Synchronization

/// Collects the progress of a run, and passes it to readers.
final class ProgressBoard: ExportObserver {
  private static let keptFindings = 10
  /// The interval of updates.
  private static let interval = Duration.milliseconds(200)

  private struct State {
    var client: NotionClient?
    var crawl = CrawlProgress()
    var probe: ExportProbe?
    var formats: [String: (position: Int64, written: Int)] = [:]
    /// The totals of all runs of this export; `nil` before the first update.
    var run: RunProgress?
    var estimator = RunEstimator()
    var findings = 0
    var recentFindings: [Diagnostic] = []
    var pause: ClientEvent.PauseReason?
    var readers: [Int: AsyncStream<ExportProgress>.Continuation] = [:]
    var nextReader = 0
    /// The progress at the end of the run.
    var last: ExportProgress?
  }

  private let state = Mutex(State())
  private let isCrawling: Bool
  private let start = ContinuousClock.now

  /// Creates a board for a run with or without a crawl.
  init(isCrawling: Bool) { self.isCrawling = isCrawling }

  /// The client whose requests are counted.
  var client: NotionClient? {
    get { state.withLock { $0.client } }
    set { state.withLock { $0.client = newValue } }
  }

  // MARK: Collecting

  func exportDidOpen(_ probe: ExportProbe) { state.withLock { $0.probe = probe } }

  func lane(_ format: String, didReach position: Int64, written: Int) {
    state.withLock { $0.formats[format] = (position, written) }
  }

  func exportDidAdvance(_ progress: RunProgress) {
    state.withLock { state in
      state.run = progress
      state.estimator.record(
        positions: state.formats.mapValues { $0.position }, at: progress.totals.seconds)
    }
  }

  func crawlDidReport(_ diagnostic: Diagnostic) {
    guard diagnostic.severity > .note else { return }
    state.withLock { state in
      state.findings += 1
      if state.recentFindings.count == Self.keptFindings { state.recentFindings.removeFirst() }
      state.recentFindings.append(diagnostic)
    }
  }

  func crawlDidAdvance(_ progress: CrawlProgress) { state.withLock { $0.crawl = progress } }

  /// Records a pause of the client.
  func clientDid(_ event: ClientEvent) {
    switch event {
    case .paused(let reason, _): state.withLock { $0.pause = reason }
    case .resumed: state.withLock { $0.pause = nil }
    case .retrying, .failed: break
    }
  }

  // MARK: Reading

  /// Returns a sequence of the progress at each update.
  func updates() -> AsyncStream<ExportProgress> {
    let (stream, continuation) = AsyncStream.makeStream(
      of: ExportProgress.self, bufferingPolicy: .bufferingNewest(1))
    let (id, last) = state.withLock { state in
      state.nextReader += 1
      if state.last == nil { state.readers[state.nextReader] = continuation }
      return (state.nextReader, state.last)
    }
    if let last {
      continuation.yield(last)
      continuation.finish()
    }
    continuation.onTermination = { [weak self] _ in
      self?.state.withLock { _ = $0.readers.removeValue(forKey: id) }
    }
    return stream
  }

  /// Passes the present progress to the readers at intervals, until the task is cancelled.
  func run(clock: some Clock<Duration> = ContinuousClock()) async {
    repeat { await publish() } while (try? await clock.sleep(for: Self.interval)) != nil
  }

  private func publish() async {
    guard state.withLock({ !$0.readers.isEmpty }) else { return }
    let progress = await current()
    state.withLock { state in
      for reader in state.readers.values { reader.yield(progress) }
    }
  }

  /// Passes the last progress to the readers, and ends their sequences.
  ///
  /// The board releases the client, which holds the board through its events.
  func end() async {
    let progress = await current()
    let readers = state.withLock { state in
      state.last = progress
      (state.client, state.probe) = (nil, nil)
      defer { state.readers = [:] }
      return Array(state.readers.values)
    }
    for reader in readers {
      reader.yield(progress)
      reader.finish()
    }
  }

  /// Returns the present progress, or that at the end of the run.
  func current() async -> ExportProgress {
    let known = await state.withLock { $0.probe }?.lastPosition()
    let state = state.withLock { state in
      if let known { state.estimator.record(end: known) }
      return state
    }
    let end = known ?? 0
    if let last = state.last { return last }
    var progress = ExportProgress()
    progress.phase = phase(state)
    progress.isFetching = isCrawling
    progress.elapsed = start.duration(to: .now)
    // Includes the runs before an interruption, whose totals arrive a little later.
    progress.pagesDone = max(state.crawl.completedObjects, state.run?.totals.fetched ?? 0)
    progress.pagesFound =
      (state.probe?.start.pages ?? 0) + state.crawl.foundPages + state.crawl.foundDatabases
    progress.unavailable = state.crawl.unavailable
    progress.downloads = state.crawl.downloads
    progress.findings = state.findings
    progress.recentFindings = state.recentFindings
    progress.memory = ProcessMemory.resident
    progress.throughput = state.run?.rate ?? 0
    progress.formats = state.formats.sorted { $0.key < $1.key }.map { name, format in
      ExportProgress.Format(
        name: name, position: format.position, end: max(end, format.position), written: format.written)
    }
    estimate(state, &progress)
    if let statistics = await state.client?.statistics() { progress.update(with: statistics, state.pause) }
    return progress
  }

  private func phase(_ state: State) -> ExportProgress.Phase {
    guard state.probe != nil else { return .starting }
    guard isCrawling else { return .writing }
    return switch state.crawl.stage {
    case .fetching: .fetching
    case .reconciling: .reconciling
    case .settling: .settling
    case .complete: .writing
    }
  }

  /// Sets the share that is done, and the remaining time.
  private func estimate(_ state: State, _ progress: inout ExportProgress) {
    guard state.probe != nil else { return }
    var fetching: RunEstimator.Fetching?
    if isCrawling, state.crawl.stage != .complete {
      guard let run = state.run else { return }
      let done = state.crawl.responses.clampedAdding(state.crawl.downloads)
      fetching = RunEstimator.Fetching(
        done: done,
        earlier: max(0, run.totals.responses.clampedAdding(run.totals.downloads).clampedSubtracting(done)),
        left: run.expected, estimate: run.remaining)
    }
    progress.fraction = state.estimator.fraction(fetching: fetching, formats: progress.formats)
    progress.estimate = state.estimator.remaining(fetching: fetching, formats: progress.formats).map {
      ExportProgress.Estimate(remaining: $0.remaining, confidence: $0.confidence)
    }
  }
}

extension ExportProgress {
  fileprivate mutating func update(with statistics: ClientStatistics, _ reason: ClientEvent.PauseReason?) {
    requests = statistics.requests
    requestRate = statistics.rate
    failures = statistics.errors.total
    recentFailures = statistics.errors.last
    bytesReceived = statistics.bytesReceived
    if let rate = statistics.limit.rate {
      allowedRate = rate
    } else if let allowance = statistics.limit.allowance {
      allowedRate = Double(allowance) / ((statistics.limit.window ?? .seconds(60)) / .seconds(1))
    }
    pause = statistics.pausedFor.map { Pause(reason: reason, remaining: $0) }
  }
}
