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
        + "\(Wording.count(result.contents, "file")) of the workspace hashed"
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
        + (presence.leftOut == 0 ? "" : " (\(Wording.number(presence.leftOut)) left out on purpose)")
    }
    let files = "\(Wording.count(output.files, "file")) hashed"
    let links = output.links == 0 ? [] : ["\(Wording.count(output.links, "link")) followed"]
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
    if result.isSound { return "Everything is as it should be." }
    let lanes = result.counts.keys.filter { $0.isProblem }
    let areInOutputs = lanes.contains { $0.isOfOutput }
    let areInArchive = lanes.contains { !$0.isOfOutput }
    var advice: [String] = []
    if areInOutputs {
      advice.append(
        "Run verify --repair and then the export again: the outputs are written anew from the archive.")
    }
    if areInArchive { advice.append("Run the export again: it fetches what the archive lacks.") }
    return "Not everything is as it should be. \(advice.joined(separator: " "))"
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
    case .missingObject: "Objects of the archive that an output lacks"
    case .missingFile: "Files that were written and are gone"
    case .changedFile: "Files that are not as they were written"
    case .brokenLink: "Links that lead nowhere"
    case .missingContent: "Files of the workspace whose content is gone from the archive"
    case .damagedContent: "Files of the workspace whose content in the archive is damaged"
    case .damagedResponse: "Responses in the archive that are damaged"
    case .damagedArchive:
      "Parts of the archive that are damaged; the next export mends them"
    case .damagedManifest: "Lists of files that are damaged"
    case .staleFile: "Files that nothing in the archive accounts for any more"
    case .behind: "Formats that are not up to date"
    case .newInWorkspace: "New in the workspace"
    case .editedInWorkspace: "Edited in the workspace since"
    case .goneFromWorkspace: "Gone from the workspace"
    case .foreignFile: "Files that notion-export did not write (left alone)"
    case .linksNotChecked: "Documents too large to be looked through for links"
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
    }
  }
}
