import Synchronization

@testable import NotionExportEngine

/// Records the latest progress.
final class RecordingExportObserver: ExportObserver {
  private let state = Mutex<ExportProgress?>(nil)

  var last: ExportProgress? { state.withLock { $0 } }

  func exportDidAdvance(_ progress: ExportProgress) { state.withLock { $0 = progress } }
}
