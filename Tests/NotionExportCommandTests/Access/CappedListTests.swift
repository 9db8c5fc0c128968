import Foundation
import NotionModel
import NotionSimulator
import Testing

/// The API truncates a list at its limit, and only mentions it in the response; the rest is read by other requests if
/// possible, and reported otherwise.
@Suite struct CappedListTests {
  /// Pages at the top, each edited in a different minute, and data sources with rows.
  private static func workspace(pages: Int, dataSources: Int = 0, sameMinute: Bool = false)
    -> SimulatedWorkspace
  {
    var workspace = SimulatedWorkspace(name: "Capped")
    let start = workspace.now
    for page in 0..<pages {
      workspace.add(
        page: PageDraft(
          TextDraft("Page \(page)"), created: start,
          edited: sameMinute ? start : start.advanced(by: .seconds(60 * (page + 1)))))
    }
    for source in 0..<dataSources {
      workspace.add(
        database: DatabaseDraft(
          TextDraft("Database \(source)"),
          dataSources: [
            DataSourceDraft(rows: [
              PageDraft("Row", created: start, edited: start.advanced(by: .seconds(60 * (100 + source))))
            ])
          ],
          created: start.advanced(by: .seconds(60 * source))))
    }
    return workspace
  }

  private static func capped(_ cap: Int) -> SimulatorConfiguration {
    SimulatorConfiguration().with { $0.searchCap = cap }
  }

  @Test("A search that is cut off is made up for from both ends, for pages and data sources apart")
  func bothEnds() async throws {
    for (pages, sources) in [(16, 0), (13, 3), (18, 0), (3, 12)] {
      let workspace = Self.workspace(pages: pages, dataSources: sources)
      try await AccessRun.with(workspace, Self.capped(10)) { (run) async throws in
        let ending = try await run.export()
        #expect(ending.code == 0, "\(pages), \(sources): \(ending.errors)")
        #expect(run.ids("pages") == Set(workspace.allPages))
        #expect(run.ids("data_sources") == Set(workspace.allDataSources))
        #expect(try run.findings()["search-incomplete"] == nil)
      }
    }
  }

  @Test("What searches from both ends do not reach is reported, in every run")
  func unknownMiddle() async throws {
    let workspace = Self.workspace(pages: 40)
    try await AccessRun.with(workspace, Self.capped(10)) { (run) async throws in
      for _ in 0..<2 {
        let ending = try await run.export()
        #expect(ending.code == 3)
        #expect(ending.errors.contains("search has not listed all pages"))
        #expect(try run.findings()["search-incomplete"]?.count == 1)
        #expect(run.ids("pages").count == 20)
      }
    }
  }

  @Test("Searches that meet in a minute of several edits do not prove that everything was found")
  func sameMinute() async throws {
    let workspace = Self.workspace(pages: 16, sameMinute: true)
    try await AccessRun.with(workspace, Self.capped(10)) { (run) async throws in
      #expect(try await run.export().code == 3)
      #expect(try run.findings()["search-incomplete"]?.count == 1)
    }
  }

  @Test("A search that is not cut off is made once")
  func whole() async throws {
    try await AccessRun.with(Self.workspace(pages: 10), Self.capped(10)) { (run) async throws in
      #expect(try await run.export().code == 0)
      #expect(run.simulator.statistics.count(.search) == 1)
    }
  }

  @Test(
    "A list of comments, blocks, users or views that is cut off is reported, in every run",
    arguments: [RouteKind.comments, .blockChildren, .users, .views, .pageProperty])
  func otherLists(route: RouteKind) async throws {
    var workspace = SimulatedWorkspace(name: "Capped")
    let page = ObjectID(simulated: "page")
    workspace.add(
      page: PageDraft(
        "Page", id: page, content: (0..<5).map { .paragraph(TextDraft("Paragraph \($0)")) },
        comments: [CommentDraft("First"), CommentDraft("Second")]))
    let related = (0..<30).map { ObjectID(simulated: "related \($0)") }
    workspace.add(
      database: DatabaseDraft(
        "Database",
        dataSources: [
          DataSourceDraft(
            id: ObjectID(simulated: "source"),
            properties: [.title(), .relation("About", to: ObjectID(simulated: "source"))],
            rows: [PageDraft("Row", values: ["About": .relation(related)])])
        ], views: [ViewDraft("table", name: "Table")]))
    for id in related { workspace.add(page: PageDraft("Related", id: id)) }
    let configuration = SimulatorConfiguration().with { $0.faults = [FaultRule(.cutList, on: [route])] }
    try await AccessRun.with(workspace, configuration) { (run) async throws in
      for _ in 0..<2 {
        let ending = try await run.export()
        #expect(ending.code == 3, "\(ending.errors)")
        #expect(try run.findings()["list-incomplete"]?.isEmpty == false)
        #expect(ending.errors.contains("truncated the list of"))
      }
      run.simulator.configure { $0.faults = [] }
      #expect(try await run.export().code == 0)
    }
  }
}
