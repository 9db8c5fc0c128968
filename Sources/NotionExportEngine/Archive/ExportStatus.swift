internal import DurableFiles
public import Foundation
internal import GRDB
internal import NotionArchive
internal import NotionExportKit
internal import NotionModel
internal import OutputTrees

/// The state of an output folder: its archive, the position of each sink, and the outcome of the last run.
///
/// It is read without a lock and without changes, so also during an export.
public struct ExportStatus: Sendable {
  /// The state of one output.
  public struct Output: Sendable {
    /// The lane of the output.
    public let lane: OutputLane
    /// Its position in the change log.
    public let position: Int64
    /// The number of changes that are still to be written.
    public let waiting: Int
    /// Whether it will replay from the start of the log, because its checkpoint is missing or of another
    /// archive.
    public let startsOver: Bool
    /// Whether the sink has finished since its last change.
    public let isFinished: Bool
    /// The number of its files.
    public let files: Int
    /// Their size in bytes.
    public let bytes: Int64
    /// Whether the manifest is damaged, so that the next run writes it again.
    public let isManifestDamaged: Bool
  }

  /// The output folder.
  public let folder: URL
  /// A summary of the archive.
  public let archive: ArchiveSummary
  /// The size of the archive's database in bytes.
  public let archiveBytes: Int64
  /// The process that has locked the folder, or `nil`.
  public let holder: String?
  /// The outputs by the name of their lane.
  public let outputs: [Output]
  /// The report of the last run, if there is one.
  public let lastRun: RunReport?

  /// Reads the state of `folder`.
  ///
  /// - Throws: ``ExportError`` if there is no archive, or it cannot be read.
  public static func read(in folder: URL) async throws -> ExportStatus {
    try await ExportError.translating { try await readStatus(in: folder) }
  }

  private static func readStatus(in folder: URL) async throws -> ExportStatus {
    let folder = folder.standardizedFileURL
    let state = StateDirectory(in: folder)
    guard state.holdsArchive else { throw ArchiveError.missing(in: folder.path(percentEncoded: false)) }
    try state.refuseForeignFiles()
    do {
      let readable = try ReadableDatabase(state.archive.path(percentEncoded: false))
      let database = try DatabaseQueue(path: readable.name, configuration: ReadableDatabase.configuration)
      defer {
        try? database.close()
        withExtendedLifetime(readable) {}
      }
      return try await database.read { try ExportStatus(folder: folder, state: state, in: $0) }
    } catch {
      throw ArchiveError.translating(error, archive: state.archive)
    }
  }

  private init(folder: URL, state: StateDirectory, in database: GRDB.Database) throws {
    self.folder = folder
    archive = ArchiveSummary(try ArchiveInformation(in: database))
    archiveBytes = ["", "-wal"].reduce(0) { sum, suffix in
      sum + ((try? POSIX.status(state.archive.path(percentEncoded: false) + suffix))?.size ?? 0)
    }
    holder = StateLock.holder(at: state.lock)
    let id: String? = try Meta.value(.archiveID, in: database)
    outputs = try OutputLane.all(in: folder).map { lane in
      try Self.output(lane, state, archiveID: id, database)
    }
    lastRun = RunReport(at: state.report)
  }

  private static func output(
    _ lane: OutputLane, _ state: StateDirectory, archiveID: String?, _ database: GRDB.Database
  ) throws -> Output {
    let file = CheckpointFile(path: state.checkpoint(of: lane.name).path(percentEncoded: false))
    let checkpoint = try file.read().flatMap {
      try $0.archive == archiveID && $0.isOfLog(in: database) ? $0 : nil
    }
    let position = checkpoint?.position ?? 0
    let waiting = try ChangeLogTable(database: database).count(after: position)
    let totals = try ManifestTotals(of: state.manifest(of: lane.name).path(percentEncoded: false))
    return Output(
      lane: lane, position: position, waiting: waiting, startsOver: checkpoint == nil,
      isFinished: checkpoint.map { $0.finishedPosition == $0.position } ?? false, files: totals?.files ?? 0,
      bytes: totals?.bytes ?? 0, isManifestDamaged: totals == nil)
  }
}

/// The part of the last run's report that a status shows.
public struct RunReport: Sendable {
  /// A finding.
  public struct Finding: Sendable, Hashable {
    /// The keyword of the severity.
    public let severity: String
    /// A description of the problem.
    public let summary: String
    /// The object, as the report names it.
    public let object: String?
    /// The suggested remedy.
    public let solution: String?
  }

  /// Maximum number of findings that are kept.
  private static let findingLimit = 20

  /// The time at which it was written.
  public let time: Date?
  /// The keyword of the crawl's outcome.
  public let outcome: String
  /// The reason of the crawl's failure.
  public let failure: String?
  /// The sinks that failed, by format.
  public let sinkFailures: [(format: String, failure: String)]
  /// The number of objects and files that could not be fetched.
  public let unavailable: Int
  /// The findings of the highest severity.
  public let findings: [Finding]

  /// Reads a report; returns `nil` if it does not exist or is invalid.
  public init?(at url: URL) {
    guard let bytes = try? POSIX.contents(url.path(percentEncoded: false)),
      let report = try? JSONValue(json: bytes),
      let outcome = report["outcome"]?.string
    else { return nil }
    self.outcome = outcome
    time = try? url.resourceValues(forKeys: [.contentModificationDateKey]).contentModificationDate
    failure = report["failure"]?.string
    sinkFailures = (report["lanes"]?.array ?? []).compactMap { lane in
      guard let format = lane["format"]?.string, let failure = lane["failure"]?.string else { return nil }
      return (format, failure)
    }
    unavailable =
      (report["unavailable_objects"]?.array?.count ?? 0) + (report["unavailable_assets"]?.array?.count ?? 0)
    findings = (report["diagnostics"]?.array ?? []).lazy.filter { $0["severity"] != "note" }
      .prefix(Self.findingLimit).map { finding in
        Finding(
          severity: finding["severity"]?.string ?? "", summary: finding["summary"]?.string ?? "",
          object: finding["object"]?.string, solution: finding["solution"]?.string)
      }
  }
}
