public import Logging

/// Turns the objects of a workspace into one output format.
///
/// One lane calls one sink, one call at a time: ``open(_:)``, then ``write(_:)`` for each event, then
/// ``finish(_:)`` if everything was read, then ``close()`` in any case. A sink with
/// ``SinkRequirements/pagesInParallel`` receives several pages at the same time.
///
/// ``open(_:)``, ``finish(_:)`` and ``close()`` do nothing unless you implement them. ``write(_:)`` has no default, so
/// that a method with a misspelt signature does not compile; a sink that writes everything in ``finish(_:)`` has an
/// empty one.
///
/// - Important: an event may be repeated after a crash, and an object is delivered again whenever it, or anything it
///   shows, has changed. The files written for an object replace its previous files.
public protocol Sink: Sendable {
  /// Checks options and prerequisites, so that an export fails early.
  ///
  /// - Throws: an error that stops this lane before anything is written.
  func open(_ export: ExportDescription) async throws

  /// Writes the changes of an event. Returning is the acknowledgement: the lane's checkpoint may advance beyond it.
  ///
  /// - Throws: an error that stops this lane, which resumes from its checkpoint in the next run. Report a failure of a
  ///   single object to ``SinkContext/report(_:)`` instead.
  func write(_ event: ExportEvent) async throws

  /// Writes files that depend on the whole workspace: indexes, feeds, search. Called only after a complete read.
  ///
  /// - Throws: an error that stops this lane; the next run calls it again.
  func finish(_ summary: ExportSummary) async throws

  /// Releases resources. Always called, last.
  func close() async
}

extension Sink {
  /// Does nothing.
  public func open(_ export: ExportDescription) async throws {}
  /// Does nothing.
  public func finish(_ summary: ExportSummary) async throws {}
  /// Does nothing.
  public func close() async {}
}

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

/// The state of an export when a lane starts.
public struct ExportDescription: Sendable, Hashable {
  /// The workspace's name and id.
  public let workspace: WorkspaceDescription

  /// Whether the lane reads the change log from its start, so that every object follows.
  public let isReplay: Bool

  /// Creates a description.
  public init(workspace: WorkspaceDescription, isReplay: Bool) {
    self.workspace = workspace
    self.isReplay = isReplay
  }
}

/// The state of an export when a lane has read everything.
public struct ExportSummary: Sendable, Hashable {
  /// The number of objects that could not be exported, in any format; the report lists each with the reason.
  public let skippedObjects: Int

  /// Creates a summary.
  public init(skippedObjects: Int) {
    self.skippedObjects = skippedObjects
  }
}
