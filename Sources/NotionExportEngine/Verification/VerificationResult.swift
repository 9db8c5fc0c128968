package import NotionArchive
package import NotionExportKit
internal import NotionModel

/// What a verification found.
package struct VerificationResult: Sendable {
  /// How many objects of a kind there should be in an output, and how many there are.
  package struct Presence: Sendable, Hashable {
    package let kind: ExportedKind
    package let expected: Int
    package let present: Int
    /// Those beside them that the format leaves out on purpose.
    package var leftOut = 0
  }

  /// What one output comes to.
  package struct Output: Sendable {
    package let lane: OutputLane
    /// Files that the manifest lists.
    package var files = 0
    /// Their bytes.
    package var bytes: Int64 = 0
    /// Links to files of the output that were followed.
    package var links = 0
    /// Kinds of object that the format keeps.
    package var presence: [Presence] = []
  }

  /// How many findings of each kind are kept; beyond it they are only counted.
  static let findingLimit = 1000

  /// What the archive holds.
  package var archive: ArchiveInformation
  /// Files of the workspace whose content was hashed.
  package var contents = 0
  /// The outputs by name of their lane.
  package var outputs: [Output] = []
  /// Objects that the workspace was asked about; `nil` where it was not asked.
  package var comparedObjects: Int?
  /// The findings in the order of their kinds.
  package private(set) var findings: [VerificationFinding] = []
  /// How many findings there are of each kind.
  package private(set) var counts: [VerificationFinding.Kind: Int] = [:]

  init(archive: ArchiveInformation) { self.archive = archive }

  /// Whether everything is as it should be.
  package var isSound: Bool { !counts.keys.contains(where: \.isProblem) }

  mutating func add(_ finding: VerificationFinding) {
    counts[finding.kind, default: 0] += 1
    if counts[finding.kind, default: 0] <= Self.findingLimit { findings.append(finding) }
  }

  /// Puts the findings into an order that is always the same.
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
