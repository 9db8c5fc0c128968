import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Views are separate objects, and change without any change of their database.
struct ChangedViewTests {
  private static let board = ObjectID(simulated: "catalog board")

  /// A change of the views alone.
  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (inout SimulatedWorkspace) -> Void

    init(_ name: String, _ apply: @escaping @Sendable (inout SimulatedWorkspace) -> Void) {
      testDescription = name
      self.apply = apply
    }
  }

  static let changes = [
    Change("its filter") { workspace in
      workspace.changeView(Catalog.view) { $0.filter = ["property": "Kind", "select": ["equals": "Coral"]] }
    },
    Change("its sorts") { workspace in
      workspace.changeView(Catalog.view) { $0.sorts = [["property": "Name", "direction": "descending"]] }
    },
    Change("its name") { workspace in workspace.changeView(Catalog.view) { $0.name = "Renamed" } },
    Change("its type") { workspace in workspace.changeView(board) { $0.type = "list" } },
    Change("a quick filter") { workspace in
      workspace.changeView(Catalog.view) { $0.quickFilters = ["Kind": ["select": ["equals": ["Amber"]]]] }
    },
    Change("the columns") { workspace in
      workspace.changeView(Catalog.view) { view in
        view.configuration = ["properties": [["property_id": "title"], ["property_id": "Kind"]]]
      }
    },
    Change("a view is added") { workspace in
      workspace.add(
        view: ViewDraft("list", name: "Added", id: ObjectID(simulated: "added")), to: Catalog.database)
    },
    Change("a view is deleted") { workspace in workspace.delete(view: board) },
    Change("the table is deleted") { workspace in workspace.delete(view: Catalog.view) },
    Change("a view becomes one that the API does not give out") { workspace in
      workspace.changeView(board) { $0.type = "feed" }
    },
  ]

  @Test("After only a view changed, the next run's output is that of a fresh export", arguments: changes)
  func follows(_ change: Change) async throws {
    let folder = try TemporaryFolder()
    var workspace = Catalog.workspace(views: [
      Catalog.view(),
      ViewDraft(
        "board", name: "Stages", id: Self.board,
        configuration: [
          "group_by": ["type": "status", "property_id": "Stage", "sort": ["type": "manual"]]
        ]),
    ])
    // A page that shows another database inline, of which only the views change too.
    workspace.add(
      page: PageDraft(
        "Desk",
        content: [
          .database(
            DatabaseDraft(
              "Shelf", id: ObjectID(simulated: "shelf"), isInline: true,
              views: [
                ViewDraft(
                  "table", name: "Linked", id: ObjectID(simulated: "linked"), dataSource: Catalog.source)
              ]))
        ]))
    try await withSimulator(workspace) { simulator in
      let bench = Workbench(folder, simulator, formats: "json", "markdown", "html", "site")
      _ = try await bench.program("out").run()
      simulator.edit { workspace in
        change.apply(&workspace)
        workspace.changeView(ObjectID(simulated: "linked")) {
          $0.filter = ["property": "Kind", "select": ["equals": "Bronze"]]
        }
      }
      let ending = try await bench.program("out").run()
      #expect(ending.code == 0, "\(ending.errors)")
      _ = try await bench.program("fresh").run()
      try bench.expectSame("out", "fresh")
      let third = try await bench.program("out").run()
      for format in ["json"] + Catalog.formats {
        #expect(third.output.contains("\(format): no changes"), "\(third.output)")
      }
    }
  }
}
