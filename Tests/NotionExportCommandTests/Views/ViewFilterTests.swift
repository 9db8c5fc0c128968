import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// The rows that a view's filter shows in each format.
struct ViewFilterTests {
  /// A view, the rows that it shows, and those that a site shows where it cannot be decided.
  struct Case: Sendable, CustomTestStringConvertible {
    let name: String
    let view: ViewDraft
    let shown: [String]
    let published: [String]
    let note: String?

    init(
      _ name: String, _ view: ViewDraft, _ shown: [String], published: [String]? = nil, note: String? = nil
    ) {
      self.name = name
      self.view = view
      self.shown = shown
      self.published = published ?? shown
      self.note = note
    }

    var testDescription: String { name }
  }

  private static func filter(_ property: String, _ type: String, _ condition: JSONValue) -> ViewDraft {
    Catalog.view(filter: .object(["property": .string(property), type: condition]))
  }

  private static func quick(_ property: String, _ condition: JSONValue) -> ViewDraft {
    Catalog.view(quick: .object(JSONObject([(property, condition)])))
  }

  private static let all = Catalog.titles

  static let listsCases = [
    Case(
      "any of two options", filter("Kind", "select", ["equals": ["Amber", "Coral"]]), ["Alder", "Cedar"]),
    Case(
      "none of two options", filter("Kind", "select", ["does_not_equal": ["Amber", "Coral"]]),
      ["Birch", "Dogwood"]),
    Case(
      "any of two states", filter("Stage", "status", ["equals": ["Backlog", "Doing"]]), ["Alder", "Birch"]),
    Case(
      "none of two states", filter("Stage", "status", ["does_not_equal": ["Backlog", "Done"]]),
      ["Birch", "Dogwood"]),
    Case(
      "any of the tags", filter("Tags", "multi_select", ["contains": ["Old", "New"]]), ["Alder", "Dogwood"]),
    Case(
      "none of the tags", filter("Tags", "multi_select", ["does_not_contain": ["Wood", "New"]]),
      ["Cedar", "Dogwood"]),
    Case(
      "any of the relations",
      filter(
        "Kin", "relation",
        ["contains": [.string("\(Catalog.row("Alder"))"), .string("\(Catalog.row("Dogwood"))")]]),
      ["Birch"]),
    Case(
      "a list in a quick filter", quick("Kind", ["select": ["equals": ["Bronze", "Coral"]]]),
      ["Birch", "Cedar"]),
    Case(
      "lists in nested groups",
      Catalog.view(filter: [
        "or": [
          [
            "and": [
              ["property": "Kind", "select": ["equals": ["Amber", "Bronze"]]],
              ["property": "Tags", "multi_select": ["contains": ["Old"]]],
            ]
          ],
          ["property": "Stage", "status": ["equals": ["Dropped"]]],
        ]
      ]), ["Alder", "Dogwood"]),
    Case(
      "a list of quick filters",
      Catalog.view(quick: [
        ["property": "Kind", "select": ["equals": ["Amber", "Coral"]]],
        ["property": "Ready", "checkbox": ["equals": false]],
      ]), ["Cedar"]),
    Case("any of the texts", filter("Name", "title", ["starts_with": ["al", "do"]]), ["Alder", "Dogwood"]),
    Case("any of the ids", filter("Number", "unique_id", ["equals": [1, 3]]), ["Alder", "Cedar"]),
  ]

  static let groupsCases = [
    Case("a group of states", filter("Stage", "status", ["equals": "Complete"]), ["Cedar", "Dogwood"]),
    Case(
      "not a group of states", filter("Stage", "status", ["does_not_equal": "To-do"]),
      ["Birch", "Cedar", "Dogwood"]),
    Case("a group as such", filter("Stage", "status", ["group": "Complete"]), ["Cedar", "Dogwood"]),
    Case(
      "a condition on the group", filter("Stage", "status", ["group": ["equals": "Complete"]]),
      ["Cedar", "Dogwood"]),
    Case(
      "not a group, by a condition on the group",
      filter("Stage", "status", ["group": ["does_not_equal": ["To-do", "In progress"]]]),
      ["Cedar", "Dogwood"]),
    Case(
      "not a group, in a group of conditions",
      Catalog.view(filter: [
        "or": [
          ["and": [["property": "Stage", "status": ["does_not_equal": ["group": "Complete"]]]]],
          ["property": "Kind", "select": ["equals": "Coral"]],
        ]
      ]), ["Alder", "Birch", "Cedar"]),
    Case("a group by another spelling", filter("Stage", "status", ["group": "in_progress"]), ["Birch"]),
    Case(
      "groups and options in a list", quick("Stage", ["status": ["equals": ["Complete", "Backlog"]]]),
      ["Alder", "Cedar", "Dogwood"]),
    Case(
      "pages that nobody verified", filter("Checked", "verification", ["status": "none"]),
      ["Birch", "Dogwood"]),
    Case(
      "pages that are verified or were",
      filter("Checked", "verification", ["status": ["verified", "expired"]]),
      ["Alder", "Cedar"]),
  ]

  private static let unknown = "a condition that is not known"

  static let undecidedCases = [
    Case(
      "an unknown key in a quick filter", quick("Kind", ["frobnicate": "Amber"]), all, published: [],
      note: unknown),
    Case("a quick filter that is no object", quick("Kind", "Amber"), all, published: [], note: unknown),
    Case(
      "a condition that is no object", filter("Kind", "select", "Amber"), all, published: [], note: unknown),
    Case(
      "an unknown condition", filter("Kind", "select", ["rhymes_with": "Amber"]), all, published: [],
      note: unknown),
    Case(
      "an unknown type", filter("Kind", "hologram", ["equals": "Amber"]), all, published: [], note: unknown),
    Case(
      "another property's type", filter("Kind", "number", ["equals": 1]), all, published: [], note: unknown),
    Case(
      "a value of the wrong type", filter("Kind", "select", ["equals": 7]), all, published: [], note: unknown),
    Case(
      "a list of the wrong type", filter("Kind", "select", ["equals": ["Amber", 7]]), all, published: [],
      note: unknown),
    Case(
      "an unknown state of verification", filter("Checked", "verification", ["status": "blessed"]), all,
      published: [], note: unknown),
    Case(
      "an unknown group", filter("Stage", "status", ["group": "Someday"]), all, published: [], note: unknown),
    Case(
      "an unknown condition on a group", filter("Stage", "status", ["group": ["resembles": "Complete"]]), all,
      published: [], note: unknown),
    Case(
      "an unknown element in a list of quick filters", Catalog.view(quick: ["Amber"]), all, published: [],
      note: unknown),
    Case(
      "an unknown property", filter("Weight", "number", ["equals": 1]), all, published: [],
      note: "“Weight” (a property that is not known)"),
    Case(
      "a day that is none", filter("Due", "date", ["after": "soonish"]), all, published: [], note: unknown),
    Case(
      "an unknown time",
      Catalog.view(filter: ["timestamp": "visited_time", "visited_time": ["is_empty": true]]), all,
      published: [], note: unknown),
    Case(
      "a filter that is a list", Catalog.view(filter: [["property": "Kind"]]), all, published: [],
      note: unknown),
    Case(
      "an unknown part beside a known one",
      Catalog.view(filter: [
        "and": [
          ["property": "Kind", "select": ["equals": "Amber"]],
          ["property": "Kind", "select": ["sounds": "a"]],
        ]
      ]), ["Alder"], published: [], note: unknown),
    Case(
      "a known part that is enough",
      Catalog.view(filter: [
        "or": [["property": "Kind", "select": ["equals": "Amber"]], ["frobnicate": true]]
      ]), all, published: ["Alder"], note: unknown),
    Case(
      "a result that the API does not give", filter("Score", "formula", ["number": ["greater_than": 4]]),
      ["Birch", "Cedar", "Dogwood"], published: ["Birch", "Cedar"], note: "the API does not give"),
    Case(
      "emptiness of a result that the API does not give",
      filter("Score", "formula", ["number": ["is_empty": true]]),
      ["Dogwood"], published: [], note: "the API does not give"),
  ]

  @Test(
    "A filter that names several values shows the rows that have one of them, or none", arguments: listsCases)
  func lists(_ example: Case) async throws { try await expect(example) }

  @Test("A filter may name a group of states, and what nobody has verified", arguments: groupsCases)
  func groups(_ example: Case) async throws { try await expect(example) }

  @Test("What a filter has that is not known is told, and hides rows of a site", arguments: undecidedCases)
  func undecided(_ example: Case) async throws { try await expect(example) }

  @Test("An option comes before a group of the same name")
  func optionBeforeGroup() async throws {
    let stage = PropertyDraft.status(
      "Stage", toDo: ["Backlog", "Complete"], inProgress: ["Doing"], complete: ["Done"])
    let rows = [
      PageDraft("Alder", id: Catalog.row("Alder"), values: ["Stage": .status("Complete")]),
      PageDraft("Birch", id: Catalog.row("Birch"), values: ["Stage": .status("Done")]),
    ]
    let workspace = Catalog.workspace(
      views: [Self.filter("Stage", "status", ["equals": "Complete"])], rows: rows,
      properties: [.title(), stage])
    try await expect(["Alder"], published: ["Alder"], note: nil, workspace)
  }

  @Test("A filter of a rollup may name a group of the states that it gathers")
  func groupInRollup() async throws {
    let stages: [(String, JSONValue, [String])] = [
      ("any", ["equals": "Complete"], ["Alder", "Birch"]),
      ("none", ["equals": ["Complete"]], ["Cedar", "Dogwood"]),
      ("any", ["does_not_equal": "Complete"], ["Birch"]), ("any", ["group": "To-do"], ["Birch"]),
    ]
    for (quantity, condition, shown) in stages {
      let test = JSONValue.object(JSONObject([("status", condition)]))
      let filter = Self.filter("Stages", "rollup", .object(JSONObject([(quantity, test)])))
      try await expect(
        shown, published: shown, note: nil,
        Catalog.workspace(
          views: [filter],
          properties: Catalog.properties + [
            .rollup("Stages", relation: "Kin", property: "Stage", function: "show_original")
          ]))
    }
  }

  private func expect(_ example: Case) async throws {
    try await expect(
      example.shown, published: example.published, note: example.note,
      Catalog.workspace(views: [example.view]))
  }

  private func expect(
    _ shown: [String], published: [String], note: String?, _ workspace: SimulatedWorkspace
  ) async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(workspace) { simulator in
      let bench = Workbench(folder, simulator, formats: "json", "markdown", "html", "site")
      let ending = try await bench.program("out").run()
      #expect(ending.code == 0, "\(ending.errors)")
      let catalog = Catalog(folder: folder, output: "out")
      #expect(catalog.shown("markdown") == shown)
      #expect(catalog.shown("html") == shown)
      #expect(catalog.shown("site") == published)
      for format in Catalog.formats {
        #expect(catalog.document(format).contains("The view “Chosen” also filters by") == (note != nil))
        if let note { #expect(catalog.document(format).contains(note), "\(format)") }
      }
      let report = folder.text("out/.notion-export/report.json") ?? ""
      #expect(report.contains("filter-not-applied") == (note != nil))
      if published != shown { #expect(report.contains("filter-undecided")) }
    }
  }
}
