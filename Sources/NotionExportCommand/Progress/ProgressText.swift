internal import NotionExportEngine
internal import NotionModel

/// A snapshot as a block for a terminal, as a line, and as JSON.
struct ProgressText {
  let snapshot: ProgressSnapshot

  // MARK: A block

  /// Returns lines that fit into `width` columns.
  func block(width: Int) -> [String] {
    var lines = [headline]
    if snapshot.isFetching {
      lines.append("  pages    \(bar(snapshot.pagesDone, of: snapshot.pagesFound, width))\(pages)")
      if snapshot.phase != .writing || snapshot.requests > 0 { lines.append("  requests \(requests)") }
      if let pause = snapshot.pause {
        lines.append("  paused   \(pause.reason); goes on in \(Wording.duration(pause.remaining))")
      }
      lines.append("  files    \(files)")
    }
    for sink in snapshot.sinks {
      // Without a crawl, only the sinks have progress.
      let bar = snapshot.isFetching ? "" : bar(Int(sink.position), of: Int(sink.end), width)
      lines.append("  \(sink.format.padded(to: 8)) \(bar)\(position(sink))")
    }
    return lines.map { $0.cut(to: width) }
  }

  private var headline: String {
    var parts = [snapshot.phase.words, Wording.duration(snapshot.elapsed)]
    if let estimate { parts.append(estimate) }
    if let memory = snapshot.memory { parts.append("\(Wording.bytes(Int64(memory))) of memory") }
    return parts.joined(separator: ", ")
  }

  /// Returns a bar if there is space for one.
  private func bar(_ done: Int, of all: Int, _ width: Int) -> String {
    guard width >= 100, all > 0 else { return "" }
    let cells = 24
    let full = min(max(Int(clamped: Double(cells) * Double(done) / Double(all)), 0), cells)
    return "[\(String(repeating: "#", count: full))\(String(repeating: "-", count: cells - full))] "
  }

  private var pages: String {
    "\(Wording.number(snapshot.pagesDone)) done of \(Wording.number(snapshot.pagesFound)) found"
  }

  private var requests: String {
    var text = "\(Wording.number(snapshot.requests)), \(Wording.oneDecimal(snapshot.rate)) a second"
    // The requests of a window may be used up in its first seconds.
    if let allowed = snapshot.allowedRate {
      text += ", \(Wording.oneDecimal(allowed)) allowed on average"
    }
    if snapshot.failures > 0 { text += ", \(Wording.count(snapshot.failures, "failure"))" }
    if snapshot.findings > 0 { text += ", \(Wording.count(snapshot.findings, "finding"))" }
    return text
  }

  private var files: String {
    "\(Wording.number(snapshot.assets)), \(Wording.bytes(Int64(snapshot.bytesReceived))) received"
  }

  private func position(_ sink: ProgressSnapshot.Sink) -> String {
    let behind = max(0, sink.end.clampedSubtracting(sink.position))
    let place = "\(Wording.number(sink.written)) written, at \(Wording.number(Int(sink.position)))"
    return behind == 0 ? place : "\(place) of \(Wording.number(Int(sink.end)))"
  }

  private var estimate: String? {
    guard let estimate = snapshot.estimate else { return nil }
    let confidence = Wording.number(Int(clamped: (estimate.confidence * 100).rounded()))
    return "about \(Wording.duration(estimate.remaining)) to go (\(confidence) % sure)"
  }

  // MARK: A line

  /// All numbers on one line, for logs.
  var line: String {
    var parts: [String] = []
    if snapshot.isFetching {
      parts += [pages, "requests \(requests)", "files \(files)"]
      if let pause = snapshot.pause {
        parts.append("paused: \(pause.reason); goes on in \(Wording.duration(pause.remaining))")
      }
    }
    parts += snapshot.sinks.map { "\($0.format) \(position($0))" }
    return parts.isEmpty ? headline : "\(headline): \(parts.joined(separator: "; "))"
  }

  // MARK: JSON

  /// A single object; times are in seconds.
  var json: JSONValue {
    var object = JSONObject([
      ("event", "progress"), ("phase", .string(snapshot.phase.rawValue)),
      ("elapsed", Self.seconds(snapshot.elapsed)),
      ("pages_done", .number(JSONNumber(snapshot.pagesDone))),
      ("pages_found", .number(JSONNumber(snapshot.pagesFound))),
      ("requests", .number(JSONNumber(snapshot.requests))),
      ("requests_per_second", Self.number(snapshot.rate)),
      ("allowed_per_second", snapshot.allowedRate.map(Self.number) ?? .null),
      ("failures", .number(JSONNumber(snapshot.failures))),
      ("findings", .number(JSONNumber(snapshot.findings))),
      ("assets", .number(JSONNumber(snapshot.assets))),
      ("bytes_received", .number(JSONNumber(snapshot.bytesReceived))),
      ("memory", snapshot.memory.map { .number(JSONNumber($0)) } ?? .null),
    ])
    object["pause"] =
      snapshot.pause.map { pause in
        .object(
          JSONObject([("reason", .string(pause.reason)), ("remaining", Self.seconds(pause.remaining))]))
      } ?? .null
    object["estimate"] =
      snapshot.estimate.map { estimate in
        .object(
          JSONObject([
            ("remaining", Self.seconds(estimate.remaining)),
            ("confidence", Self.number(estimate.confidence)),
          ]))
      } ?? .null
    object["sinks"] = .array(
      snapshot.sinks.map { sink in
        .object(
          JSONObject([
            ("format", .string(sink.format)), ("position", .number(JSONNumber(Int(sink.position)))),
            ("end", .number(JSONNumber(Int(sink.end)))), ("written", .number(JSONNumber(sink.written))),
          ]))
      })
    return .object(object)
  }

  private static func seconds(_ duration: Duration) -> JSONValue { number(duration / .seconds(1)) }

  private static func number(_ value: Double) -> JSONValue {
    JSONNumber((value * 10).rounded() / 10).map(JSONValue.number) ?? .null
  }
}

extension ProgressSnapshot.Phase {
  /// The words at the top of the block.
  fileprivate var words: String {
    switch self {
    case .starting: "Starting"
    case .fetching: "Fetching"
    case .reconciling: "Looking for what has gone"
    case .settling: "Settling names and links"
    case .writing: "Writing"
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
