import NotionModel
import NotionSimulator
import Testing

@Suite struct EditingTests {
  private let clock = ManualSimulatorClock(
    SimulatorTime(year: 2026, month: 10, day: 5, hour: 9, minute: 0, second: 30))
  private var configuration: SimulatorConfiguration { SimulatorConfiguration().with { $0.clock = clock } }

  private func edited(_ client: TestClient, _ path: String) async throws -> String? {
    try await client.get(path).json["last_edited_time"]?.string
  }

  @Test("An edit sets the time of the block and of its page, to the minute")
  func anEditShowsOnTheBlockAndItsPageToTheMinute() async throws {
    var workspace = SimulatedWorkspace(now: clock.now)
    let outer = workspace.add(
      page: PageDraft(
        "Outer",
        content: [
          .page(
            PageDraft(
              "Inner", id: ObjectID(simulated: "inner"),
              content: [.toggle("T", [.paragraph("deep").id(ObjectID(simulated: "deep"))])]))
        ]))
    let (inner, deep) = (ObjectID(simulated: "inner"), ObjectID(simulated: "deep"))
    try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      clock.advance(by: .seconds(150))
      simulator.edit { $0.setText(of: deep, "deeper") }
      let block = try await client.get("/blocks/\(deep)").json
      #expect(block["paragraph"]?["rich_text"]?.array?.first?["plain_text"] == "deeper")
      #expect(block["last_edited_time"] == "2026-10-05T09:03:00.000Z")
      #expect(try await edited(client, "/pages/\(inner)") == "2026-10-05T09:03:00.000Z")
      #expect(try await edited(client, "/pages/\(outer)") == "2026-10-05T09:00:00.000Z")
      #expect(try await client.get("/pages/\(inner)").json["created_time"] == "2026-10-05T09:00:00.000Z")
    }
  }

  @Test("A renamed page has its new title everywhere")
  func aRenamedPageHasItsNewTitleEverywhere() async throws {
    var workspace = SimulatedWorkspace(now: clock.now)
    let target = workspace.add(page: PageDraft("Old title"))
    let page = workspace.add(page: PageDraft("Page", content: [.paragraph([.page(target)])]))
    try await withSimulator(workspace, configuration) { simulator in
      simulator.edit { $0.rename(target, to: "New title") }
      let client = TestClient(simulator)
      let run = try await client.get("/blocks/\(page)/children").json["results"]?.array?.first?["paragraph"]?[
        "rich_text"]?.array?.first
      #expect(run?["plain_text"] == "New title")
      #expect(run?["href"]?.string?.hasSuffix("/New-title-" + target.compactText) == true)
      #expect(try await client.post("/search", ["query": "new TITLE"]).ids == [target.description])
    }
  }

  @Test("Objects in the trash are left out of lists, but can be retrieved")
  func whatIsInTheTrashIsLeftOutButCanBeRetrieved() async throws {
    var workspace = SimulatedWorkspace(now: clock.now)
    let page = workspace.add(
      page: PageDraft(
        "Page",
        content: [
          .paragraph("stays"),
          .page(
            PageDraft(
              "Child", id: ObjectID(simulated: "child"),
              content: [.page(PageDraft("Grandchild", id: ObjectID(simulated: "grandchild")))])),
        ]))
    let (child, grandchild) = (ObjectID(simulated: "child"), ObjectID(simulated: "grandchild"))
    try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      simulator.edit { $0.trash(child) }
      #expect(try await client.get("/blocks/\(page)/children").ids.count == 1)
      #expect(try await client.get("/pages/\(child)").json["in_trash"] == true)
      #expect(try await client.get("/pages/\(grandchild)").json["in_trash"] == true)
      #expect(try await client.post("/search").ids == [page.description])
      let trash = try await client.post("/search", ["filter": ["in_trash": true]])
      #expect(try Set(trash.ids) == Set([child, grandchild].map(\.description)))
      simulator.edit { $0.restore(child) }
      #expect(try await client.get("/blocks/\(page)/children").ids.count == 2)
      #expect(try await client.get("/pages/\(grandchild)").json["in_trash"] == false)
    }
  }

  @Test("An object that is no longer shared is unknown, with all it contains")
  func whatIsNoLongerSharedIsUnknownWithAllItContains() async throws {
    var workspace = SimulatedWorkspace(now: clock.now)
    let page = workspace.add(
      page: PageDraft(
        "Page",
        content: [
          .page(
            PageDraft(
              "Child", id: ObjectID(simulated: "child"),
              content: [.paragraph("x").id(ObjectID(simulated: "x"))]))
        ]))
    let (child, block) = (ObjectID(simulated: "child"), ObjectID(simulated: "x"))
    let other = workspace.add(page: PageDraft("Other", content: [.paragraph([.page(child)])]))
    try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      simulator.edit { $0.revokeAccess(to: child) }
      for path in ["/pages/\(child)", "/blocks/\(child)/children", "/blocks/\(block)"] {
        #expect(try await client.get(path).status == 404)
      }
      #expect(try await client.get("/blocks/\(page)/children").ids.isEmpty)
      let run = try await client.get("/blocks/\(other)/children").json["results"]?.array?.first?[
        "paragraph"]?["rich_text"]?.array?.first
      #expect(run?["plain_text"] == "Untitled")
      #expect(run?["mention"]?["page"]?["id"]?.string == child.description)
      simulator.edit { $0.grantAccess(to: child) }
      #expect(try await client.get("/blocks/\(block)").status == 200)
      simulator.edit { $0.delete(child) }
      #expect(try await client.get("/pages/\(child)").status == 404)
    }
  }

  @Test("A moved page has its new parent and position")
  func aMovedPageHasItsNewParentAndPlace() async throws {
    var workspace = SimulatedWorkspace(now: clock.now)
    let from = workspace.add(
      page: PageDraft("From", content: [.page(PageDraft("Moved", id: ObjectID(simulated: "moved")))]))
    let to = workspace.add(page: PageDraft("To", content: [.paragraph("first")]))
    let moved = ObjectID(simulated: "moved")
    try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      clock.advance(by: .seconds(60))
      simulator.edit { $0.move(moved, to: .page(to)) }
      let parent = try await client.get("/pages/\(moved)").json["parent"]
      #expect(parent?["page_id"]?.string == to.description)
      #expect(try await client.get("/blocks/\(from)/children").ids.isEmpty)
      #expect(try await client.get("/blocks/\(to)/children").ids.last == moved.description)
      for page in [from, to, moved] {
        #expect(try await edited(client, "/pages/\(page)") == "2026-10-05T09:01:00.000Z")
      }
      simulator.edit { $0.move(moved, to: .workspace) }
      #expect(try await client.get("/pages/\(moved)").json["parent"]?["workspace"] == true)
    }
  }

  @Test("Values and schemas change") func valuesAndSchemasChange() async throws {
    var workspace = SimulatedWorkspace(now: clock.now)
    let source = ObjectID(simulated: "source")
    let row = ObjectID(simulated: "row")
    workspace.add(
      database: DatabaseDraft(
        "Table",
        dataSources: [
          DataSourceDraft(
            id: source, properties: [.title(), .select("Kind", ["a", "b"]), .lastEditedTime("Edited")],
            rows: [PageDraft("Row", id: row, values: ["Kind": .select("a")])])
        ]))
    try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      clock.advance(by: .seconds(120))
      simulator.edit { workspace in
        workspace.setValue("Kind", of: row, to: .select("b"))
        workspace.renameProperty("Kind", to: "Sort", of: source)
        workspace.add(property: .checkbox("New"), to: source)
      }
      let properties = try await client.get("/pages/\(row)").json["properties"]
      #expect(properties?["Kind"] == nil)
      #expect(properties?["Sort"]?["select"]?["name"] == "b")
      #expect(properties?["New"]?["checkbox"] == false)
      #expect(properties?["Edited"]?["last_edited_time"] == "2026-10-05T09:02:00.000Z")
      #expect(try await edited(client, "/data_sources/\(source)") == "2026-10-05T09:02:00.000Z")
    }
  }

  @Test("Two-way relations are kept on both sides") func twoWayRelationsAreKeptOnBothSides() async throws {
    var workspace = SimulatedWorkspace(now: clock.now)
    let (left, right) = (ObjectID(simulated: "left"), ObjectID(simulated: "right"))
    let (row, target) = (ObjectID(simulated: "row"), ObjectID(simulated: "target"))
    workspace.add(
      database: DatabaseDraft(
        "Both",
        dataSources: [
          DataSourceDraft(
            "Left", id: left, properties: [.title(), .relation("To", to: right, synced: "From")],
            rows: [PageDraft("Row", id: row, values: ["To": .relation([target])])]),
          DataSourceDraft(
            "Right", id: right, properties: [.title(), .relation("From", to: left, synced: "To")],
            rows: [PageDraft("Target", id: target)]),
        ]))
    try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      let back = try await client.get("/pages/\(target)").json["properties"]?["From"]?["relation"]
      #expect(back == [["id": .string(row.description)]])
      simulator.edit { $0.setValue("To", of: row, to: .relation([])) }
      #expect(try await client.get("/pages/\(target)").json["properties"]?["From"]?["relation"] == [])
    }
  }

  @Test("Edits can be made over HTTP") func editsCanBeMadeOverHTTP() async throws {
    var workspace = SimulatedWorkspace(now: clock.now)
    let page = workspace.add(page: PageDraft("Page"))
    try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      let control = simulator.url + "/__simulator/"
      let rename: JSONValue = ["edit": "rename", "id": .string(page.description), "title": "By HTTP"]
      #expect(try await client.fetch("POST", control + "edit", body: rename).status == 200)
      #expect(simulator.workspace.title(of: page) == "By HTTP")
      let other = simulator.edit { $0.add(page: PageDraft("Other")) }
      let move: JSONValue = [
        "edit": "move", "id": .string(page.description), "to": .string(other.description),
      ]
      #expect(try await client.fetch("POST", control + "edit", body: move).status == 200)
      let parent = try await client.get("/pages/\(page)").json["parent"]
      #expect(parent?["page_id"]?.string == other.description)
      let trash: JSONValue = ["edit": "trash", "id": .string(page.description)]
      #expect(try await client.fetch("POST", control + "edit", body: trash).status == 200)
      #expect(try await client.get("/pages/\(page)").json["in_trash"] == true)
      #expect(
        try await client.fetch(
          "POST", control + "edit", body: ["edit": "explode", "id": .string(page.description)]
        ).status == 404)
      let statistics = try await client.fetch("GET", control + "statistics").json
      #expect(statistics["served"]?["page"]?["200"] == 2)
      #expect(try await client.fetch("POST", control + "reset").status == 200)
      #expect(simulator.statistics.count() == 0)
    }
  }
}
