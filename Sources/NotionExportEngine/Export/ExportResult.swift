package import NotionArchive
package import NotionExportKit
package import NotionModel

/// The result of a run.
package struct ExportResult: Sendable {
  /// The outcome of a crawl.
  package enum CrawlOutcome: Sendable {
    /// Everything that the token can access is in the archive.
    case complete
    /// The run was interrupted.
    case interrupted
    /// The crawl failed; the next run resumes it.
    case failed(any Error)
    /// No crawl was requested: the output holds what the archive held, which is the whole workspace only if
    /// the last crawl was complete.
    case notRun(isArchiveComplete: Bool)
  }

  /// The outcome of the crawl.
  package let crawl: CrawlOutcome
  /// The results of the lanes, by format.
  package let lanes: [Lane.Result]
  /// The cost of the export over all its runs; for a rendering, the cost of that alone.
  package let totals: RunTotals
  /// A summary of the archive at the end of the run.
  package let archive: ArchiveInformation
  /// The findings, by descending severity.
  package let diagnostics: [Diagnostic]
  /// The number of findings that were counted but not kept.
  package let droppedDiagnostics: Int
  /// The first objects that could not be fetched, in this run or an earlier one; the report lists all of
  /// them.
  package internal(set) var unavailable: [UnavailableObject] = []
  /// Titles and addresses of the objects of findings, as far as the archive has them.
  package internal(set) var subjects: [ObjectID: ObjectSubject] = [:]

  /// Whether everything was exported.
  package var isComplete: Bool {
    switch crawl {
    case .complete, .notRun(isArchiveComplete: true): break
    case .interrupted, .failed, .notRun(isArchiveComplete: false): return false
    }
    return lanes.allSatisfy { if case .complete = $0.outcome { true } else { false } }
  }

  /// The number of objects and files that could not be exported.
  package var skippedObjects: Int { archive.unavailableObjects + archive.unavailableAssets }
}
