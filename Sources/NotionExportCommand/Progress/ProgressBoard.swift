internal import NotionAPI
internal import NotionCrawl
internal import NotionExportEngine
internal import NotionExportKit
internal import Synchronization

/// Collects the progress of an export and its client for display.
final class ProgressBoard: ExportObserver {
  /// The progress of a sink.
  struct SinkProgress: Sendable, Hashable {
    var position: Int64
    var written: Int
  }

  /// The collected progress.
  struct State: Sendable {
    var crawl = CrawlProgress()
    var probe: ExportProbe?
    var sinks: [String: SinkProgress] = [:]
    /// The totals of all runs of this export; `nil` before the first update.
    var export: ExportProgress?
    /// The number of findings above notes.
    var findings = 0
    var pause: ClientEvent.PauseReason?
  }

  private let state = Mutex(State())
  private let isCrawling: Bool

  /// Creates a board for an export with or without a crawl.
  init(isCrawling: Bool) { self.isCrawling = isCrawling }

  /// The current state.
  var now: State { state.withLock { $0 } }

  /// The current phase of the export.
  var phase: ProgressSnapshot.Phase {
    let state = now
    guard state.probe != nil else { return .starting }
    guard isCrawling else { return .writing }
    switch state.crawl.stage {
    case .fetching: return .fetching
    case .reconciling: return .reconciling
    case .settling: return .settling
    case .complete: return .writing
    }
  }

  func exportDidOpen(_ probe: ExportProbe) { state.withLock { $0.probe = probe } }

  func lane(_ format: String, didReach position: Int64, written: Int) {
    state.withLock { $0.sinks[format] = SinkProgress(position: position, written: written) }
  }

  func exportDidAdvance(_ progress: ExportProgress) { state.withLock { $0.export = progress } }

  func crawlDidReport(_ diagnostic: Diagnostic) {
    if diagnostic.severity > .note { state.withLock { $0.findings += 1 } }
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
}
