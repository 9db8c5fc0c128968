import Synchronization

@testable import NotionExportEngine

/// Records the latest progress.
final class RecordingExportObserver: ExportObserver {
  private let state = Mutex<RunProgress?>(nil)

  var last: RunProgress? { state.withLock { $0 } }

  func exportDidAdvance(_ progress: RunProgress) { state.withLock { $0 = progress } }
}
