public import NotionExportKit
public import NotionModel

/// The report of a run: its outcome, what was written, the cost, and the findings.
///
/// The same is in `.notion-export/report.json` in the output folder, with all unavailable objects.
public struct ExportReport: Sendable, Hashable {
  /// The outcome of fetching.
  public enum Outcome: Sendable, Hashable, Codable {
    /// Everything that the token can access is in the archive.
    case complete
    /// The run was cancelled; the next one resumes it.
    case interrupted
    /// Fetching failed; the next run resumes it.
    case failed(ExportError)
    /// Nothing was to be fetched: the output holds what the archive held, which is the whole workspace only if
    /// the last crawl was complete.
    case notFetched(isArchiveComplete: Bool)
  }

  /// The outcome of writing a format.
  public enum FormatOutcome: Sendable, Hashable, Codable {
    /// Everything was written and the sink has finished.
    case complete
    /// Fetching did not reach its end, or the run was cancelled; the next run resumes it.
    case incomplete
    /// The sink failed; the next run resumes from its checkpoint.
    case failed(ExportError)
  }

  /// The report of one format.
  public struct Format: Sendable, Hashable, Codable {
    /// The format's name.
    public let name: String
    /// The outcome.
    public let outcome: FormatOutcome
    /// The number of changes that were written in this run.
    public let written: Int
    /// The position in the change log up to which the output is durable.
    public let position: Int64
    /// Whether the run wrote everything again, from the start of the change log.
    public let isReplay: Bool
  }

  /// The outcome of fetching.
  public let outcome: Outcome
  /// The formats, by name.
  public let formats: [Format]
  /// The cost of the export over all its runs; for a rendering, the cost of that alone.
  public let totals: RunTotals
  /// The number of requests of this run, downloads included; `nil` for a rendering.
  public let requests: Int?
  /// The content of the archive at the end of the run.
  public let archive: ArchiveSummary
  /// The findings, by descending severity; at most 10,000.
  public let diagnostics: [Diagnostic]
  /// The number of findings that were counted but not kept.
  public let droppedDiagnostics: Int
  /// The first 200 objects that could not be fetched, in this run or an earlier one.
  public let unavailable: [UnavailableObject]
  /// Titles and addresses of the objects of findings, as far as the archive has them.
  public let subjects: [ObjectID: ObjectSubject]

  /// Whether everything was fetched and written.
  public var isComplete: Bool {
    switch outcome {
    case .complete, .notFetched(isArchiveComplete: true): break
    case .interrupted, .failed, .notFetched(isArchiveComplete: false): return false
    }
    return formats.allSatisfy { $0.outcome == .complete }
  }

  /// The number of objects and files that could not be exported.
  public var skippedObjects: Int { archive.unavailableObjects.clampedAdding(archive.unavailableAssets) }

  init(_ result: ExportResult, requests: Int?) {
    switch result.crawl {
    case .complete: outcome = .complete
    case .interrupted: outcome = .interrupted
    case .failed(let error): outcome = .failed(ExportError(describing: error, otherwise: .system))
    case .notRun(let isArchiveComplete): outcome = .notFetched(isArchiveComplete: isArchiveComplete)
    }
    formats = result.lanes.map(Format.init)
    totals = result.totals
    self.requests = requests
    archive = ArchiveSummary(result.archive)
    diagnostics = result.diagnostics
    droppedDiagnostics = result.droppedDiagnostics
    unavailable = result.unavailable
    subjects = result.subjects
  }
}

extension ExportReport.Format {
  init(_ lane: Lane.Result) {
    name = lane.format
    switch lane.outcome {
    case .complete: outcome = .complete
    case .incomplete: outcome = .incomplete
    case .failed(let error): outcome = .failed(ExportError(describing: error, otherwise: .sink))
    }
    written = lane.written
    position = lane.position
    isReplay = lane.replayed
  }
}
