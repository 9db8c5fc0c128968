internal import ArgumentParser
internal import NotionAPI
internal import NotionExportEngine
internal import NotionExportKit

/// What a run comes to for the person who started it: a summary and an exit code.
struct CommandOutcome {
  private let run: FinishedRun
  private var result: ExportResult { run.result }

  /// Runs `body`, says how that ended, and throws the exit code unless it is 0.
  static func exit(with body: () async throws -> FinishedRun) async throws {
    let outcome: CommandOutcome
    do {
      outcome = CommandOutcome(run: try await body())
    } catch {
      throw CommandError.describing(error).reported()
    }
    outcome.describe()
    let code = outcome.exitCode
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
    let archive = result.archive
    let found = [
      Wording.count(archive.pages, "page"), Wording.count(archive.databases, "database"),
      Wording.count(archive.dataSources, "data source"), Wording.count(archive.users, "user"),
      Wording.count(archive.assets, "file"),
    ].joined(separator: ", ")
    switch result.crawl {
    case .complete, .notRun: print("The archive holds \(found).")
    case .interrupted: print("Interrupted. The archive holds \(found); the same command goes on from here.")
    case .failed(let error):
      StandardError.write("Error: \(error)\n")
      StandardError.write("The archive holds \(found); the same command goes on from here.\n")
    }
    for lane in result.lanes {
      switch lane.outcome {
      case .complete:
        print(
          "\(lane.format): \(lane.written == 0 ? "nothing has changed" : "\(Wording.count(lane.written, "change")) written")."
        )
      case .incomplete: print("\(lane.format): \(Wording.count(lane.written, "change")) written so far.")
      case .failed(let error):
        StandardError.write("Error: \(lane.format) stopped: \(error)\n")
      }
    }
    var cost = "Took \(Wording.duration(run.elapsed))"
    if let requests = run.requests { cost += " and \(Wording.count(requests, "request"))" }
    print("\(cost).")
    if case .complete = result.crawl, archive.blockCommentRequests > 0 {
      print(
        "Comments on blocks were not asked for: --comments all would take about "
          + "\(Wording.count(archive.blockCommentRequests, "more request")).")
    }
    if result.isComplete, !result.archive.isEmpty {
      print("To check it: notion-export verify --output \(run.folder)")
    }
    StandardError.write(FindingsText(result: result).text)
    if result.hasSkipped {
      StandardError.write(
        "Some objects could not be exported; .notion-export/report.json lists them with the reasons.\n")
    }
    if case .complete = result.crawl, result.archive.isEmpty { StandardError.write(Guidance.nothingShared) }
  }
}

extension ExportResult {
  /// Whether something of the workspace is not in the output.
  fileprivate var hasSkipped: Bool {
    skippedObjects > 0 || diagnostics.contains { $0.severity == .error }
  }
}

extension ArchiveInformation {
  /// Whether there is nothing that could be exported.
  fileprivate var isEmpty: Bool { pages == 0 && databases == 0 && dataSources == 0 }
}

extension Lane.Result {
  fileprivate var hasFailed: Bool { if case .failed = outcome { true } else { false } }
}

extension CommandError {
  /// Says what happened on standard error; returns the code to end with.
  func reported() -> ExitCode {
    StandardError.write("\(isError ? "Error: " : "")\(description)\n")
    return exitCode
  }
}
