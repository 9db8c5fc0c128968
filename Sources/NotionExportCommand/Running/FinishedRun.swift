internal import NotionExportEngine

/// An export that has ended, with any outcome.
struct FinishedRun: Sendable {
  let result: ExportResult
  /// The folder, as entered by the user.
  let folder: String
  /// The duration of the run.
  let elapsed: Duration
  /// The number of requests; `nil` for a run without a client.
  let requests: Int?
}
