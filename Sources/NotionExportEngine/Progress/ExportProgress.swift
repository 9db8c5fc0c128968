public import NotionAPI
package import NotionArchive
package import NotionCrawl
public import NotionExportKit

/// The progress of a run at one moment.
public struct ExportProgress: Sendable {
  /// The phase of a run.
  public enum Phase: String, Sendable, Hashable, Codable, CaseIterable {
    /// The archive is being opened.
    case starting
    /// Lists, content and files are being fetched.
    case fetching
    /// Missing objects are being checked.
    case reconciling
    /// Dependents of changed objects are being determined.
    case settling
    /// The archive is complete, and formats are written.
    case writing
  }

  /// The progress of a format.
  public struct Format: Sendable, Hashable {
    /// The format's name.
    public var name: String
    /// The position in the change log up to which it has written.
    public var position: Int64
    /// The present end of the change log.
    public var end: Int64
    /// The number of changes that it has written in this run.
    public var written: Int
  }

  /// A pause of all requests.
  public struct Pause: Sendable, Hashable {
    /// The reason, or `nil` if it is unknown because the client is shared.
    public var reason: ClientEvent.PauseReason?
    /// The time until requests are sent again.
    public var remaining: Duration
  }

  /// An estimate of the remaining time of the run, at the recent rate.
  public struct Estimate: Sendable, Hashable {
    /// The remaining time.
    public var remaining: Duration
    /// The confidence, from 0 to 1: it grows with the time of observation, and falls with the spread of the rate.
    public var confidence: Double
  }

  /// The phase.
  public var phase = Phase.starting
  /// Whether the run sends requests; otherwise formats are written from the archive only.
  public var isFetching = true
  /// The time since the start of the run.
  public var elapsed = Duration.zero
  /// The share of the run that is done, from 0 to 1: of fetching, or of a format if that is further behind.
  /// `nil` before it is known.
  ///
  /// Of the requests that will be sent, those that follow from known pages are estimated, and so are the changes that a
  /// format will have to write; it may decrease.
  public var fraction: Double?
  /// The number of complete pages, databases and data sources, those of runs before an interruption included.
  public var pagesDone = 0
  /// The number of known pages, databases and data sources, those of earlier runs included.
  public var pagesFound = 0
  /// The number of objects that could not be read in this run.
  public var unavailable = 0
  /// The number of requests of the client, downloads included.
  public var requests = 0
  /// The rate of requests that the server accepted in the last ten seconds, per second.
  public var requestRate = 0.0
  /// The rate that the server permits on average, per second, once it is known.
  public var allowedRate: Double?
  /// The number of attempts that failed and were retried or given up.
  public var failures = 0
  /// The last failures, oldest first, each with its operation, request and object; at most ten.
  public var recentFailures: [ErrorHistory.Entry] = []
  /// The present pause of all requests.
  public var pause: Pause?
  /// The recent rate of stored responses and files, per second.
  public var throughput = 0.0
  /// The number of files that were downloaded in this run.
  public var downloads = 0
  /// The size of received bodies after decompression, downloads included, in bytes.
  public var bytesReceived = 0
  /// The number of findings above notes.
  public var findings = 0
  /// The last findings above notes, oldest first; at most ten.
  public var recentFindings: [Diagnostic] = []
  /// The formats, by name.
  public var formats: [Format] = []
  /// The resident memory of the process in bytes, or `nil` if the system does not report it.
  public var memory: Int?
  /// The remaining time of fetching, or of a format if that takes longer; `nil` without an estimate.
  public var estimate: Estimate?

  /// Creates the progress of a run that has not started.
  public init() {}

  /// The share of requests that failed, from 0 to 1.
  public var errorRate: Double { requests == 0 ? 0 : min(1, Double(failures) / Double(requests)) }
}

extension ExportProgress: CustomStringConvertible {
  /// The progress on one line, as in `fetching, 40 %, 12 of 30 pages, 25 requests`.
  public var description: String {
    var parts = [phase.rawValue]
    if let fraction { parts.append("\(Int((min(max(fraction, 0), 1) * 100).rounded())) %") }
    if isFetching { parts += ["\(pagesDone) of \(pagesFound) pages", "\(requests) requests"] }
    parts += formats.map { "\($0.name) \($0.written) written" }
    return parts.joined(separator: ", ")
  }
}

/// The numbers of the crawl and the lanes from which the progress of an export is derived.
package struct RunProgress: Sendable {
  /// The current stage of the crawl.
  package var stage = CrawlProgress.Stage.fetching
  /// The totals of this export over all its runs.
  package var totals = RunTotals()
  /// The number of known pending requests.
  package var waiting = 0
  /// The number of pending requests, including those that will follow from them if later pages are like
  /// earlier ones.
  package var expected = 0
  /// Objects that could not be read, in this run.
  package var errors = 0
  /// The number of changes that each format has written in this run.
  package var written: [String: Int] = [:]
  /// The recent rate of stored responses, per second.
  package var rate = 0.0
  /// The estimated time until fetching is complete, or `nil` while it cannot be estimated.
  package var remaining: RateEstimator.Estimate?

  package init() {}
}

/// An observer of an export. Calls come from several tasks and must return quickly.
package protocol ExportObserver: CrawlObserver {
  /// The archive is open and the lanes are about to start.
  func exportDidOpen(_ probe: ExportProbe)

  /// A lane has written or skipped everything up to a position.
  func lane(_ format: String, didReach position: LogPosition, written: Int)

  /// The totals of the export, earlier runs included, have changed; called about once a second.
  func exportDidAdvance(_ progress: RunProgress)
}

extension ExportObserver {
  package func crawlDidReport(_ diagnostic: Diagnostic) {}
  package func crawlDidAdvance(_ progress: CrawlProgress) {}
  package func exportDidOpen(_ probe: ExportProbe) {}
  package func lane(_ format: String, didReach position: LogPosition, written: Int) {}
}

/// Cheap queries of an archive during an export.
package struct ExportProbe: Sendable {
  /// A summary of the archive when it was opened.
  package let start: ArchiveInformation
  /// Returns the current end of the change log, or `nil` if it cannot be read.
  package let lastPosition: @Sendable () async -> LogPosition?
}
