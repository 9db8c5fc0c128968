internal import NotionExportKit

/// A run of an export that is in progress.
public struct ExportRun: Sendable {
  private let board: ProgressBoard
  private let work: @Sendable () -> Void

  /// The progress of the run, five times a second, and once more at its end; then the sequence ends.
  ///
  /// A reader that is slower gets the newest progress. Each call returns a sequence of its own.
  public var progress: AsyncStream<ExportProgress> { board.updates() }

  /// Returns the progress at this moment, also between two updates and after the end.
  public func currentProgress() async -> ExportProgress { await board.current() }

  /// Ends the run cleanly. It returns at once; the report follows when checkpoints are written.
  public func cancel() { work() }

  /// Runs `body` in a task of its own with a reader of its progress beside it, and returns its report.
  static func run(
    _ board: ProgressBoard, _ watching: @escaping @Sendable (ExportRun) async -> Void,
    requests: (@Sendable () async -> Int)?, _ body: @escaping @Sendable () async throws -> ExportResult
  ) async throws -> ExportReport {
    // Tasks without a parent: the run can be cancelled alone, and its end cancels the reader.
    let work = Task { try await body() }
    let reader = Task { await watching(ExportRun(board: board) { work.cancel() }) }
    let result = await withTaskCancellationHandler {
      await work.result
    } onCancel: {
      work.cancel()
    }
    await board.end()
    reader.cancel()
    await reader.value
    return try await ExportError.translating {
      ExportReport(try result.get(), requests: await requests?())
    }
  }

  private init(board: ProgressBoard, cancel: @escaping @Sendable () -> Void) {
    self.board = board
    work = cancel
  }
}
