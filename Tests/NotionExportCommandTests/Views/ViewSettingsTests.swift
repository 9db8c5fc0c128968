import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Unknown settings of views: they have a note, and no row is lost.
struct ViewSettingsTests {
  /// A view, with the note in each format.
  struct Case: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let view: ViewDraft
    let note: String
    let shown: [String]
    let published: [String]

    init(
      _ name: String, _ view: ViewDraft, note: String, shown: [String] = Catalog.titles,
      published: [String]? = nil
    ) {
      testDescription = name
      self.view = view
      self.note = note
      self.shown = shown
      self.published = published ?? shown
    }
  }

  private static let sorts = "The view “Chosen” also sorts by"
  private static let groups = "The view “Chosen” also groups by"

  private static func group(_ grouping: JSONValue) -> ViewDraft {
    Catalog.view(configuration: ["group_by": grouping])
  }

  static let cases = [
    Case(
      "a sort by an unknown time",
      Catalog.view(sorts: [["timestamp": "visited_time", "direction": "ascending"]]), note: sorts),
    Case(
      "a sort by an unknown property beside a known one",
      Catalog.view(sorts: [
        ["property": "Weight", "direction": "ascending"], ["property": "Name", "direction": "descending"],
      ]), note: "\(sorts) “Weight” (a property that is not known)", shown: Catalog.titles.reversed()),
    Case(
      "an unknown direction", Catalog.view(sorts: [["property": "Name", "direction": "sideways"]]),
      note: "\(sorts) “Name” (a criterion that is not known)"),
    Case("a sort that is no object", Catalog.view(sorts: ["Name"]), note: sorts),
    Case("sorts that are no list", Catalog.view(sorts: "Name"), note: sorts),
    Case(
      "a sort by a result that the API does not give",
      Catalog.view(sorts: [["property": "Score", "direction": "descending"]]),
      note: "\(sorts) “Score” (a result that the API does not give for some rows)",
      shown: ["Birch", "Cedar", "Alder", "Dogwood"]),
    Case(
      "groups by an unknown property",
      group(["type": "select", "property_id": "zzzz", "sort": ["type": "manual"]]), note: groups),
    Case("groups that are no object", group("Kind"), note: groups),
    Case(
      "an unknown measure of groups",
      group(["type": "date", "property_id": "Due", "group_by": "fortnight", "sort": ["type": "ascending"]]),
      note: "\(groups) “Due” (a setting that is not known)"),
    Case(
      "an unknown setting of groups",
      group(["type": "select", "property_id": "Kind", "sort": ["type": "manual"], "frobnicate": 1]),
      note: "\(groups) “Kind” (a setting that is not known)"),
    Case(
      "groups that may be hidden",
      group(["type": "select", "property_id": "Kind", "sort": ["type": "manual"], "hidden_groups": ["Amber"]]
      ),
      note: "\(groups) “Kind” (a setting that is not known)", published: []),
    Case(
      "groups by a result that the API does not give",
      group([
        "type": "formula", "property_id": "Score",
        "group_by": ["type": "number", "sort": ["type": "ascending"]],
      ]), note: "\(groups) “Score” (a result that the API does not give for some rows)"),
  ]

  @Test("What a view's sorts and groups have that is not known is told in every format", arguments: cases)
  func unknown(_ example: Case) async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(Catalog.workspace(views: [example.view])) { simulator in
      let bench = Workbench(folder, simulator, formats: "json", "markdown", "html", "site")
      let ending = try await bench.program("out").run()
      #expect(ending.code == 0, "\(ending.errors)")
      let catalog = Catalog(folder: folder, output: "out")
      #expect(catalog.shown("markdown") == example.shown)
      #expect(catalog.shown("html") == example.shown)
      // Groups of a site have an order of their own.
      #expect(Set(catalog.shown("site")) == Set(example.published))
      for format in Catalog.formats { #expect(catalog.document(format).contains(example.note), "\(format)") }
      let report = folder.text("out/.notion-export/report.json") ?? ""
      #expect(report.contains("sort-not-applied") || report.contains("groups-not-applied"))
    }
  }

  @Test(
    "A view of odd shapes is shown as far as it is understood",
    arguments: [
      ["configuration": "wide"], ["configuration": ["properties": "all"]], ["name": ["odd": true]],
      ["configuration": ["properties": [7, ["property_id": "title", "visible": true], ["visible": false]]]],
      ["created_by": "nobody", "last_edited_time": 7, "url": [], "parent": "x"], ["data_source_id": .null],
      ["quick_filters": []], ["filter": [:]],
      ["sorts": .null, "quick_filters": .null, "configuration": .null],
    ] as [JSONObject])
  func oddShapes(_ members: JSONObject) async throws {
    let folder = try TemporaryFolder()
    let rewrite = ResponseRewrite(on: [.view]) { answer, _ in
      for member in members.members { answer.json[member.key] = member.value }
    }
    let configuration = SimulatorConfiguration().with { $0.rewrites = [rewrite] }
    try await withSimulator(Catalog.workspace(views: [Catalog.view()]), configuration) { simulator in
      let ending = try await Workbench(folder, simulator, formats: "json", "markdown", "html", "site")
        .program("out").run()
      #expect(ending.code == 0, "\(ending.errors)")
      for format in Catalog.formats {
        for title in Catalog.titles {
          #expect(Catalog(folder: folder, output: "out").document(format).contains(title), "\(format)")
        }
      }
    }
  }
}
