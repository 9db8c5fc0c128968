internal import Foundation
internal import NotionAPI
internal import NotionArchive
internal import NotionCrawl
internal import NotionExportKit
internal import Synchronization

/// Combines the progress of crawl, lanes and client in one ``RunProgress``, and stores its totals in the
/// archive.
final class ProgressTracker: Sendable {
  private struct State {
    var crawl = CrawlProgress()
    var progress = RunProgress()
    var estimator = RateEstimator()
    /// The totals of the earlier runs of this crawl.
    var earlier = RunTotals()
  }

  private static let interval = Duration.seconds(1)

  private let archive: Archive
  private let client: NotionClient?
  private let observer: (any ExportObserver)?
  private let start = ContinuousClock.now
  private let state: Mutex<State>

  /// Resumes from the totals of an interrupted run.
  init(_ archive: Archive, client: NotionClient?, observer: (any ExportObserver)?) async throws {
    self.archive = archive
    self.client = client
    self.observer = observer
    var state = State()
    // An interrupted crawl is resumed; a new one starts at zero.
    let isComplete = try await archive.crawlIsComplete()
    if client != nil, !isComplete { state.earlier = try await archive.totals() ?? RunTotals() }
    self.state = Mutex(state)
  }

  /// Records the progress of the crawl in this run.
  func update(_ progress: CrawlProgress) { state.withLock { $0.crawl = progress } }

  /// Records the number of changes that a format has written in this run.
  func update(written: Int, by format: String) { state.withLock { $0.progress.written[format] = written } }

  /// Updates the observer and the stored totals at intervals, until the task is cancelled.
  func run(clock: some Clock<Duration> = ContinuousClock()) async {
    while (try? await clock.sleep(for: Self.interval)) != nil {
      // Totals that cannot be stored now are stored later; the run continues.
      _ = try? await update()
    }
  }

  /// Updates the totals, stores them, and passes them to the observer.
  ///
  /// - Returns: The totals of all runs of this export.
  @discardableResult
  func update() async throws -> RunTotals {
    let statistics = await client?.statistics()
    let waiting = try await archive.waitingRequests()
    let seconds = start.duration(to: .now) / .seconds(1)
    let progress = state.withLock { state -> RunProgress in
      let crawl = state.crawl
      var run = RunTotals()
      run.runs = 1
      run.seconds = seconds
      run.found = crawl.foundPages + crawl.foundDatabases
      run.fetched = crawl.completedObjects
      run.responses = crawl.responses
      run.downloads = crawl.downloads
      run.peakMemory = ProcessMemory.peak
      if let statistics { run.update(with: statistics) }
      state.progress.totals = state.earlier.adding(run)
      state.progress.stage = crawl.stage
      state.progress.errors = crawl.unavailable
      state.progress.waiting = waiting.all
      state.progress.expected = waiting.all + crawl.responses(following: waiting.pages)
      state.estimator.record(done: crawl.responses + crawl.downloads, at: .seconds(seconds))
      state.progress.rate = state.estimator.rate
      state.progress.remaining = state.estimator.estimate(left: state.progress.expected)
      return state.progress
    }
    // On a full disk these totals are the least of the losses.
    if client != nil { try? await archive.keep(progress.totals) }
    observer?.exportDidAdvance(progress)
    return progress.totals
  }
}

extension CrawlProgress {
  /// Estimates the number of responses and files that follow from the first blocks of `pages` pages, from the
  /// ratio observed in this run.
  fileprivate func responses(following pages: Int) -> Int {
    Int(Double(followingResponses) / Double(max(1, begunPages)) * Double(pages))
  }
}

extension RunTotals {
  /// Copies the counters of a client.
  fileprivate mutating func update(with statistics: ClientStatistics) {
    for (kind, statuses) in statistics.answers { requests[kind.rawValue] = statuses }
    retries = statistics.retries
    pauses = statistics.pauses
    pausedSeconds = statistics.pausedTime / .seconds(1)
    bytesReceived = statistics.bytesReceived
  }
}
