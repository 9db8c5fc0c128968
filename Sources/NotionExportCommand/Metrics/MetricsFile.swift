internal import CoreMetrics
internal import Foundation
internal import NotionExportEngine

/// `--metrics-file`: the metrics of a run for node_exporter's textfile collector; replaced as a whole.
struct MetricsFile: Sendable {
  private static let interval = Duration.seconds(15)

  /// Copied from the file of the previous run, so that an alert can use its age.
  private static let lastSuccess = "notion_export_last_success_timestamp_seconds"

  private let path: String
  private let metrics = PrometheusMetrics()

  /// Begins to collect metrics.
  ///
  /// - Throws: ``CommandError`` if the file cannot be written.
  init(path: String) throws {
    self.path = path
    MetricsSystem.bootstrap(metrics)
    if let time = Self.value(of: Self.lastSuccess, in: path) { metrics.set(Self.lastSuccess, to: time) }
    guard Self.canBeReplaced(path) else {
      throw CommandError(
        "The metrics file \(path) is a device, a pipe or a folder. Name a regular file; each update replaces it.",
        exitCode: .wrongUsage)
    }
    do {
      try write()
    } catch {
      throw CommandError(
        "The metrics file \(path) cannot be written: \(error.localizedDescription)", exitCode: .wrongUsage)
    }
  }

  /// Runs `body`, and writes the file at intervals and at the end.
  func run(_ body: () async throws -> ExportReport) async throws -> ExportReport {
    let writing = Task {
      while !Task.isCancelled {
        try await Task.sleep(for: Self.interval)
        try? write()
      }
    }
    defer { writing.cancel() }
    let start = ContinuousClock.now
    do {
      let report = try await body()
      record(report, duration: start.duration(to: .now))
      try? write()
      return report
    } catch {
      record("notion_export_success", 0)
      try? write()
      throw error
    }
  }

  private func record(_ report: ExportReport, duration: Duration) {
    let archive = report.archive
    record("notion_export_success", report.isComplete ? 1 : 0)
    record("notion_export_duration_seconds", duration / .seconds(1))
    record("notion_export_pages", Double(archive.pages))
    record("notion_export_databases", Double(archive.databases))
    record("notion_export_assets", Double(archive.assets))
    record("notion_export_skipped_objects", Double(report.skippedObjects))
    record("notion_export_last_run_timestamp_seconds", Date.now.timeIntervalSince1970.rounded())
    if report.isComplete {
      record(Self.lastSuccess, Date.now.timeIntervalSince1970.rounded())
    }
    for format in report.formats {
      metrics.set(
        "notion_export_written_changes", to: Double(format.written), labels: [("format", format.name)])
    }
  }

  private static func value(of name: String, in path: String) -> Double? {
    guard let text = try? String(contentsOfFile: path, encoding: .utf8) else { return nil }
    let line = text.split(separator: "\n").first { $0.hasPrefix("\(name) ") }
    return line.flatMap { Double($0.dropFirst(name.count + 1)) }
  }

  private func record(_ name: String, _ value: Double) { metrics.set(name, to: value) }

  /// Returns whether a file may replace the entry at the path: none, a file, or a link to one of these.
  ///
  /// A rename would also replace `/dev/null` if root runs an export.
  private static func canBeReplaced(_ path: String) -> Bool {
    guard let status = FileStatus(of: path) else { return true }
    return status.kind == .file
  }

  /// Writes a temporary file and renames it, so that no collector reads an incomplete file.
  private func write() throws {
    guard Self.canBeReplaced(path) else { return }
    try Data(metrics.text.utf8).write(to: URL(filePath: path), options: .atomic)
  }
}
