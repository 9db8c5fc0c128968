internal import NotionExportKit

extension Subject {
  func checkTidiness() async throws {
    let (before, after) = (try ComplianceWorkspace.make(), try ComplianceWorkspace.make(edited: true))
    let expected = try await files(of: after)
    let removals = ComplianceWorkspace.removals
    for (order, events) in [
      ("after the changes", after.events + removals), ("before the changes", removals + after.events),
    ] {
      let tree = LaneOutputTree()
      try await run(over: before, before.events, into: tree)
      try await run(over: after, events, into: tree, isReplay: false)
      if let difference = FileComparison.difference(expected, tree.files) {
        throw violation(
          .tidy,
          "pages were renamed, moved and removed, the removals \(order), and compared with a fresh export "
            + difference)
      }
    }
  }
}
