internal import NotionAPI
internal import NotionCrawl
internal import NotionExportEngine
internal import NotionExportKit
internal import Synchronization

/// Gathers what an export and its client tell, for whoever shows it.
final class ProgressBoard: ExportObserver {
  /// How far a sink is.
  struct SinkProgress: Sendable, Hashable {
    var position: Int64
    var written: Int
  }

  /// What has been told.
  struct State: Sendable {
    var crawl = CrawlProgress()
    var probe: ExportProbe?
    var sinks: [String: SinkProgress] = [:]
    /// The numbers of all runs of this export; `nil` until they are told for the first time.
    var export: ExportProgress?
    /// Findings beyond notes.
    var findings = 0
    var pause: ClientEvent.PauseReason?
  }

  private let state = Mutex(State())
  private let isCrawling: Bool

  /// A board for an export that crawls, or one that only renders.
  init(isCrawling: Bool) { self.isCrawling = isCrawling }

  /// What is known now.
  var now: State { state.withLock { $0 } }

  /// What the export is at, in a word.
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

  /// Takes what the client tells of its pauses.
  func clientDid(_ event: ClientEvent) {
    switch event {
    case .paused(let reason, _): state.withLock { $0.pause = reason }
    case .resumed: state.withLock { $0.pause = nil }
    case .retrying, .failed: break
    }
  }
}
