internal import NotionArchive
public import NotionExportKit
internal import NotionModel

/// The result of a verification.
public struct VerificationResult: Sendable {
  /// The expected and present number of objects of a kind in an output.
  public struct Presence: Sendable, Hashable {
    /// The kind of object.
    public let kind: ExportedKind
    /// The number of objects of the archive that the output should have.
    public let expected: Int
    /// The number of these that it has.
    public let present: Int
    /// The number of further objects that the format omits on purpose.
    public internal(set) var leftOut = 0
  }

  /// The result for one output.
  public struct Output: Sendable {
    /// The output.
    public let lane: OutputLane
    /// The number of files in the manifest.
    public internal(set) var files = 0
    /// Their size in bytes.
    public internal(set) var bytes: Int64 = 0
    /// The number of links to files of the output that were checked.
    public internal(set) var links = 0
    /// Kinds of object that the format keeps.
    public internal(set) var presence: [Presence] = []
  }

  /// Maximum number of findings of each kind that are kept; further ones are only counted.
  static let findingLimit = 1000

  /// A summary of the archive.
  public let archive: ArchiveSummary
  /// The number of files of the workspace whose content was hashed.
  public internal(set) var contents = 0
  /// The results of the outputs by the name of their lane.
  public internal(set) var outputs: [Output] = []
  /// The number of objects that were compared with the workspace; `nil` without a comparison.
  public internal(set) var comparedObjects: Int?
  /// The findings in the order of their kinds.
  public private(set) var findings: [VerificationFinding] = []
  /// The number of findings of each kind.
  public private(set) var counts: [VerificationFinding.Kind: Int] = [:]

  init(archive: ArchiveInformation) { self.archive = ArchiveSummary(archive) }

  /// Whether there are no problems.
  public var isSound: Bool { !counts.keys.contains(where: \.isProblem) }

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
