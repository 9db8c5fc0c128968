import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// A site shows more of the workspace in each document than the object itself: the sidebar, the pages before and after
/// it, backlinks, addresses that depend on siblings. After a change it is that of a fresh export, and no document is
/// written that shows nothing of the change.
struct SurroundingsTests {
  private static func id(_ name: String) -> ObjectID { ObjectID(simulated: "surroundings \(name)") }

  /// Two trees at the root, a page with more children than a sidebar lists, a short table and a long one.
  private static func workspace(hasSecondRoot: Bool = true) -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(name: "Surroundings")
    workspace.add(user: UserDraft("Ines Moreau", id: id("Ines")))
    func page(_ name: String, _ content: [BlockDraft] = [.paragraph("Text.")]) -> BlockDraft {
      .page(PageDraft(TextDraft(name), id: id(name), content: content))
    }
    workspace.add(
      page: PageDraft(
        "Guide", id: id("Guide"),
        content: [
          page("First", [.paragraph("Text."), page("Inner", [page("Innermost")])]),
          page("Second", [.paragraph("See " + .page(id("Third")) + " first. Then rest.")]),
          page("Third"), page("Fourth"),
          .page(
            PageDraft("Many", id: id("Many"), content: (1...105).map { page("Item \($0)") })),
        ]))
    guard hasSecondRoot else { return workspace }
    workspace.add(
      page: PageDraft(
        "Tables", id: id("Tables"),
        content: [
          .database(table("Short", rows: 4)), .database(table("Long", rows: 30)),
          .synced([.paragraph("About " + .page(id("Fourth")) + ".")], id: id("original")),
        ]))
    workspace.add(page: PageDraft("Window", id: id("Window"), content: [.syncedCopy(of: id("original"))]))
    return workspace
  }

  /// Writes another text into the page that links to its neighbour.
  private static func write(in workspace: inout SimulatedWorkspace, _ text: TextDraft) {
    workspace.setText(of: workspace.children(of: id("Second"))[0], text)
  }

  private static func table(_ name: String, rows: Int) -> DatabaseDraft {
    DatabaseDraft(
      TextDraft(name), id: id(name),
      dataSources: [
        DataSourceDraft(
          id: id("\(name) rows"),
          properties: [
            .title(), .text("Slug"), .select("Status", [OptionDraft("Published"), OptionDraft("Draft")]),
          ],
          rows: (1...rows).map { number in
            PageDraft(
              TextDraft("\(name) \(number)"), id: id("\(name) \(number)"),
              values: ["Status": .select("Published")])
          })
      ])
  }

  struct Change: Sendable, CustomTestStringConvertible {
    let testDescription: String
    /// The greatest number of documents that show something of it.
    let limit: Int
    let apply: @Sendable (inout SimulatedWorkspace) -> Void

    init(_ description: String, _ limit: Int, _ apply: @escaping @Sendable (inout SimulatedWorkspace) -> Void)
    {
      testDescription = description
      self.limit = limit
      self.apply = apply
    }
  }

  static let changes = [
    Change("another text", 3) { write(in: &$0, "See " + .page(id("Third")) + " first. Then rest!") },
    Change("another sentence around a link", 3) {
      write(in: &$0, "Look at " + .page(id("Third")) + " soon.")
    },
    Change("a link less", 3) { write(in: &$0, "Rest.") },
    Change("a new title of an inner page", 4) { $0.rename(id("Innermost"), to: "The innermost") },
    Change("a new icon of an inner page", 4) { $0.setIcon(of: id("Innermost"), to: .emoji("🌱")) },
    Change("a new title of a page that links", 120) { $0.rename(id("Second"), to: "The second") },
    Change("a new title beyond those that a sidebar lists", 6) {
      $0.rename(id("Item 103"), to: "Another item")
    },
    Change("a page less beyond those that a sidebar lists", 110) { $0.trash(id("Item 103")) },
    Change("a new title in a short table", 13) { $0.rename(id("Short 2"), to: "Another row") },
    Change("a new title in a long table", 10) { $0.rename(id("Long 12"), to: "Another row") },
    Change("a row less in a long table", 10) { $0.trash(id("Long 12")) },
    Change("a row more in a short table", 14) {
      $0.add(page: PageDraft("A new row", id: id("new row")), in: .dataSource(id("Short rows")))
    },
    Change("a row more in a long table", 10) {
      $0.add(page: PageDraft("A new row", id: id("new row")), in: .dataSource(id("Long rows")))
    },
    Change("a slug", 9) { $0.setValue("Slug", of: id("Short 1"), to: .text("other-name")) },
    Change("a slug that another row has as its title", 9) {
      $0.setValue("Slug", of: id("Short 1"), to: .text("Short 2"))
    },
    Change("a title that becomes the same address", 130) { $0.rename(id("Third"), to: "FOURTH!") },
    Change("another place", 130) { $0.move(id("Inner"), to: .page(id("Fourth"))) },
    Change("a new page with pages inside", 130) {
      $0.add(
        page: PageDraft("Fresh", id: id("Fresh"), content: [.page(PageDraft("Below", id: id("Below")))]),
        in: .page(id("Fourth")))
    },
    Change("the trash for a page with pages inside", 130) { $0.trash(id("First")) },
    Change("a third tree", 200) { $0.add(page: PageDraft("Tree", id: id("Tree"))) },
    Change("a page that is not published any more", 10) {
      $0.setValue("Status", of: id("Short 3"), to: .select("Draft"))
    },
    Change("a page archived in Notion", 130) { $0.setArchived(id("Third"), true) },
    Change("a synced block without its link", 6) { workspace in
      let block = workspace.children(of: id("original"))[0]
      workspace.setText(of: block, "Nothing.")
    },
  ]

  @Test("A site follows a change as a fresh export has it, and writes only what shows it", arguments: changes)
  func follows(_ change: Change) async throws {
    try await compare(Self.workspace(), change)
  }

  @Test("Addresses follow when the home page becomes one of two trees")
  func home() async throws {
    try await compare(
      Self.workspace(hasSecondRoot: false),
      Change("a second tree", 130) { $0.add(page: PageDraft("Tree", id: Self.id("Tree"))) })
  }

  private func compare(_ workspace: SimulatedWorkspace, _ change: Change) async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(workspace) { simulator in
      let bench = Workbench(folder, simulator, formats: "site")
      func export(to output: String) async throws {
        var program = bench.program(output)
        if change.testDescription.contains("published") {
          program.arguments += ["-O", "site.publishIf=Status=Published"]
        }
        _ = try await program.run()
      }
      try await export(to: "out")
      simulator.edit { workspace in change.apply(&workspace) }
      try await export(to: "out")
      try await export(to: "fresh")
      try bench.expectSame("out", "fresh")
      let report = try JSONValue(json: Array(folder.bytes("out/.notion-export/report.json")))
      let events = try #require(report["lanes"]?.array?.first?["written"]?.integer)
      #expect(events <= change.limit, "\(events) documents were read")
    }
  }
}
