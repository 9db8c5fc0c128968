internal import ArgumentParser
internal import NotionAPI
internal import NotionArchive
internal import NotionExportEngine
internal import NotionExportKit

/// The outcome of a run for the person who started it: a summary and an exit code.
struct CommandOutcome {
  private let run: FinishedRun
  private var result: ExportResult { run.result }

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
    switch result.crawl {
    case .interrupted: return .interrupted
    case .failed: return .exportFailed
    case .complete, .notRun: break
    }
    if result.lanes.contains(where: \.hasFailed) { return .exportFailed }
    if case .notRun(isArchiveComplete: false) = result.crawl { return .someSkipped }
    guard result.isComplete else { return .interrupted }
    if result.archive.isEmpty { return .exportFailed }
    return result.hasSkipped ? .someSkipped : .success
  }

  private func describe() {
    var summary = Summary()
    summarise(&summary)
    StandardError.write(FindingsText(result: result).text)
    if result.hasSkipped {
      StandardError.write(
        "Some objects could not be exported; .notion-export/report.json lists them with the reasons.\n")
    }
    if case .complete = result.crawl, result.archive.isEmpty {
      StandardError.write(result.hasSkipped ? Guidance.nothingRead : Guidance.nothingShared)
    }
  }

  private func summarise(_ summary: inout Summary) {
    let archive = result.archive
    let found = [
      Wording.count(archive.pages, "page"), Wording.count(archive.databases, "database"),
      Wording.count(archive.dataSources, "data source"), Wording.count(archive.users, "user"),
      Wording.count(archive.assets, "file"),
    ].joined(separator: ", ")
    switch result.crawl {
    case .complete, .notRun: summary.say("The archive holds \(found).\n")
    case .interrupted:
      summary.say(
        "Interrupted. The archive holds \(found); the same command goes on from here.\n")
    case .failed(let error):
      StandardError.write("Error: \(error)\n")
      StandardError.write("The archive holds \(found); the same command goes on from here.\n")
    }
    for lane in result.lanes {
      switch lane.outcome {
      case .complete:
        let written =
          lane.written == 0 ? "nothing has changed" : "\(Wording.count(lane.written, "change")) written"
        summary.say("\(lane.format): \(written).\n")
      case .incomplete:
        summary.say("\(lane.format): \(Wording.count(lane.written, "change")) written so far.\n")
      case .failed(let error):
        StandardError.write("Error: \(lane.format) stopped: \(error)\n")
      }
    }
    var cost = "Took \(Wording.duration(run.elapsed))"
    if let requests = run.requests { cost += " and \(Wording.count(requests, "request"))" }
    summary.say("\(cost).\n")
    if case .complete = result.crawl, result.archive.blockCommentRequests > 0 {
      let requests = Wording.count(result.archive.blockCommentRequests, "more request")
      summary.say("Comments on blocks were not asked for: --comments all would take about \(requests).\n")
    }
    if result.isComplete, !result.archive.isEmpty {
      summary.say("To check it: notion-export verify --output \(run.folder)\n")
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
          StandardError.write("Warning: the summary is lost. \(error)\n")
        }
      }
    }
  }
}

extension ExportResult {
  /// Whether some object of the workspace is missing in the output.
  fileprivate var hasSkipped: Bool {
    skippedObjects > 0 || diagnostics.contains { $0.severity == .error }
  }
}

extension ArchiveInformation {
  /// Whether there is nothing to export.
  fileprivate var isEmpty: Bool { pages == 0 && databases == 0 && dataSources == 0 }
}

extension Lane.Result {
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
