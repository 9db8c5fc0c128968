internal import NotionExportEngine
internal import NotionExportKit
internal import NotionModel

/// A verification's result for people and for programs.
struct VerificationText {
  /// Maximum number of findings of one kind that are shown to people; programs get all stored findings.
  private static let shownFindings = 20

  let result: VerificationResult

  // MARK: For people

  /// Several lines.
  var text: TerminalText {
    var lines = [
      "archive: \(Wording.count(result.archive.pages, "page")), "
        + "\(Wording.count(result.contents, "file")) checked"
    ]
    lines += result.outputs.map(line(of:))
    if result.outputs.isEmpty { lines.append("No format has been written yet.") }
    if let compared = result.comparedObjects {
      lines.append("workspace: \(Wording.count(compared, "object")) compared")
    }
    for kind in VerificationFinding.Kind.allCases {
      guard let count = result.counts[kind], count > 0 else { continue }
      lines += ["", "\(kind.heading): \(Wording.number(count))"]
      let findings = result.findings.filter { $0.kind == kind }
      lines += findings.prefix(Self.shownFindings).map { "  \(line(of: $0))" }
      if count > Self.shownFindings {
        lines.append("  and \(Wording.number(count - Self.shownFindings)) more; --json lists them")
      }
    }
    lines += ["", conclusion]
    return TerminalText(lines: lines)
  }

  private func line(of output: VerificationResult.Output) -> String {
    let presence = output.presence.map { presence in
      "\(Wording.number(presence.present)) of \(Wording.count(presence.expected, presence.kind.noun))"
        + (presence.leftOut == 0 ? "" : " (\(Wording.number(presence.leftOut)) excluded by options)")
    }
    let files = "\(Wording.count(output.files, "file")) checked"
    let links = output.links == 0 ? [] : ["\(Wording.count(output.links, "link")) checked"]
    return "\(output.lane.label): \(([files] + presence + links).joined(separator: ", "))"
  }

  private func line(of finding: VerificationFinding) -> String {
    var parts: [String] = []
    if let lane = finding.lane { parts.append("\(label(of: lane)):") }
    if let path = finding.path { parts.append(path) }
    if let title = finding.title { parts.append("\"\(title)\"") }
    if let object = finding.object { parts.append("\(object)") }
    if let detail = finding.detail { parts.append(finding.path == nil ? "(\(detail))" : "→ \(detail)") }
    return parts.joined(separator: " ")
  }

  private func label(of lane: String) -> String {
    result.outputs.first { $0.lane.name == lane }?.lane.label ?? lane
  }

  private var conclusion: String {
    if result.isSound { return "No problems found." }
    let lanes = result.counts.keys.filter { $0.isProblem }
    let areInOutputs = lanes.contains { $0.isOfOutput }
    let areInArchive = lanes.contains { !$0.isOfOutput }
    var advice: [String] = []
    if areInOutputs {
      advice.append(
        "Run verify --repair, then the export: it writes the outputs again from the archive.")
    }
    if areInArchive { advice.append("Run the export: it fetches missing and damaged data again.") }
    return "Problems found. \(advice.joined(separator: " "))"
  }

  // MARK: For programs

  /// A single object.
  var json: JSONValue {
    .object(
      JSONObject([
        ("sound", .bool(result.isSound)),
        ("contents", .number(JSONNumber(result.contents))),
        ("outputs", .array(result.outputs.map(json(of:)))),
        ("compared_objects", result.comparedObjects.map { .number(JSONNumber($0)) } ?? .null),
        (
          "counts",
          .object(
            JSONObject(
              VerificationFinding.Kind.allCases.compactMap { kind in
                result.counts[kind].map { (kind.rawValue, .number(JSONNumber($0))) }
              }))
        ), ("findings", .array(result.findings.map(Self.json(of:)))),
      ]))
  }

  private func json(of output: VerificationResult.Output) -> JSONValue {
    let presence = output.presence.map { presence -> (String, JSONValue) in
      let counts = JSONObject([
        ("expected", .number(JSONNumber(presence.expected))),
        ("present", .number(JSONNumber(presence.present))),
        ("left_out", .number(JSONNumber(presence.leftOut))),
      ])
      return (presence.kind.rawValue, .object(counts))
    }
    return .object(
      JSONObject([
        ("output", .string(output.lane.name)), ("format", .string(output.lane.format)),
        ("files", .number(JSONNumber(output.files))), ("bytes", .number(JSONNumber(Int(output.bytes)))),
        ("links", .number(JSONNumber(output.links))), ("objects", .object(JSONObject(presence))),
      ]))
  }

  private static func json(of finding: VerificationFinding) -> JSONValue {
    let members: [(String, String?)] = [
      ("kind", finding.kind.rawValue), ("output", finding.lane), ("path", finding.path),
      ("object", finding.object?.description), ("title", finding.title), ("detail", finding.detail),
    ]
    return .object(JSONObject(members.compactMap { name, text in text.map { (name, .string($0)) } }))
  }
}

extension VerificationFinding.Kind {
  /// The heading of the findings of the kind.
  fileprivate var heading: String {
    switch self {
    case .missingObject: "Objects missing in an output"
    case .missingFile: "Missing files"
    case .changedFile: "Changed files"
    case .brokenLink: "Broken links"
    case .missingContent: "Files missing in the archive"
    case .damagedContent: "Damaged files in the archive"
    case .damagedResponse: "Damaged responses in the archive"
    case .damagedArchive:
      "Damaged parts of the archive; the next export repairs them"
    case .damagedManifest: "Damaged lists of files"
    case .staleFile: "Outdated files"
    case .behind: "Outdated formats"
    case .newInWorkspace: "New in the workspace"
    case .editedInWorkspace: "Edited in the workspace"
    case .goneFromWorkspace: "Removed from the workspace"
    case .foreignFile: "Files not written by notion-export (not touched)"
    case .linksNotChecked: "Documents too large to check for links"
    }
  }

  /// Whether writing the output again repairs it.
  fileprivate var isOfOutput: Bool {
    switch self {
    case .missingObject, .missingFile, .changedFile, .brokenLink, .damagedManifest, .staleFile: true
    default: false
    }
  }
}

extension ExportedKind {
  /// The noun for people.
  fileprivate var noun: String {
    switch self {
    case .dataSource: "data source"
    case .asset: "file"
    case .page, .database, .block, .user, .comment, .view: rawValue
    @unknown default: rawValue
    }
  }
}
