package import NotionArchive
package import NotionExportKit
package import NotionModel

/// What a run did.
package struct ExportResult: Sendable {
  /// How the crawl ended.
  package enum CrawlOutcome: Sendable {
    /// Everything that the token can see is in the archive.
    case complete
    /// The run was told to stop.
    case interrupted
    /// The crawl could not go on; the next run goes on from here.
    case failed(any Error)
    /// None was asked for: what was written is what the archive held, which is all of the workspace only where
    /// the last crawl came to its end.
    case notRun(isArchiveComplete: Bool)
  }

  /// How the crawl ended.
  package let crawl: CrawlOutcome
  /// What each lane did, by format.
  package let lanes: [Lane.Result]
  /// What the export has cost, over all the runs that it took; of a rendering, what that alone has cost.
  package let totals: RunTotals
  /// What the archive holds now.
  package let archive: ArchiveInformation
  /// The findings, gravest first.
  package let diagnostics: [Diagnostic]
  /// How many more findings there were.
  package let droppedDiagnostics: Int
  /// Objects that could not be had, whichever run found it out; the first ones, as the report has all.
  package internal(set) var unavailable: [UnavailableObject] = []
  /// What the objects of findings are, as far as the archive knows them.
  package internal(set) var subjects: [ObjectID: ObjectSubject] = [:]

  /// Whether everything was exported.
  package var isComplete: Bool {
    switch crawl {
    case .complete, .notRun(isArchiveComplete: true): break
    case .interrupted, .failed, .notRun(isArchiveComplete: false): return false
    }
    return lanes.allSatisfy { if case .complete = $0.outcome { true } else { false } }
  }

  /// How many objects could not be exported.
  package var skippedObjects: Int { archive.unavailableObjects + archive.unavailableAssets }
}
