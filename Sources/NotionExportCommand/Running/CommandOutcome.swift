internal import ArgumentParser
internal import NotionExportEngine
internal import NotionExportKit

/// An export that has ended, with any outcome.
struct FinishedRun: Sendable {
  let report: ExportReport
  /// The folder, as entered by the user.
  let folder: String
  /// The duration of the run.
  let elapsed: Duration
}

/// The outcome of a run for the person who started it: a summary and an exit code.
struct CommandOutcome {
  private let run: FinishedRun
  private var report: ExportReport { run.report }

  /// Runs `body`, reports its outcome, runs the hooks, and throws the exit code unless it is 0.
  static func exit(
    _ hooks: RunHooks, with body: () async throws -> FinishedRun
  ) async throws {
    var code: ExitCode
    do {
      let outcome = CommandOutcome(run: try await body())
      outcome.describe()
      code = outcome.exitCode
    } catch {
      code = CommandError.code(reporting: error)
    }
    if code == .someSkipped, hooks.arguments.acceptsFindings { code = .success }
    await hooks.run(after: code)
    if code != .success { throw code }
  }

  private var exitCode: ExitCode {
    switch report.outcome {
    case .interrupted: return .interrupted
    case .failed: return .exportFailed
    case .complete, .notFetched: break
    }
    if report.formats.contains(where: \.hasFailed) { return .exportFailed }
    if case .notFetched(isArchiveComplete: false) = report.outcome { return .someSkipped }
    guard report.isComplete else { return .interrupted }
    if report.archive.isEmpty { return .exportFailed }
    return report.hasSkipped ? .someSkipped : .success
  }

  private func describe() {
    var summary = Summary()
    summarise(&summary)
    StandardError.write(FindingsText(report: report).text)
    if report.hasSkipped {
      StandardError.write(
        "Some objects could not be exported. All of them, with the reasons: .notion-export/report.json\n")
    }
    if case .complete = report.outcome, report.archive.isEmpty {
      StandardError.write(report.hasSkipped ? Guidance.nothingRead : Guidance.nothingShared)
    }
  }

  private func summarise(_ summary: inout Summary) {
    let archive = report.archive
    let found = [
      Wording.count(archive.pages, "page"), Wording.count(archive.databases, "database"),
      Wording.count(archive.dataSources, "data source"), Wording.count(archive.users, "user"),
      Wording.count(archive.assets, "file"),
    ].joined(separator: ", ")
    switch report.outcome {
    case .complete, .notFetched: summary.say("Archive: \(found).\n")
    case .interrupted:
      summary.say(
        "Interrupted. Archive so far: \(found). Run the same command to resume.\n")
    case .failed(let error):
      StandardError.write("Error: \(error)\n")
      StandardError.write("Archive so far: \(found). Run the same command to resume.\n")
    }
    for format in report.formats {
      switch format.outcome {
      case .complete:
        let written =
          format.written == 0 ? "no changes" : "\(Wording.count(format.written, "change")) written"
        summary.say("\(format.name): \(written).\n")
      case .incomplete:
        summary.say("\(format.name): \(Wording.count(format.written, "change")) written so far.\n")
      case .failed(let error):
        StandardError.write("Error: \(format.name) stopped: \(error)\n")
      }
    }
    var cost = "Took \(Wording.duration(run.elapsed))"
    if let requests = report.requests { cost += " and \(Wording.count(requests, "request"))" }
    summary.say("\(cost).\n")
    if case .complete = report.outcome, report.archive.blockCommentRequests > 0 {
      let requests = Wording.count(report.archive.blockCommentRequests, "more request")
      summary.say("Comments on blocks were not fetched: --comments all would take about \(requests).\n")
    }
    if report.isComplete, !report.archive.isEmpty {
      summary.say("To check the result: notion-export verify --output \(run.folder)\n")
    }
  }
}

extension CommandOutcome {
  /// The lines on standard output. A failure to write them is only a warning, as the export itself is not
  /// affected.
  private struct Summary {
    private var isLost = false

    mutating func say(_ text: TerminalText) {
      guard !isLost else { return }
      do {
        try StandardOutput.write(text)
      } catch {
        isLost = true
        // Its reader may have ended.
        if let error = error as? CommandError {
          StandardError.write("Warning: the summary could not be printed. \(error)\n")
        }
      }
    }
  }
}

extension ExportReport {
  /// Whether some object of the workspace is missing in the output.
  fileprivate var hasSkipped: Bool {
    skippedObjects > 0 || diagnostics.contains { $0.severity == .error }
  }
}

extension ArchiveSummary {
  /// Whether there is nothing to export.
  fileprivate var isEmpty: Bool { pages == 0 && databases == 0 && dataSources == 0 }
}

extension ExportReport.Format {
  fileprivate var hasFailed: Bool { if case .failed = outcome { true } else { false } }
}

extension CommandError {
  /// Writes a description to standard error; returns the exit code.
  func reported() -> ExitCode {
    StandardError.write("\(isError ? "Error: " : "")\(TerminalText(block: description))\n")
    return exitCode
  }

  /// Reports any error; an exit code has been explained already.
  static func code(reporting error: any Error) -> ExitCode {
    error as? ExitCode ?? describing(error).reported()
  }
}
