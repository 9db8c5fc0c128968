internal import Foundation
internal import NotionAPI
internal import NotionArchive
internal import NotionCrawl
internal import NotionExportKit
internal import Synchronization

/// Gathers what crawl, lanes and client tell into one ``ExportProgress``, and keeps its totals in the archive.
final class ProgressTracker: Sendable {
  private struct State {
    var crawl = CrawlProgress()
    var progress = ExportProgress()
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

  /// Goes on from the numbers that an interrupted run has left.
  init(_ archive: Archive, client: NotionClient?, observer: (any ExportObserver)?) async throws {
    self.archive = archive
    self.client = client
    self.observer = observer
    var state = State()
    // What was interrupted goes on; a new crawl begins at nought.
    let isComplete = try await archive.crawlIsComplete()
    if client != nil, !isComplete { state.earlier = try await archive.totals() ?? RunTotals() }
    self.state = Mutex(state)
  }

  /// Takes what the crawl has done in this run.
  func note(_ progress: CrawlProgress) { state.withLock { $0.crawl = progress } }

  /// Takes how many changes a format has written in this run.
  func note(written: Int, by format: String) { state.withLock { $0.progress.written[format] = written } }

  /// Tells the observer and keeps the totals, again and again, until the task is cancelled.
  func run(clock: some Clock<Duration> = ContinuousClock()) async {
    while (try? await clock.sleep(for: Self.interval)) != nil {
      // What cannot be kept now is kept later; the run goes on.
      _ = try? await update()
    }
  }

  /// Brings the numbers up to date, keeps them, and tells them.
  ///
  /// - Returns: The totals of all runs of this export.
  @discardableResult
  func update() async throws -> RunTotals {
    let statistics = await client?.statistics()
    let waiting = try await archive.waitingRequests()
    let seconds = start.duration(to: .now) / .seconds(1)
    let progress = state.withLock { state -> ExportProgress in
      let crawl = state.crawl
      var run = RunTotals()
      run.runs = 1
      run.seconds = seconds
      run.found = crawl.foundPages + crawl.foundDatabases
      run.fetched = crawl.completedObjects
      run.responses = crawl.responses
      run.downloads = crawl.downloads
      run.peakMemory = ProcessMemory.peak
      if let statistics { run.take(statistics) }
      state.progress.totals = state.earlier.adding(run)
      state.progress.stage = crawl.stage
      state.progress.errors = crawl.unavailable
      state.progress.waiting = waiting.all
      state.progress.expected = waiting.all + crawl.responses(following: waiting.pages)
      state.estimator.note(done: crawl.responses + crawl.downloads, at: .seconds(seconds))
      state.progress.rate = state.estimator.rate
      state.progress.remaining = state.estimator.estimate(left: state.progress.expected)
      return state.progress
    }
    // On a full disk these numbers are the least of what is lost.
    if client != nil { try? await archive.keep(progress.totals) }
    observer?.exportDidAdvance(progress)
    return progress.totals
  }
}

extension CrawlProgress {
  /// How many responses and files so many pages will lead to beside their first blocks, as far as those tell that
  /// have come.
  fileprivate func responses(following pages: Int) -> Int {
    Int(Double(followingResponses) / Double(max(1, begunPages)) * Double(pages))
  }
}

extension RunTotals {
  /// Takes what a client counts.
  fileprivate mutating func take(_ statistics: ClientStatistics) {
    for (kind, statuses) in statistics.answers { requests[kind.rawValue] = statuses }
    retries = statistics.retries
    pauses = statistics.pauses
    pausedSeconds = statistics.pausedTime / .seconds(1)
    bytesReceived = statistics.bytesReceived
  }
}
