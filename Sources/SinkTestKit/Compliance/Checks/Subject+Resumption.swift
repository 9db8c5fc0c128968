internal import NotionExportKit

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
        let place =
          "after \(count) of \(events.count) events\(unacknowledged == 0 ? "" : ", the last one again")"
        try await resume(
          from: count - unacknowledged, in: workspace, after: tree, expecting: expected, "killed \(place)")
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
    expecting expected: [String: [UInt8]], _ place: String
  ) async throws {
    let tree = LaneOutputTree(after: killed)
    try await run(over: workspace, workspace.events[position...], into: tree, isReplay: position == 0)
    if let difference = FileComparison.difference(expected, tree.files) {
      throw violation(.resumable, "\(place) and gone on from there, \(difference)")
    }
  }
}
