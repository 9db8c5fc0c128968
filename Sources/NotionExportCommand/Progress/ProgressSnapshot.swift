internal import NotionExportEngine

/// The state of an export at one moment, for display.
struct ProgressSnapshot: Sendable {
  /// The phase of an export.
  enum Phase: String, Sendable, Hashable {
    /// The archive is being opened.
    case starting
    /// Lists, content and files are being fetched.
    case fetching
    /// Missing objects are being checked.
    case reconciling
    /// Dependents of changed objects are being determined.
    case settling
    /// The archive is complete, and sinks write.
    case writing
  }

  /// The position of a sink in the change log.
  struct Sink: Sendable, Hashable {
    var format: String
    var position: Int64
    var end: Int64
    var written: Int
  }

  var phase = Phase.starting
  /// Whether the run sends requests; otherwise sinks write from the archive only.
  var isFetching = true
  /// The number of complete pages, including those of runs before an interruption.
  var pagesDone = 0
  /// The number of known pages, including those of earlier runs.
  var pagesFound = 0
  /// The number of requests in this run.
  var requests = 0
  /// The recent rate of accepted requests, per second.
  var rate = 0.0
  /// The rate that the server permits, per second, once it is known.
  var allowedRate: Double?
  /// The remaining time of a pause, and its reason.
  var pause: (remaining: Duration, reason: String)?
  /// The number of requests that failed and were retried or given up.
  var failures = 0
  /// The number of findings in the report.
  var findings = 0
  /// The number of files downloaded in this run.
  var assets = 0
  /// The number of bytes received in this run.
  var bytesReceived = 0
  var sinks: [Sink] = []
  /// The resident memory of the process in bytes, or `nil` if the system does not report it.
  var memory: Int?
  var elapsed = Duration.zero
  /// The estimated remaining time with its confidence, or `nil` without an estimate.
  var estimate: RateEstimator.Estimate?
}
