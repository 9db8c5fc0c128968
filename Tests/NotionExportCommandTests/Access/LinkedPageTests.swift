import Foundation
import NotionModel
import NotionSimulator
import Testing

/// Search lags behind and misses pages; what a link leads to is exported all the same, if it can be read by its id.
@Suite struct LinkedPageTests {
  private static let target = ObjectID(simulated: "target")
  private static let dead = ObjectID(simulated: "dead")
  private static let row = ObjectID(simulated: "row")

  /// The possible places of a link, each with the blocks or values that contain it.
  private static let places: [(name: String, content: [BlockDraft])] = {
    let id = target
    let compact = id.compactText
    let addresses = [
      "https://www.notion.so/\(compact)", "https://notion.so/acme/Target-page-\(compact)?pvs=4",
      "https://app.notion.com/p/Target-\(compact)#\(ObjectID(simulated: "anchor").compactText)",
      "https://www.notion.so/\(id)", "http://www.notion.so/\(compact)/",
      "https://acme.notion.site/Target-\(compact)", "HTTPS://WWW.NOTION.SO/Target-\(id)",
      "/\(compact)", "/\(id)", "/\(compact)?pvs=4#\(ObjectID(simulated: "anchor").compactText)",
      "https://www.notion.so/acme/\(ObjectID(simulated: "board").compactText)?v=1&p=\(compact)&pm=s",
    ]
    return [
      ("a mention", [.paragraph(["See ", .page(id), "."])]),
      ("a block that leads to it", [.linkToPage(id)]),
      ("a cell of a table", [.table([["Name", "Where"], ["It", .page(id)]])]),
      ("a caption", [.bookmark("https://example.com", caption: .link("it", to: id))]),
      ("a bookmark", [.bookmark("https://www.notion.so/Target-\(compact)")]),
      ("a heading in a toggle", [.toggle("More", [.heading2(["On ", .page(id)])])]),
    ] + addresses.map { ("the address \($0)", [.paragraph(.link("it", to: $0))]) }
  }()

  private static func workspace(_ content: [BlockDraft]) -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(name: "Links")
    workspace.add(page: PageDraft("Start", id: ObjectID(simulated: "start"), content: content))
    workspace.add(
      page: PageDraft("Target", id: target, content: [.paragraph("What only a link reaches.")]))
    workspace.hideFromSearch(target)
    return workspace
  }

  @Test("A page that only a link reaches is exported", arguments: places.indices)
  func linkedPage(place: Int) async throws {
    let recorder = RequestRecorder()
    let configuration = SimulatorConfiguration().with { $0.rewrites = [recorder.rewrite] }
    try await AccessRun.with(Self.workspace(Self.places[place].content), configuration) {
      (run) async throws in
      let ending = try await run.export()
      #expect(ending.code == 0, "\(Self.places[place].name): \(ending.errors)")
      #expect(run.ids("pages").contains(Self.target), "\(Self.places[place].name)")
      #expect(try run.holds("What only a link reaches."))
      #expect(recorder.count("pages/\(Self.target)") == 1)
    }
  }

  @Test("What titles, values, comments and descriptions link to is exported")
  func linksOfOtherParts() async throws {
    let names = ["title", "relation", "text", "url", "comment", "description", "property list"]
    let ids = Dictionary(uniqueKeysWithValues: names.map { ($0, ObjectID(simulated: "target of \($0)")) })
    func id(_ name: String) throws -> ObjectID { try #require(ids[name]) }
    var workspace = SimulatedWorkspace(name: "Links")
    let many = (0..<30).map { ObjectID(simulated: "related \($0)") }
    workspace.add(
      database: DatabaseDraft(
        "Tasks", id: ObjectID(simulated: "tasks"), description: ["On ", .page(try id("description"))],
        dataSources: [
          DataSourceDraft(
            id: ObjectID(simulated: "source"),
            properties: [
              .title(), .relation("About", to: ObjectID(simulated: "source")), .text("Notes"), .url("Page"),
            ],
            rows: [
              PageDraft(
                ["Of ", .page(try id("title"))], id: Self.row,
                values: [
                  "About": .relation(many + [try id("relation"), try id("property list")]),
                  "Notes": .text(.page(try id("text"))),
                  "Page": .url("https://www.notion.so/\(try id("url").compactText)"),
                ], comments: [CommentDraft(["As in ", .page(try id("comment"))])])
            ])
        ]))
    for target in names.compactMap({ ids[$0] }) + many {
      workspace.add(page: PageDraft("Target", id: target))
      workspace.hideFromSearch(target)
    }
    try await AccessRun.with(workspace) { (run) async throws in
      let ending = try await run.export()
      #expect(ending.code == 0, "\(ending.errors)")
      let exported = run.ids("pages")
      #expect(names.filter { name in ids[name].map { !exported.contains($0) } ?? true } == [])
      #expect(run.ids("pages").isSuperset(of: many))
    }
  }

  @Test("Links of links are followed, and a page that holds only a linked block is found")
  func chains() async throws {
    var workspace = SimulatedWorkspace(name: "Chain")
    let ids = (0..<4).map { ObjectID(simulated: "link \($0)") }
    workspace.add(page: PageDraft("Start", content: [.paragraph(.page(ids[0]))]))
    workspace.add(page: PageDraft("First", id: ids[0], content: [.paragraph(.link("on", to: ids[1]))]))
    workspace.add(
      page: PageDraft(
        "Holder", id: ids[3],
        content: [
          .toggle("Inside", [.page(PageDraft("Second", id: ids[1], content: [.linkToPage(ids[2])]))])
        ]))
    workspace.add(page: PageDraft("Third", id: ids[2]))
    for id in ids { workspace.hideFromSearch(id) }
    try await AccessRun.with(workspace) { (run) async throws in
      #expect(try await run.export().code == 0)
      #expect(run.ids("pages").isSuperset(of: ids))
    }
  }

  @Test("A database that only a link reaches is exported with its rows")
  func linkedDatabase() async throws {
    let (database, source) = (ObjectID(simulated: "database"), ObjectID(simulated: "source"))
    let links: [BlockDraft] = [
      .linkToDatabase(database), .paragraph(.database(database)),
      .paragraph(
        .link("it", to: "https://www.notion.so/acme/\(database.compactText)?v=\(Self.dead.compactText)")),
      .paragraph(.link("it", to: "https://www.notion.so/acme/\(database.compactText)")),
      .paragraph(.link("it", to: "/\(database.compactText)")),
    ]
    for link in links {
      var workspace = SimulatedWorkspace(name: "Links")
      workspace.add(page: PageDraft("Start", content: [link]))
      workspace.add(
        database: DatabaseDraft(
          "Tasks", id: database,
          dataSources: [DataSourceDraft(id: source, rows: [PageDraft("Row", id: Self.row)])]))
      workspace.hideFromSearch(source)
      workspace.hideFromSearch(Self.row)
      try await AccessRun.with(workspace) { (run) async throws in
        #expect(try await run.export().code == 0)
        #expect(run.ids("databases") == [database])
        #expect(run.ids("data_sources") == [source])
        #expect(run.ids("pages").contains(Self.row))
      }
    }
  }

  @Test("A link to nothing is asked for once, ever, and is no finding")
  func deadLink() async throws {
    let recorder = RequestRecorder()
    let configuration = SimulatorConfiguration().with { $0.rewrites = [recorder.rewrite] }
    let content: [BlockDraft] = [
      .paragraph(.page(Self.dead)), .linkToPage(Self.dead), .bulleted(.link("again", to: Self.dead)),
    ]
    try await AccessRun.with(Self.workspace(content), configuration) { (run) async throws in
      let first = try await run.export()
      #expect(first.code == 0, "\(first.errors)")
      #expect(recorder.count("pages/\(Self.dead)") == 1)
      #expect(recorder.count(of: Self.dead) == 1)
      run.simulator.edit { $0.append([.paragraph("More.")], to: ObjectID(simulated: "start")) }
      let second = try await run.export()
      #expect(second.code == 0, "\(second.errors)")
      #expect(recorder.count(of: Self.dead) == 1)
      #expect(!first.errors.contains(Self.dead.description))
    }
  }

  @Test(
    "A link whose target cannot be had just now is asked for in the next run",
    arguments: [
      // What the API keeps from this token is no error of the export; what fails is one.
      (Fault.forbidden, Int32(0), "link-target-refused"),
      (.internalServerError, 3, "link-target-unavailable"),
    ])
  func laterLink(fault: Fault, code: Int32, finding: String) async throws {
    let configuration = SimulatorConfiguration().with {
      $0.faults = [FaultRule(fault, on: [.page], object: Self.target)]
    }
    try await AccessRun.with(Self.workspace([.paragraph(.page(Self.target))]), configuration) {
      (run) async throws in
      let first = try await run.export()
      #expect(first.code == code, "\(first.errors)")
      #expect(try run.findings()[finding]?.count == 1)
      run.simulator.configure { $0.faults = [] }
      #expect(try await run.export().code == 0)
      #expect(run.ids("pages").contains(Self.target))
      #expect(try run.findings()[finding] == nil)
    }
  }

  @Test("With a root, only what is linked and stands below it is exported")
  func scope() async throws {
    var workspace = SimulatedWorkspace(name: "Scope")
    let (root, inside, outside) = (
      ObjectID(simulated: "root"), ObjectID(simulated: "inside"), ObjectID(simulated: "outside")
    )
    workspace.add(
      page: PageDraft("Root", id: root, content: [.paragraph([.page(inside), .page(outside)])]))
    let hidden = workspace.append([.toggle("Hidden", [])], to: root)
    workspace.add(page: PageDraft("Inside", id: inside), in: .page(root))
    workspace.add(
      page: PageDraft("Outside", id: outside, content: [.paragraph("Not of this export.")]))
    for id in [inside, outside] { workspace.hideFromSearch(id) }
    // The list of the root's blocks does not contain the child page.
    let configuration = SimulatorConfiguration().with {
      $0.rewrites = [
        ResponseRewrite(on: [.blockChildren], object: root) { answer, _ in
          answer.json["results"] = .array(
            (answer.json["results"]?.array ?? []).filter { $0["type"]?.string != "child_page" })
        }
      ]
    }
    #expect(hidden.count == 1)
    try await AccessRun.with(workspace, configuration) { (run) async throws in
      let ending = try await run.export("out", formats: ["json"], "--page", "\(root)")
      #expect(ending.code == 0, "\(ending.errors)")
      #expect(run.ids("pages") == [root, inside])
      #expect(run.simulator.statistics.count(.blockChildren) < 5)
      // Without the root, the other page is asked for again.
      #expect(try await run.export().code == 0)
      #expect(run.ids("pages") == [root, inside, outside])
    }
  }

  @Test("A second run asks for each page that only a link reaches once, and for nothing else of it")
  func secondRun() async throws {
    try await AccessRun.with(Self.workspace([.paragraph(.page(Self.target))])) { (run) async throws in
      #expect(try await run.export().code == 0)
      run.simulator.resetStatistics()
      #expect(try await run.export().code == 0)
      #expect(run.simulator.statistics.count(.page) == 1)
      #expect(run.simulator.statistics.count(.blockChildren) == 0)
      #expect(run.ids("pages").contains(Self.target))
      run.simulator.edit { $0.trash(Self.target) }
      #expect(try await run.export().code == 0)
      #expect(!run.ids("pages").contains(Self.target))
    }
  }
}
