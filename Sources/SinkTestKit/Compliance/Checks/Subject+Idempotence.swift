internal import NotionExportKit

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
