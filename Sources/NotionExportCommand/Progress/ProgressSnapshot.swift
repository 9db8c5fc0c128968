internal import NotionExportEngine

/// What there is to show of an export at one moment.
struct ProgressSnapshot: Sendable {
  /// What an export is at.
  enum Phase: String, Sendable, Hashable {
    /// The archive is being opened.
    case starting
    /// Lists, content and files are being fetched.
    case fetching
    /// What did not turn up is being asked for.
    case reconciling
    /// What shows changed objects is being found.
    case settling
    /// Everything is in the archive, and sinks write.
    case writing
  }

  /// How far a sink is in the change log.
  struct Sink: Sendable, Hashable {
    var format: String
    var position: Int64
    var end: Int64
    var written: Int
  }

  var phase = Phase.starting
  /// Whether the run sends requests; otherwise sinks write what the archive holds.
  var isFetching = true
  /// Pages of which everything has been fetched, by the runs before an interruption too.
  var pagesDone = 0
  /// Pages that are known, those of earlier runs included.
  var pagesFound = 0
  /// Requests sent in this run.
  var requests = 0
  /// Requests a second that were accepted of late.
  var rate = 0.0
  /// Requests a second that the server allows, once that is known.
  var allowedRate: Double?
  /// How long nothing will be sent yet, and why.
  var pause: (remaining: Duration, reason: String)?
  /// Requests that failed and were sent again, or given up.
  var failures = 0
  /// Findings that the report lists.
  var findings = 0
  /// Files downloaded in this run.
  var assets = 0
  /// Bytes received in this run.
  var bytesReceived = 0
  var sinks: [Sink] = []
  /// The memory that the process holds, in bytes; `nil` where the system does not tell.
  var memory: Int?
  var elapsed = Duration.zero
  /// A time to go, and how much to trust it; `nil` where that cannot be told.
  var estimate: RateEstimator.Estimate?
}
