internal import NotionExportKit

#if canImport(FoundationEssentials)
internal import FoundationEssentials
#else
internal import Foundation
#endif

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
