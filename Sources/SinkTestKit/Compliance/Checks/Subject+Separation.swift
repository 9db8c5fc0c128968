internal import Foundation
internal import NotionExportKit

extension Subject {
  func checkSeparation() async throws {
    for workspace in [try ComplianceWorkspace.make(), try ComplianceWorkspace.hostile()] {
      let tree = LaneOutputTree()
      try await run(over: workspace, workspace.events, into: tree)
      if let contest = tree.contests.first {
        throw violation(
          .separate, "\(contest.path) was written by \(contest.first) and again by \(contest.second)")
      }
      var names: [String: String] = [:]
      for path in tree.files.keys.sorted() {
        // Names that differ in case or in Unicode composition are one file on other systems.
        let folded = path.lowercased().decomposedStringWithCanonicalMapping
        if let other = names[folded] {
          throw violation(.separate, "\(path) and \(other) are one file where case does not count")
        }
        names[folded] = path
      }
    }
  }
}
