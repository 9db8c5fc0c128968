internal import Foundation
internal import NotionExportEngine
internal import NotionModel

/// A status for people and for programs.
struct StatusText {
  let status: ExportStatus
  /// The current time for ages, in seconds since 1970.
  let now: Int

  // MARK: For people

  /// Several lines.
  var text: TerminalText {
    var lines = archive
    lines += outputs
    lines += lastRun
    lines += next
    return TerminalText(lines: lines)
  }

  private var archive: [String] {
    let information = status.archive
    let workspace = information.workspaceName.map { "\"\($0)\"" } ?? "a workspace"
    var lines = [
      "Archive of \(workspace) in \(status.folder.path(percentEncoded: false))",
      "  content   "
        + [
          Wording.count(information.pages, "page"), Wording.count(information.databases, "database"),
          Wording.count(information.dataSources, "data source"), Wording.count(information.users, "user"),
          Wording.count(information.assets, "file"),
        ].joined(separator: ", "),
      "  size      \(Wording.bytes(status.archiveBytes)), and \(Wording.bytes(information.assetBytes)) of files",
    ]
    if let started = information.crawlStarted {
      let age = Wording.duration(.seconds(max(0, now.clampedSubtracting(started.seconds))))
      lines.append("  as of     \(Wording.time(started.seconds)), \(age) ago")
    }
    if !information.scope.isEmpty { lines.append("  limited   to \(information.scope)") }
    if !information.isComplete {
      lines.append(
        "  complete  no; \(Wording.count(information.pendingRequests, "request")) pending")
    }
    let missing = information.unavailableObjects + information.unavailableAssets
    if missing > 0 {
      lines.append(
        "  missing   \(Wording.count(missing, "object")) that could not be fetched; see report.json")
    }
    if let holder = status.holder { lines.append("  in use    by \(holder)") }
    return lines
  }

  private var outputs: [String] {
    if status.outputs.isEmpty { return ["No format has been written yet."] }
    return status.outputs.map { output in
      let files = "\(Wording.count(output.files, "file")), \(Wording.bytes(output.bytes))"
      let state =
        if output.isManifestDamaged {
          "the list of its files is damaged; the next run writes it again"
        } else if output.startsOver {
          "outdated; the next run writes it again"
        } else if output.waiting > 0 {
          "\(Wording.count(output.waiting, "change")) behind"
        } else if !output.isFinished {
          "not finished"
        } else {
          "up to date"
        }
      let subfolder = output.lane.root == status.folder ? "" : " in \(output.lane.format)/"
      return "\(output.lane.format)\(subfolder): \(state); \(files); position \(output.position)"
    }
  }

  private var lastRun: [String] {
    guard let run = status.lastRun else { return [] }
    var lines = ["Last run: \(run.outcome)\(run.failure.map { ": \($0)" } ?? "")"]
    for (format, failure) in run.sinkFailures { lines.append("  \(format) stopped: \(failure)") }
    for finding in run.findings.prefix(5) {
      lines.append("  \(finding.severity): \(finding.summary)\(finding.object.map { " (\($0))" } ?? "")")
    }
    if run.findings.count > 5 { lines.append("  and more in .notion-export/report.json") }
    return lines
  }

  private var next: [String] {
    var steps: [String] = []
    if status.archive.isComplete {
      steps.append(
        "fetches changes since \((status.archive.crawlStarted?.seconds).map(Wording.time) ?? "the last run")"
      )
    } else {
      steps.append(
        "sends \(Wording.count(status.archive.pendingRequests, "pending request"))")
    }
    for output in status.outputs where output.waiting > 0 {
      steps.append("writes \(Wording.count(output.waiting, "change")) to \(output.lane.format)")
    }
    return ["The next run \(steps.joined(separator: ", then "))."]
  }

  // MARK: For programs

  /// A single object; times are in seconds since 1970.
  var json: JSONValue {
    let information = status.archive
    var archive = JSONObject([
      ("pages", .number(JSONNumber(information.pages))),
      ("databases", .number(JSONNumber(information.databases))),
      ("data_sources", .number(JSONNumber(information.dataSources))),
      ("users", .number(JSONNumber(information.users))),
      ("assets", .number(JSONNumber(information.assets))),
      ("bytes", .number(JSONNumber(Int(status.archiveBytes)))),
      ("asset_bytes", .number(JSONNumber(Int(information.assetBytes)))),
      ("unavailable_objects", .number(JSONNumber(information.unavailableObjects))),
      ("unavailable_assets", .number(JSONNumber(information.unavailableAssets))),
      ("complete", .bool(information.isComplete)),
      ("requests_left", .number(JSONNumber(information.pendingRequests))),
      ("position", .number(JSONNumber(Int(information.lastPosition)))),
    ])
    archive["workspace"] = information.workspaceName.map(JSONValue.string) ?? .null
    archive["crawl_started"] = information.crawlStarted.map { .number(JSONNumber($0.seconds)) } ?? .null
    archive["crawl_ended"] = information.crawlEnded.map { .number(JSONNumber($0.seconds)) } ?? .null
    archive["scope"] = .string(information.scope)
    return .object(
      JSONObject([
        ("folder", .string(status.folder.path(percentEncoded: false))),
        ("in_use_by", status.holder.map(JSONValue.string) ?? .null),
        ("archive", .object(archive)), ("outputs", .array(status.outputs.map(json(of:)))),
        ("last_run", lastRunJSON),
      ]))
  }

  private func json(of output: ExportStatus.Output) -> JSONValue {
    .object(
      JSONObject([
        ("format", .string(output.lane.format)),
        ("folder", .string(output.lane.root.path(percentEncoded: false))),
        ("position", .number(JSONNumber(Int(output.position)))),
        ("waiting", .number(JSONNumber(output.waiting))), ("starts_over", .bool(output.startsOver)),
        ("finished", .bool(output.isFinished)), ("files", .number(JSONNumber(output.files))),
        ("bytes", .number(JSONNumber(Int(output.bytes)))),
      ]))
  }

  private var lastRunJSON: JSONValue {
    guard let run = status.lastRun else { return .null }
    return .object(
      JSONObject([
        ("outcome", .string(run.outcome)), ("failure", run.failure.map(JSONValue.string) ?? .null),
        (
          "sink_failures",
          .array(
            run.sinkFailures.map {
              .object(JSONObject([("format", .string($0.format)), ("failure", .string($0.failure))]))
            })
        ),
        ("unavailable", .number(JSONNumber(run.unavailable))),
        (
          "findings",
          .array(
            run.findings.map {
              .object(
                JSONObject([
                  ("severity", .string($0.severity)), ("summary", .string($0.summary)),
                  ("object", $0.object.map(JSONValue.string) ?? .null),
                ]))
            })
        ),
      ]))
  }
}

extension Date {
  /// The whole seconds since 1970.
  fileprivate var seconds: Int { Int(clamped: timeIntervalSince1970) }
}
