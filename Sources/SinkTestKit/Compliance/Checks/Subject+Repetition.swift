#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif
internal import NotionExportKit

extension Subject {
  func checkDeterminism() async throws {
    let workspace = try ComplianceWorkspace.make()
    let expected = try await files(of: workspace)
    let events = workspace.events
    for (name, order) in [
      ("again", events), ("from the last to the first", events.reversed()),
      ("in another order", shuffled(events)),
    ] {
      let tree = LaneOutputTree()
      try await run(over: workspace, order, into: tree)
      if let difference = FileComparison.difference(expected, tree.files) {
        throw violation(.deterministic, "with the objects \(name), \(difference)")
      }
    }
    try checkForToday(in: expected)
  }

  /// All times of the workspace are in 2021, so today's date was added by the sink.
  private func checkForToday(in files: [String: [UInt8]]) throws {
    let today = Date().formatted(.iso8601.year().month().day())
    for (path, bytes) in files.sorted(by: { $0.key < $1.key })
    where path.contains(today) || String(decoding: bytes, as: UTF8.self).contains(today) {
      throw violation(.deterministic, "the file \(path) holds today's date, \(today)")
    }
  }

  /// Returns the elements in a deterministic order that is unrelated to theirs.
  func shuffled(_ events: [ExportEvent]) -> [ExportEvent] {
    var rest = events
    var result: [ExportEvent] = []
    var state: UInt64 = 0x9E37_79B9_7F4A_7C15
    while !rest.isEmpty {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      result.append(rest.remove(at: Int(state >> 33) % rest.count))
    }
    return result
  }
}

extension Subject {
  func checkIdempotence() async throws {
    let workspace = try ComplianceWorkspace.make()
    let expected = try await files(of: workspace)
    let events = workspace.events

    let doubled = LaneOutputTree()
    try await run(over: workspace, events.flatMap { [$0, $0] }, into: doubled)
    if let difference = FileComparison.difference(expected, doubled.files) {
      throw violation(.idempotent, "with each event given twice, \(difference)")
    }

    let tree = LaneOutputTree()
    try await run(over: workspace, events, into: tree)
    for event in events {
      try await run(over: workspace, [event], into: tree, isReplay: false)
      if let difference = FileComparison.difference(expected, tree.files) {
        throw violation(.idempotent, "when \(event.subject) came again in a later run, \(difference)")
      }
    }
    try await run(over: workspace, events, into: tree)
    if let difference = FileComparison.difference(expected, tree.files) {
      throw violation(.idempotent, "after a second replay, \(difference)")
    }
  }
}

extension Subject {
  func checkResumption() async throws {
    let workspace = try ComplianceWorkspace.make()
    let events = workspace.events
    let whole = LaneOutputTree()
    try await run(over: workspace, events, into: whole)
    let expected = whole.files

    // Killed after each event, acknowledged or not.
    for count in 0...events.count {
      for unacknowledged in [0, 1] where count >= unacknowledged {
        let tree = LaneOutputTree()
        let killed = try await run(
          over: workspace, events[..<count], into: tree, finishes: false, closes: false)
        let moment =
          "after \(count) of \(events.count) events\(unacknowledged == 0 ? "" : ", the last one again")"
        try await resume(
          from: count - unacknowledged, in: workspace, after: tree, expecting: expected, "killed \(moment)")
        await killed.close()
      }
    }
    // Killed after everything was written and recorded in the lane's checkpoint.
    let finished = LaneOutputTree()
    let killed = try await run(over: workspace, events, into: finished, closes: false)
    if let difference = FileComparison.difference(expected, finished.files) {
      throw violation(.resumable, "killed between finish and close, \(difference)")
    }
    await killed.close()
    // Killed, or out of space, at each file that is written.
    for number in 0..<whole.writes {
      let tree = LaneOutputTree(failingAt: number)
      var acknowledged = 0
      do {
        try await run(over: workspace, events, into: tree) { acknowledged += 1 }
      } catch {
        try await resume(
          from: acknowledged, in: workspace, after: tree, expecting: expected,
          "stopped at its file number \(number + 1)")
      }
    }
  }

  private func resume(
    from position: Int, in workspace: ScriptedWorkspace, after killed: LaneOutputTree,
    expecting expected: [String: [UInt8]], _ moment: String
  ) async throws {
    let tree = LaneOutputTree(after: killed)
    try await run(over: workspace, workspace.events[position...], into: tree, isReplay: position == 0)
    if let difference = FileComparison.difference(expected, tree.files) {
      throw violation(.resumable, "\(moment) and gone on from there, \(difference)")
    }
  }
}
