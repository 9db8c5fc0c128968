import Foundation
import NotionModel
import NotionSimulator
import TestSupport

/// A database of four rows, exported to every format, and the rows that each shows of its view.
struct Catalog {
  static let database = ObjectID(simulated: "catalog")
  static let source = ObjectID(simulated: "catalog source")
  static let view = ObjectID(simulated: "catalog view")
  static let formats = ["markdown", "html", "site"]

  /// The titles of the rows, in their order.
  static let titles = ["Alder", "Birch", "Cedar", "Dogwood"]

  static func row(_ title: String) -> ObjectID { ObjectID(simulated: "catalog row \(title)") }

  static let rows: [PageDraft] = [
    PageDraft(
      "Alder", id: row("Alder"),
      values: [
        "Stage": .status("Backlog"), "Kind": .select("Amber"), "Tags": .multiSelect(["Wood", "Old"]),
        "Kin": .relation([row("Cedar")]),
        "Checked": .verification(state: "verified", by: nil, start: nil, end: nil),
        "Score": .formula(.number(3)), "Due": .date("2026-05-01"), "Ready": .checkbox(true),
      ]),
    PageDraft(
      "Birch", id: row("Birch"),
      values: [
        "Stage": .status("Doing"), "Kind": .select("Bronze"), "Tags": .multiSelect(["Wood"]),
        "Kin": .relation([row("Alder"), row("Cedar")]), "Score": .formula(.number(12)),
        "Due": .date("2026-05-02T23:30:00.000-05:00"), "Ready": .checkbox(false),
      ]),
    PageDraft(
      "Cedar", id: row("Cedar"),
      values: [
        "Stage": .status("Done"), "Kind": .select("Coral"), "Score": .formula(.number(5)),
        "Checked": .verification(state: "expired", by: nil, start: nil, end: nil),
      ]),
    PageDraft(
      "Dogwood", id: row("Dogwood"),
      values: [
        "Stage": .status("Dropped"), "Tags": .multiSelect(["Old"]), "Score": .formula(.unsupported),
      ]),
  ]

  static let properties: [PropertyDraft] = [
    .title(),
    .status("Stage", toDo: ["Backlog"], inProgress: ["Doing"], complete: ["Done", "Dropped"]),
    .select("Kind", ["Amber", "Bronze", "Coral"]), .multiSelect("Tags", ["Wood", "Old"]),
    .relation("Kin", to: source), .verification("Checked"), .formula("Score", "1"), .date("Due"),
    .checkbox("Ready"), .uniqueID("Number", prefix: "TREE"), .people("Owner"),
  ]

  static func workspace(
    views: [ViewDraft], rows: [PageDraft] = rows, properties: [PropertyDraft] = properties
  ) -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace()
    workspace.add(
      database: DatabaseDraft(
        "Catalog", id: database,
        dataSources: [DataSourceDraft("Catalog", id: source, properties: properties, rows: rows)],
        views: views))
    workspace.add(page: PageDraft("Notes"))
    return workspace
  }

  /// The table of the titles alone: other cells may name a row too.
  static func view(
    filter: JSONValue = .null, sorts: JSONValue = .null, quick: JSONValue = .null,
    configuration: JSONObject = [:]
  ) -> ViewDraft {
    ViewDraft("table", name: "Chosen", id: view, filter: filter, sorts: sorts).with { view in
      view.quickFilters = quick
      view.configuration = ["properties": [["property_id": "title", "visible": true]]]
      for member in configuration.members { view.configuration[member.key] = member.value }
    }
  }

  let folder: TemporaryFolder
  let output: String

  /// The document of the database in a format.
  func document(_ format: String, named name: String = "Catalog") -> String {
    let wanted =
      format == "site" ? "\(name.lowercased())/index.html" : "\(name).\(format == "html" ? "html" : "md")"
    let file = folder.files(in: "\(output)/\(format)").filter { $0.hasSuffix(wanted) }.min {
      $0.count < $1.count
    }
    return file.flatMap { folder.text("\(output)/\(format)/\($0)") } ?? ""
  }

  /// The part of a document that shows the view's rows.
  private func region(_ format: String, _ view: ObjectID) -> String {
    let text = document(format)
    switch format {
    case "markdown":
      return text.split(separator: "\n").filter { $0.hasPrefix("|") || $0.hasPrefix("<tr>") }.joined(
        separator: "\n")
    case "html": return Self.part(of: text, from: "<table", to: "</table>")
    default: return Self.part(of: text, from: "id=\"view-\(view.compactText)\"", to: "</section>")
    }
  }

  private static func part(of text: String, from start: String, to end: String) -> String {
    guard let first = text.range(of: start) else { return "" }
    let rest = text[first.upperBound...]
    return String(rest[..<(rest.range(of: end)?.lowerBound ?? rest.endIndex)])
  }

  /// The titles of the rows that a format shows through a view, in the order of the output.
  func shown(_ format: String, view: ObjectID = view) -> [String] {
    let region = region(format, view)
    return Self.titles.compactMap { title in
      let mark = format == "markdown" ? "| [\(title)](" : ">\(title)</a>"
      return region.range(of: mark).map { (title, $0.lowerBound) }
    }.sorted { $0.1 < $1.1 }.map(\.0)
  }

  /// The summaries of the findings in the report.
  func findings(_ identifier: String) throws -> [String] {
    let report = try JSONValue(json: Array(folder.bytes("\(output)/.notion-export/report.json")))
    return (report["diagnostics"]?.array ?? []).filter {
      ($0["identifier"]?.string ?? $0["code"]?.string ?? $0["id"]?.string) == identifier
    }.map { $0["summary"]?.string ?? "" }
  }
}
