import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// Tables show values of their rows, and with them the titles, places and names of other objects: a change of
/// such an object changes every document with the table.
struct ShownValueTests {
  private static func id(_ name: String) -> ObjectID { ObjectID(simulated: "shown value \(name)") }

  /// Rows that link to a page, mention it and a person, and are related to another row; their table is a database,
  /// inline in a page, and shown by a view elsewhere. A synced copy names the person.
  private static func workspace() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(name: "Shown values")
    workspace.add(user: UserDraft("Ines Moreau", id: id("Ines")))
    workspace.add(
      page: PageDraft(
        "First shelf", id: id("first shelf"),
        content: [.page(PageDraft("Target", id: id("target"), content: [.paragraph("Text.")]))]))
    workspace.add(page: PageDraft("Second shelf", id: id("second shelf")))
    workspace.add(
      database: DatabaseDraft(
        "Stock",
        dataSources: [DataSourceDraft(id: id("stock"), rows: [PageDraft("Lamp", id: id("lamp"))])]))
    workspace.add(
      page: PageDraft(
        "Desk",
        content: [
          .database(
            DatabaseDraft(
              "Tasks", id: id("tasks"), isInline: true,
              dataSources: [
                DataSourceDraft(
                  id: id("task list"),
                  properties: [
                    .title(), .text("Link"), .text("Mention"), .people("Who"),
                    .relation("Part", to: id("stock")),
                  ],
                  rows: (1...3).map { number in
                    PageDraft(
                      TextDraft("Task \(number)"), id: id("task \(number)"),
                      values: [
                        "Link": .text(.link("there", to: id("target"))),
                        "Mention": .text(.page(id("target")) + " by " + .user(id("Ines"))),
                        "Who": .people([id("Ines")]), "Part": .relation([id("lamp")]),
                      ])
                  })
              ], views: [ViewDraft("table", name: "Table", id: id("table"))])),
          .synced([.paragraph(.user(id("Ines")))], id: id("original")),
        ]))
    workspace.add(
      page: PageDraft(
        "Window",
        content: [
          .database(
            DatabaseDraft(
              "Tasks elsewhere", isInline: true,
              views: [ViewDraft("table", name: "Linked", dataSource: id("task list"))])),
          .syncedCopy(of: id("original")),
        ]))
    return workspace
  }

  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    let apply: @Sendable (inout SimulatedWorkspace) -> Void
  }

  static let changes = [
    Change(testDescription: "a new title") { $0.rename(id("target"), to: "Renamed target") },
    Change(testDescription: "another place") { $0.move(id("target"), to: .page(id("second shelf"))) },
    Change(testDescription: "a new title of what contains it") { $0.rename(id("first shelf"), to: "Shelf") },
    Change(testDescription: "a new title of a related row") { $0.rename(id("lamp"), to: "Lantern") },
    Change(testDescription: "a new name of a person") { $0.rename(user: id("Ines"), to: "Ines Martin") },
    Change(testDescription: "the trash") { $0.trash(id("target")) },
  ]

  @Test(
    "A table shows the change of an object that its values show, as a fresh export does", arguments: changes)
  func follows(_ change: Change) async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(Self.workspace()) { simulator in
      let bench = Workbench(folder, simulator, formats: "markdown", "html", "site")
      _ = try await bench.program("out").run()
      simulator.edit { workspace in change.apply(&workspace) }
      _ = try await bench.program("out").run()
      _ = try await bench.program("fresh").run()
      try bench.expectSame("out", "fresh")
    }
  }
}
