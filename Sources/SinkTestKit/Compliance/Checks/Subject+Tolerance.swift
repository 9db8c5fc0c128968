internal import NotionExportKit

extension Subject {
  func checkTolerance() async throws {
    let workspace = try ComplianceWorkspace.unknown()
    let tree = LaneOutputTree()
    var events = workspace.events[...]
    var current: ExportEvent?
    do {
      let sequence = AnyIterator<ExportEvent> {
        current = events.popFirst()
        return current
      }
      try await run(over: workspace, IteratorSequence(sequence), into: tree)
    } catch {
      throw violation(.tolerant, "\(current?.subject ?? "the end of the run") made the sink throw: \(error)")
    }
    func holds(_ word: String) -> Bool {
      tree.files.values.contains { String(decoding: $0, as: UTF8.self).contains(word) }
    }
    if holds(ComplianceWorkspace.wordBefore), !holds(ComplianceWorkspace.wordAfter) {
      throw violation(
        .tolerant, "the paragraph after blocks of unknown types is missing; the one before them is there")
    }
  }
}
