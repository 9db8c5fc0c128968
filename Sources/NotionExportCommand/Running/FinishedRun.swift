internal import NotionExportEngine

/// An export that has ended, with any outcome.
struct FinishedRun: Sendable {
  let report: ExportReport
  /// The folder, as entered by the user.
  let folder: String
  /// The duration of the run.
  let elapsed: Duration
}
