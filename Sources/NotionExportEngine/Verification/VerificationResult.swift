package import NotionArchive
package import NotionExportKit
internal import NotionModel

/// The result of a verification.
package struct VerificationResult: Sendable {
  /// The expected and present number of objects of a kind in an output.
  package struct Presence: Sendable, Hashable {
    package let kind: ExportedKind
    package let expected: Int
    package let present: Int
    /// The number of further objects that the format omits on purpose.
    package var leftOut = 0
  }

  /// The result for one output.
  package struct Output: Sendable {
    package let lane: OutputLane
    /// The number of files in the manifest.
    package var files = 0
    /// Their size in bytes.
    package var bytes: Int64 = 0
    /// The number of links to files of the output that were checked.
    package var links = 0
    /// Kinds of object that the format keeps.
    package var presence: [Presence] = []
  }

  /// Maximum number of findings of each kind that are kept; further ones are only counted.
  static let findingLimit = 1000

  /// A summary of the archive.
  package var archive: ArchiveInformation
  /// The number of files of the workspace whose content was hashed.
  package var contents = 0
  /// The results of the outputs by the name of their lane.
  package var outputs: [Output] = []
  /// The number of objects that were compared with the workspace; `nil` without a comparison.
  package var comparedObjects: Int?
  /// The findings in the order of their kinds.
  package private(set) var findings: [VerificationFinding] = []
  /// The number of findings of each kind.
  package private(set) var counts: [VerificationFinding.Kind: Int] = [:]

  init(archive: ArchiveInformation) { self.archive = archive }

  /// Whether there are no problems.
  package var isSound: Bool { !counts.keys.contains(where: \.isProblem) }

  mutating func add(_ finding: VerificationFinding) {
    counts[finding.kind, default: 0] += 1
    if counts[finding.kind, default: 0] <= Self.findingLimit { findings.append(finding) }
  }

  /// Sorts the findings into a stable order.
  mutating func sort() {
    let order = VerificationFinding.Kind.allCases
    func key(_ finding: VerificationFinding) -> (Int, String, String, String) {
      (
        order.firstIndex(of: finding.kind) ?? 0, finding.lane ?? "", finding.path ?? "",
        finding.object?.description ?? ""
      )
    }
    findings.sort { key($0) < key($1) }
  }
}
