import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Views that the API lists and does not give out, or that only dashboards name, or whose rows are elsewhere.
struct UnsupportedViewTests {
  private static let feed = ObjectID(simulated: "feed view")

  @Test(
    "A view of a type that the API does not give out is a note on it",
    arguments: [
      "Unsupported view type: feed", "View type feed is not supported via the API.",
      "body failed validation: the view type \"feed\" is not supported",
    ])
  func feed(message: String) async throws {
    let folder = try TemporaryFolder()
    let workspace = Catalog.workspace(views: [
      Catalog.view(filter: ["property": "Kind", "select": ["equals": "Amber"]]),
      ViewDraft("feed", name: "News", id: Self.feed),
    ])
    let rewrite = ResponseRewrite(on: [.view], object: Self.feed) { answer, _ in
      answer.json["message"] = .string(message)
    }
    try await withSimulator(workspace, SimulatorConfiguration().with { $0.rewrites = [rewrite] }) {
      simulator in
      let bench = Workbench(folder, simulator, formats: "json", "markdown", "html", "site")
      let ending = try await bench.program("out").run()
      #expect(ending.code == 0, "\(ending.errors)")
      let catalog = Catalog(folder: folder, output: "out")
      for format in Catalog.formats {
        #expect(catalog.shown(format) == ["Alder"], "\(format)")
        #expect(
          catalog.document(format).contains("is a feed, which Notion's API does not give out"), "\(format)")
      }
      let views = try JSONOutput(folder: folder, name: "out/json").value(
        "databases/\(Catalog.database).json")["views"]
      #expect(views?.array?.count == 2)
      #expect(views?.array?.last?["type"] == "feed" && views?.array?.last?["unsupported"] == .string(message))
      #expect(folder.text("out/.notion-export/report.json")?.contains("view-unsupported") == true)
    }
  }

  @Test("A list that gives the name and type of a view says them of one that the API does not give out")
  func listedName() async throws {
    let folder = try TemporaryFolder()
    let workspace = Catalog.workspace(views: [Catalog.view(), ViewDraft("feed", name: "News", id: Self.feed)])
    let rewrites = [
      ResponseRewrite(on: [.views]) { answer, _ in
        answer.json["results"] = .array(
          (answer.json["results"]?.array ?? []).map { entry in
            var entry = entry.object ?? [:]
            if entry["id"] == .string("\(Self.feed)") { (entry["name"], entry["type"]) = ("News", "feed") }
            return .object(entry)
          })
      },
      ResponseRewrite(on: [.view], object: Self.feed) { answer, _ in
        answer.json["message"] = "This view type is not supported."
      },
    ]
    try await withSimulator(workspace, SimulatorConfiguration().with { $0.rewrites = rewrites }) {
      simulator in
      let bench = Workbench(folder, simulator, formats: "json", "markdown", "html", "site")
      let ending = try await bench.program("out").run()
      #expect(ending.code == 0, "\(ending.errors)")
      for format in Catalog.formats {
        #expect(
          Catalog(folder: folder, output: "out").document(format).contains(
            "The view “News” is a feed, which Notion's API does not give out"), "\(format)")
      }
    }
  }

  @Test("A view of which the API gives the id and the type alone is a note, and shows no rows of its own")
  func partial() async throws {
    let folder = try TemporaryFolder()
    let rewrite = ResponseRewrite(on: [.view], object: Self.feed) { answer, _ in
      answer.json = ["object": "view", "id": .string("\(Self.feed)"), "type": "list"]
    }
    let workspace = Catalog.workspace(views: [
      Catalog.view(filter: ["property": "Kind", "select": ["equals": "Amber"]]),
      ViewDraft("list", name: "Secret", id: Self.feed),
    ])
    try await withSimulator(workspace, SimulatorConfiguration().with { $0.rewrites = [rewrite] }) {
      simulator in
      let bench = Workbench(folder, simulator, formats: "json", "markdown", "html", "site")
      let ending = try await bench.program("out").run()
      #expect(ending.code == 0, "\(ending.errors)")
      let catalog = Catalog(folder: folder, output: "out")
      for format in Catalog.formats {
        #expect(catalog.shown(format) == ["Alder"], "\(format)")
        #expect(
          catalog.document(format).contains("is a list, which Notion's API gives only in part"), "\(format)")
      }
      #expect(!catalog.document("site").contains("id=\"view-\(Self.feed.compactText)\""))
    }
  }

  @Test("Another refusal of a view is an error still")
  func otherRefusal() async throws {
    let folder = try TemporaryFolder()
    let rewrite = ResponseRewrite(on: [.view]) { answer, _ in
      answer.status = 400
      answer.json = [
        "object": "error", "status": 400, "code": "validation_error", "message": "Something is odd.",
      ]
    }
    let configuration = SimulatorConfiguration().with { $0.rewrites = [rewrite] }
    try await withSimulator(Catalog.workspace(views: [Catalog.view()]), configuration) { simulator in
      let ending = try await Workbench(folder, simulator, formats: "markdown").program("out").run()
      #expect(ending.code == 3)
    }
  }

  // MARK: Dashboards

  private static let dashboard = ObjectID(simulated: "dashboard")
  private static let other = ObjectID(simulated: "other database")
  private static let widget = ObjectID(simulated: "widget")

  /// A database with only a dashboard, whose views are over its own and another data source; two dashboards show
  /// each other.
  private static func dashboards(isUnlisted: Bool) -> SimulatedWorkspace {
    var workspace = Catalog.workspace(views: [
      Catalog.view(),
      ViewDraft(
        "table", name: "Few", id: widget, filter: ["property": "Kind", "select": ["equals": ["Coral"]]]
      ).with {
        $0.isUnlisted = isUnlisted
      },
    ])
    let inner = ObjectID(simulated: "inner dashboard")
    workspace.add(
      database: DatabaseDraft(
        "Control room", id: other,
        dataSources: [
          DataSourceDraft("Alarms", id: ObjectID(simulated: "alarms"), rows: [PageDraft("Flood")])
        ],
        views: [
          ViewDraft.dashboard(
            "Overview", id: dashboard, of: [widget, inner, ObjectID(simulated: "nowhere")]),
          ViewDraft.dashboard("Inner", id: inner, of: [dashboard, inner]).with { $0.isUnlisted = true },
        ]))
    return workspace
  }

  @Test(
    "A dashboard's widgets are fetched and their rows shown, whichever list names them",
    arguments: [true, false])
  func widgets(isUnlisted: Bool) async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(Self.dashboards(isUnlisted: isUnlisted)) { simulator in
      let bench = Workbench(folder, simulator, formats: "json", "markdown", "html", "site")
      let ending = try await bench.program("out").run()
      #expect(ending.code == 0, "\(ending.errors)")
      let views = try JSONOutput(folder: folder, name: "out/json").value("databases/\(Self.other).json")[
        "views"]
      #expect(
        views?.array?.compactMap(JSONOutput.id)
          == [Self.dashboard, Self.widget, ObjectID(simulated: "inner dashboard")])
      let catalog = Catalog(folder: folder, output: "out")
      for format in Catalog.formats {
        let name = format == "site" ? "control-room" : "Control room"
        let text = catalog.document(format, named: name)
        #expect(text.contains("Cedar") && text.contains("Flood"), "\(format)")
        #expect(text.contains("shows a view that is not part of this export"), "\(format)")
      }
      #expect(catalog.shown("site") == Catalog.titles)

      simulator.edit { workspace in
        workspace.changeView(Self.widget) {
          $0.filter = ["property": "Kind", "select": ["equals": "Bronze"]]
        }
      }
      _ = try await bench.program("out").run()
      _ = try await bench.program("fresh").run()
      try bench.expectSame("out", "fresh")

      #expect(catalog.document("site", named: "control-room").contains(">Birch</a>"))

      simulator.edit { $0.changeView(Self.dashboard) { $0.configuration = ["rows": []] } }
      _ = try await bench.program("out").run()
      _ = try await bench.program("later").run()
      try bench.expectSame("out", "later")
    }
  }

  // MARK: Linked views

  @Test("A linked database whose source lies outside the export says so, and shows it where it was fetched")
  func linked() async throws {
    let folder = try TemporaryFolder()
    var workspace = Catalog.workspace(views: [Catalog.view()])
    let desk = workspace.add(
      page: PageDraft(
        "Desk",
        content: [
          .database(
            DatabaseDraft(
              "Shelf", id: ObjectID(simulated: "shelf"), isInline: true,
              views: [ViewDraft("table", name: "Borrowed", dataSource: Catalog.source)]))
        ]))
    try await withSimulator(workspace) { simulator in
      let bench = Workbench(folder, simulator, formats: "json", "markdown", "html", "site")
      let part = try await bench.program("part", "--page", "\(desk)").run()
      #expect(part.code == 0, "\(part.errors)")
      let whole = try await bench.program("whole").run()
      #expect(whole.code == 0, "\(whole.errors)")
      for format in Catalog.formats {
        for (output, isThere) in [("part", false), ("whole", true)] {
          let text = Catalog(folder: folder, output: output).document(format, named: "Shelf")
          #expect(
            text.contains("“Borrowed” shows rows of a data source that is not part of this export")
              == !isThere,
            "\(output) \(format)")
          #expect(text.contains("Alder") == isThere, "\(output) \(format)")
          #expect(!text.contains("does not give out"), "\(output) \(format)")
        }
      }
      for (format, file) in [("html", "Desk.html"), ("site", "index.html")] {
        #expect(folder.text("part/\(format)/\(file)")?.contains("is not part of this export") == true)
      }
    }
  }
}
