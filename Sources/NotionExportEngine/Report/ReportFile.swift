import NotionArchive
internal import DurableFiles
internal import Foundation
internal import NotionExportKit
internal import NotionModel

/// `report.json`: the objects that the last run found, exported and skipped, with reasons, in a stable order.
///
/// ```json
/// {"schema": 1, "version": "0.9.0",
///  "outcome": "complete | interrupted | failed | not-run", "failure": "…",
///  "found": {"pages": 0, "databases": 0, "data_sources": 0, "users": 0, "assets": 0},
///  "lanes": [{"format": "json", "outcome": "complete | incomplete | failed", "failure": null, "position": 0,
///             "end": 0, "written": 0, "replayed": false}],
///  "totals": {"runs": 1, "new_objects": 0, "fetched_objects": 0, "requests": 0, "retries": 0, "pauses": 0,
///             "bytes_received": 0, "downloads": 0, "peak_memory_bytes": 0, "milliseconds": 0,
///             "paused_milliseconds": 0},
///  "requests": [{"operation": "blocks", "status": 200, "count": 0}],
///  "unavailable_objects": [{"object": "page", "id": "…", "reason": "…"}],
///  "unavailable_assets": [{"key": "…", "name": "…", "reason": "…"}],
///  "diagnostics": [{"severity": "error", "identifier": "…", "object": "…", "summary": "…",
///                   "explanation": "…", "solution": "…"}],
///  "diagnostics_not_listed": 0}
/// ```
///
/// `found` counts the objects in the archive. For a lane, `position` is its position in the change log, `end`
/// the length of the log, and `written` the number of changes that it wrote in this run. `totals` and
/// `requests` are of the whole export, over all the runs that it took where it was interrupted; status 0
/// means no response. `unavailable_…` lists what was skipped and why, in this run or an earlier one.
/// Diagnostics are the findings of this run's crawl, and those of the sinks about all documents in the
/// output, including documents of earlier runs. New members do not change `schema`; removing a member or
/// changing its meaning does.
struct ReportFile {
  private let staged: StagedFile
  private var writer = JSONWriter()

  /// Writes the report of `result` with the unavailable objects of `workspace`, and replaces the previous
  /// report.
  static func write(_ result: ExportResult, of workspace: any WorkspaceReader, to url: URL) async throws {
    let path = url.path(percentEncoded: false)
    var report = ReportFile(staged: StagedFile(temporaryPath: path + ".new"))
    try await report.write(result, of: workspace)
    try report.staged.move(to: path)
  }

  private init(staged: StagedFile) { self.staged = staged }

  private mutating func write(_ result: ExportResult, of workspace: any WorkspaceReader) async throws {
    writer.beginObject()
    writer.key("schema")
    writer.value(1)
    writer.key("version")
    writer.value(ProductVersion.current)
    let (outcome, failure) = result.crawl.description
    writer.key("outcome")
    writer.value(outcome)
    writer.key("failure")
    writer.value(failure)
    beginMember("found")
    Self.writeCounts(
      [
        ("pages", result.archive.pages), ("databases", result.archive.databases),
        ("data_sources", result.archive.dataSources), ("users", result.archive.users),
        ("assets", result.archive.assets),
      ], &writer)
    beginMember("lanes")
    writer.array { writer in
      for lane in result.lanes { Self.writeLane(lane, end: result.archive.lastPosition, &writer) }
    }
    beginMember("totals")
    Self.writeTotals(result.totals, &writer)
    beginMember("requests")
    writer.array { writer in
      for (operation, statuses) in result.totals.requests.sorted(by: { $0.key < $1.key }) {
        for (status, count) in statuses.sorted(by: { $0.key < $1.key }) {
          writer.object { writer in
            writer.key("operation")
            writer.value(operation)
            writer.key("status")
            writer.value(status)
            writer.key("count")
            writer.value(count)
          }
        }
      }
    }
    beginMember("unavailable_objects")
    writer.beginArray()
    for try await object in workspace.unavailableObjects {
      try writeLine([
        ("object", object.kind.rawValue), ("id", object.id.description), ("reason", object.reason),
      ])
    }
    writer.endArray()
    beginMember("unavailable_assets")
    writer.beginArray()
    for try await asset in workspace.assets {
      guard case .unavailable(let reason) = asset.content else { continue }
      try writeLine([("key", asset.key.text), ("name", asset.name), ("reason", reason)])
    }
    writer.endArray()
    beginMember("diagnostics")
    writer.beginArray()
    for diagnostic in result.diagnostics {
      try writeLine([
        ("severity", diagnostic.severity.rawValue), ("identifier", diagnostic.identifier.rawValue),
        ("object", diagnostic.object?.description), ("summary", diagnostic.summary),
        ("explanation", diagnostic.explanation), ("solution", diagnostic.solution),
      ])
    }
    writer.endArray()
    beginMember("diagnostics_not_listed")
    writer.value(result.droppedDiagnostics)
    writer.endObject()
    try staged.append(writer.drain() + [0x0A])
  }

  /// A key on a line of its own.
  private mutating func beginMember(_ key: String) {
    writer.lineBreak()
    writer.key(key)
  }

  /// Writes an object on a line of its own, and flushes the buffered text to the file.
  private mutating func writeLine(_ members: [(String, String?)]) throws {
    writer.lineBreak()
    writer.object { writer in
      for (key, text) in members {
        writer.key(key)
        writer.value(text)
      }
    }
    try staged.append(writer.drain())
  }

  private static func writeCounts(_ counts: [(String, Int)], _ writer: inout JSONWriter) {
    writer.object { writer in
      for (key, count) in counts {
        writer.key(key)
        writer.value(count)
      }
    }
  }

  private static func writeTotals(_ totals: RunTotals, _ writer: inout JSONWriter) {
    writer.object { writer in
      for (key, count) in [
        ("runs", totals.runs), ("new_objects", totals.found), ("fetched_objects", totals.fetched),
        ("requests", totals.requestCount), ("retries", totals.retries), ("pauses", totals.pauses),
        ("bytes_received", totals.bytesReceived), ("downloads", totals.downloads),
        ("peak_memory_bytes", totals.peakMemory), ("milliseconds", Int(clamped: totals.seconds * 1000)),
        ("paused_milliseconds", Int(clamped: totals.pausedSeconds * 1000)),
      ] {
        writer.key(key)
        writer.value(count)
      }
    }
  }

  private static func writeLane(_ lane: Lane.Result, end: Int64, _ writer: inout JSONWriter) {
    writer.object { writer in
      writer.key("format")
      writer.value(lane.format)
      writer.key("outcome")
      let (outcome, failure) = lane.outcome.description
      writer.value(outcome)
      writer.key("failure")
      writer.value(failure)
      writer.key("position")
      writer.value(Int(lane.position))
      writer.key("end")
      writer.value(Int(end))
      writer.key("written")
      writer.value(lane.written)
      writer.key("replayed")
      writer.value(lane.replayed)
    }
  }
}

extension ExportResult.CrawlOutcome {
  /// The outcome's keyword, and the reason of a failure.
  fileprivate var description: (String, String?) {
    switch self {
    case .complete: ("complete", nil)
    case .notRun: ("not-run", nil)
    case .interrupted: ("interrupted", nil)
    case .failed(let error): ("failed", "\(error)")
    }
  }
}

extension Lane.Outcome {
  /// The outcome's keyword, and the reason of a failure.
  fileprivate var description: (String, String?) {
    switch self {
    case .complete: ("complete", nil)
    case .incomplete: ("incomplete", nil)
    case .failed(let error): ("failed", "\(error)")
    }
  }
}
