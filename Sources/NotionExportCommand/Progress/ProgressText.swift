internal import NotionAPI
internal import NotionExportEngine
internal import NotionModel

/// The progress of an export as a block for a terminal, as a line, and as JSON.
struct ProgressText {
  let progress: ExportProgress

  // MARK: A block

  /// Returns lines that fit into `width` columns.
  func block(width: Int) -> [String] {
    var lines = [headline]
    if progress.isFetching {
      // The work is requests, files and what the formats have to write; few pages are complete before most of it
      // is done.
      if let fraction = progress.fraction {
        lines.append("  done     \(bar(fraction, width))\(percent(fraction))")
      }
      lines.append("  pages    \(pages)")
      if progress.phase != .writing || progress.requests > 0 { lines.append("  requests \(requests)") }
      if let pause = progress.pause {
        lines.append("  paused   \(pause.reason.words); resumes in \(Wording.duration(pause.remaining))")
      }
      lines.append("  files    \(files)")
    }
    for sink in progress.formats {
      // Without a crawl, only the sinks have progress.
      let bar =
        progress.isFetching || sink.end == 0 ? "" : bar(Double(sink.position) / Double(sink.end), width)
      lines.append("  \(sink.name.padded(to: 8)) \(bar)\(position(sink))")
    }
    return lines.map { $0.cut(to: width) }
  }

  private var headline: String {
    var parts = [progress.phase.words, Wording.duration(progress.elapsed)]
    if progress.isFetching, let fraction = progress.fraction { parts.append("\(percent(fraction)) done") }
    if let estimate { parts.append(estimate) }
    if let memory = progress.memory { parts.append("\(Wording.bytes(Int64(memory))) of memory") }
    return parts.joined(separator: ", ")
  }

  private func percent(_ fraction: Double) -> String { "\(Int(clamped: (fraction * 100).rounded(.down))) %" }

  /// Returns a bar if there is space for one.
  private func bar(_ fraction: Double, _ width: Int) -> String {
    guard width >= 100 else { return "" }
    let cells = 24
    let full = min(max(Int(clamped: Double(cells) * fraction), 0), cells)
    return "[\(String(repeating: "#", count: full))\(String(repeating: "-", count: cells - full))] "
  }

  private var pages: String {
    "\(Wording.number(progress.pagesDone)) done of \(Wording.number(progress.pagesFound)) found"
  }

  private var requests: String {
    var text = "\(Wording.number(progress.requests)), \(Wording.oneDecimal(progress.requestRate)) a second"
    // The requests of a window may be used up in its first seconds.
    if let allowed = progress.allowedRate {
      text += ", \(Wording.oneDecimal(allowed)) allowed on average"
    }
    if progress.failures > 0 { text += ", \(Wording.count(progress.failures, "failure"))" }
    if progress.findings > 0 { text += ", \(Wording.count(progress.findings, "finding"))" }
    return text
  }

  private var files: String {
    "\(Wording.number(progress.downloads)), \(Wording.bytes(Int64(progress.bytesReceived))) received"
  }

  private func position(_ sink: ExportProgress.Format) -> String {
    let behind = max(0, sink.end.clampedSubtracting(sink.position))
    let written = "\(Wording.number(sink.written)) written, at \(Wording.number(Int(sink.position)))"
    return behind == 0 ? written : "\(written) of \(Wording.number(Int(sink.end)))"
  }

  private var estimate: String? {
    guard let estimate = progress.estimate else { return nil }
    let confidence = Wording.number(Int(clamped: (estimate.confidence * 100).rounded()))
    return "about \(Wording.duration(estimate.remaining)) left (\(confidence) % confidence)"
  }

  // MARK: A line

  /// All numbers on one line, for logs.
  var line: String {
    var parts: [String] = []
    if progress.isFetching {
      parts += [pages, "requests \(requests)", "files \(files)"]
      if let pause = progress.pause {
        parts.append("paused: \(pause.reason.words); resumes in \(Wording.duration(pause.remaining))")
      }
    }
    parts += progress.formats.map { "\($0.name) \(position($0))" }
    return parts.isEmpty ? headline : "\(headline): \(parts.joined(separator: "; "))"
  }

  // MARK: JSON

  /// A single object; times are in seconds.
  var json: JSONValue {
    var object = JSONObject([
      ("event", "progress"), ("phase", .string(progress.phase.rawValue)),
      ("elapsed", Self.seconds(progress.elapsed)),
      ("fraction", progress.fraction.map { Self.number($0, parts: 1_000) } ?? .null),
      ("pages_done", .number(JSONNumber(progress.pagesDone))),
      ("pages_found", .number(JSONNumber(progress.pagesFound))),
      ("requests", .number(JSONNumber(progress.requests))),
      ("requests_per_second", Self.number(progress.requestRate)),
      ("allowed_per_second", progress.allowedRate.map(Self.number) ?? .null),
      ("failures", .number(JSONNumber(progress.failures))),
      ("findings", .number(JSONNumber(progress.findings))),
      ("assets", .number(JSONNumber(progress.downloads))),
      ("bytes_received", .number(JSONNumber(progress.bytesReceived))),
      ("memory", progress.memory.map { .number(JSONNumber($0)) } ?? .null),
    ])
    object["pause"] =
      progress.pause.map { pause in
        .object(
          JSONObject([("reason", .string(pause.reason.words)), ("remaining", Self.seconds(pause.remaining))]))
      } ?? .null
    object["estimate"] =
      progress.estimate.map { estimate in
        .object(
          JSONObject([
            ("remaining", Self.seconds(estimate.remaining)),
            ("confidence", Self.number(estimate.confidence)),
          ]))
      } ?? .null
    object["sinks"] = .array(
      progress.formats.map { sink in
        .object(
          JSONObject([
            ("format", .string(sink.name)), ("position", .number(JSONNumber(Int(sink.position)))),
            ("end", .number(JSONNumber(Int(sink.end)))), ("written", .number(JSONNumber(sink.written))),
          ]))
      })
    return .object(object)
  }

  private static func seconds(_ duration: Duration) -> JSONValue { number(duration / .seconds(1)) }

  private static func number(_ value: Double) -> JSONValue { number(value, parts: 10) }

  private static func number(_ value: Double, parts: Double) -> JSONValue {
    JSONNumber((value * parts).rounded() / parts).map(JSONValue.number) ?? .null
  }
}

extension ExportProgress.Phase {
  /// The words at the top of the block.
  fileprivate var words: String {
    switch self {
    case .starting: "Starting"
    case .fetching: "Fetching"
    case .reconciling: "Looking for removed objects"
    case .settling: "Resolving names and links"
    case .writing: "Writing"
    }
  }
}

extension ClientEvent.PauseReason? {
  /// The reason of the pause, in words.
  fileprivate var words: String {
    switch self {
    case .rateLimit: "Notion's rate limit was reached"
    case .overload: "Notion is overloaded"
    case .serverFailures: "Notion's servers are failing"
    case nil: "waiting for Notion"
    }
  }
}

extension String {
  fileprivate func padded(to width: Int) -> String {
    self + String(repeating: " ", count: max(0, width - count))
  }

  /// Returns the first columns; wide characters count twice, so that no line wraps.
  fileprivate func cut(to width: Int) -> String {
    var columns = 0
    var result = ""
    for character in self {
      columns += character.unicodeScalars.allSatisfy { $0.value < 0x1100 } ? 1 : 2
      if columns > width { break }
      result.append(character)
    }
    return result
  }
}
