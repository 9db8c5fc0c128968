internal import Foundation
internal import NotionExportKit
internal import NotionModel

/// `report.json`: what the last run found, exported and skipped, and why; in an order that is always the same.
///
/// ```json
/// {"outcome": "complete | interrupted | failed", "failure": "…",
///  "found": {"pages": 0, "databases": 0, "data_sources": 0, "users": 0, "assets": 0},
///  "skipped": {"objects": 0, "assets": 0},
///  "lanes": [{"format": "json", "outcome": "complete", "failure": null, "position": 0, "written": 0}],
///  "diagnostics": [{"severity": "error", "identifier": "…", "object": "…", "summary": "…",
///                   "explanation": "…", "solution": "…"}],
///  "diagnostics_not_listed": 0}
/// ```
struct ReportFile {
  private let result: ExportResult

  init(_ result: ExportResult) { self.result = result }

  func write(to url: URL) throws {
    let path = url.path(percentEncoded: false)
    let staged = StagedFile(temporaryPath: path + ".new")
    try staged.append(bytes)
    try staged.move(to: path)
  }

  private var bytes: [UInt8] {
    var writer = JSONWriter()
    writer.object { writer in
      let (outcome, failure) = result.crawl.description
      writer.key("outcome")
      writer.value(outcome)
      writer.key("failure")
      writer.value(failure)
      writer.lineBreak()
      writer.key("found")
      Self.write(
        [
          ("pages", result.archive.pages), ("databases", result.archive.databases),
          ("data_sources", result.archive.dataSources), ("users", result.archive.users),
          ("assets", result.archive.assets),
        ], &writer)
      writer.lineBreak()
      writer.key("skipped")
      Self.write(
        [("objects", result.archive.unavailableObjects), ("assets", result.archive.unavailableAssets)],
        &writer)
      writer.lineBreak()
      writer.key("lanes")
      writer.array { writer in
        for lane in result.lanes { Self.write(lane, &writer) }
      }
      writer.lineBreak()
      writer.key("diagnostics")
      writer.array { writer in
        for diagnostic in result.diagnostics {
          writer.lineBreak()
          Self.write(diagnostic, &writer)
        }
      }
      writer.lineBreak()
      writer.key("diagnostics_not_listed")
      writer.value(result.droppedDiagnostics)
    }
    writer.lineBreak()
    return writer.bytes
  }

  private static func write(_ counts: [(String, Int)], _ writer: inout JSONWriter) {
    writer.object { writer in
      for (key, count) in counts {
        writer.key(key)
        writer.value(count)
      }
    }
  }

  private static func write(_ lane: Lane.Result, _ writer: inout JSONWriter) {
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
      writer.key("written")
      writer.value(lane.written)
    }
  }

  private static func write(_ diagnostic: Diagnostic, _ writer: inout JSONWriter) {
    writer.object { writer in
      for (key, text) in [
        ("severity", diagnostic.severity.rawValue), ("identifier", diagnostic.identifier.rawValue),
        ("object", diagnostic.object?.description), ("summary", diagnostic.summary),
        ("explanation", diagnostic.explanation), ("solution", diagnostic.solution),
      ] {
        writer.key(key)
        writer.value(text)
      }
    }
  }
}

extension ExportResult.CrawlOutcome {
  /// The outcome's word, and why it failed.
  fileprivate var description: (String, String?) {
    switch self {
    case .complete: ("complete", nil)
    case .interrupted: ("interrupted", nil)
    case .failed(let error): ("failed", "\(error)")
    }
  }
}

extension Lane.Outcome {
  /// The outcome's word, and why it failed.
  fileprivate var description: (String, String?) {
    switch self {
    case .complete: ("complete", nil)
    case .incomplete: ("incomplete", nil)
    case .failed(let error): ("failed", "\(error)")
    }
  }
}
