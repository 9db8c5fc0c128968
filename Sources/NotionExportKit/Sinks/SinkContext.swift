public import Logging

/// What a sink is given: the workspace to read, the output to write, and where to say what went wrong.
public struct SinkContext: Sendable {
  /// The whole workspace as far as it is in the archive, read-only and streaming.
  public let workspace: any WorkspaceReader

  /// The files of this sink; the only way in which a sink writes any.
  public let output: any OutputTree

  /// Messages for the person who runs the export.
  public let logger: Logger

  private let diagnose: @Sendable (Diagnostic) -> Void

  /// Puts a context together; `report` may be called from any task.
  public init(
    workspace: any WorkspaceReader, output: any OutputTree, logger: Logger,
    report: @escaping @Sendable (Diagnostic) -> Void
  ) {
    self.workspace = workspace
    self.output = output
    self.logger = logger
    self.diagnose = report
  }

  /// Puts a finding into the run's report; the export goes on.
  ///
  /// What is reported while an event is written is told by later runs, too, until the files that it came with are written
  /// again or removed.
  public func report(_ diagnostic: Diagnostic) { diagnose(diagnostic) }
}
