internal import NotionExportEngine
internal import NotionExportKit
internal import NotionModel

/// The findings and skipped objects of a run, grouped by problem, with the affected pages and the remedy.
struct FindingsText {
  private static let shownObjects = 5
  private static let shownGroups = 20

  let report: ExportReport

  /// Lines with line breaks; empty without findings.
  var text: TerminalText {
    var groups: [Group] = []
    var indices: [String: Int] = [:]
    func add(_ key: String, _ object: ObjectID?, _ make: () -> Group) {
      let index = indices[key] ?? groups.count
      if index == groups.count {
        groups.append(make())
        indices[key] = index
      }
      groups[index].count += 1
      if let object, groups[index].objects.count < Self.shownObjects { groups[index].objects.append(object) }
    }
    for diagnostic in report.diagnostics where diagnostic.severity > .note {
      let explanation = diagnostic.explanation.map(Self.kindOfReason)
      add("\(diagnostic.identifier) \(diagnostic.summary) \(explanation ?? "")", diagnostic.object) {
        Group(
          heading: "\(diagnostic.severity.rawValue): \(diagnostic.summary)", explanation: explanation,
          solution: diagnostic.solution)
      }
    }
    // Objects that are unavailable without a finding of this run, for example from an earlier one.
    let told = Set(report.diagnostics.compactMap(\.object))
    for object in report.unavailable where !told.contains(object.id) {
      let reason = Self.kindOfReason(object.reason)
      add("earlier \(reason)", object.id) {
        Group(heading: "not exported: \(reason)", explanation: nil, solution: nil)
      }
    }
    var lines = groups.prefix(Self.shownGroups).flatMap(lines(of:))
    if groups.count > Self.shownGroups {
      lines.append("and \(groups.count - Self.shownGroups) more kinds of findings")
    }
    return TerminalText(lines: lines)
  }

  private struct Group {
    var heading: String
    var explanation: String?
    var solution: String?
    var count = 0
    var objects: [ObjectID] = []
  }

  private func lines(of group: Group) -> [String] {
    var lines = [group.count == 1 ? group.heading : "\(group.heading) (\(Wording.number(group.count)) times)"]
    lines += group.objects.map { "  \(name(of: $0))" }
    if !group.objects.isEmpty, group.count > group.objects.count {
      lines.append("  and \(Wording.number(group.count - group.objects.count)) more")
    }
    if let explanation = group.explanation { lines.append("  \(explanation)") }
    if let solution = group.solution { lines.append("  \(solution)") }
    return lines
  }

  /// Returns the page's title and address, or the id if the archive has neither.
  private func name(of object: ObjectID) -> String {
    guard let subject = report.subjects[object] else { return "\(object)" }
    return "\(subject.title.isEmpty ? "Untitled" : "\"\(subject.title)\"") \(subject.url)"
  }

  /// Returns the part of a reason without the object, which has a line of its own, and the request.
  private static func kindOfReason(_ reason: String) -> String {
    let sentences = reason.prefix(upTo: reason.firstRange(of: " (")?.lowerBound ?? reason.endIndex)
    return String(sentences).replacing(/( with ID:)? [0-9a-f-]{36}/, with: "")
  }
}
