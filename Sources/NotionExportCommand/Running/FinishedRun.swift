internal import NotionExportEngine

/// An export that has ended, however it did.
struct FinishedRun: Sendable {
  let result: ExportResult
  /// The folder, as the person named it.
  let folder: String
  /// How long it took.
  let elapsed: Duration
  /// The requests that were sent; `nil` where the run sends none.
  let requests: Int?
}
