public import Logging

/// The environment of a sink: the workspace to read, the output to write, and the report of findings.
public struct SinkContext: Sendable {
  /// The workspace in the archive: read-only, and streamed.
  public let workspace: any WorkspaceReader

  /// The files of this sink. A sink writes files only through it.
  public let output: any OutputTree

  /// The log of the export.
  public let logger: Logger

  private let diagnose: @Sendable (Diagnostic) -> Void

  /// Creates a context; `report` may be called from any task.
  public init(
    workspace: any WorkspaceReader, output: any OutputTree, logger: Logger,
    report: @escaping @Sendable (Diagnostic) -> Void
  ) {
    self.workspace = workspace
    self.output = output
    self.logger = logger
    self.diagnose = report
  }

  /// Adds a finding to the report of the run; the export continues.
  ///
  /// Later runs also report the findings of an event, until its files are written again or removed.
  public func report(_ diagnostic: Diagnostic) { diagnose(diagnostic) }
}
