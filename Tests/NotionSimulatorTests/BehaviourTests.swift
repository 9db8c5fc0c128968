import HummingbirdCore
import Logging
import NIOCore
import NIOPosix
import NotionModel
import Testing

@testable import NotionSimulator

/// Surprising behaviour of the real API, reproduced by the simulator.
@Suite struct BehaviourTests {
  @Test("A synced copy shows the children of its original")
  func aSyncedCopyShowsTheChildrenOfItsOriginal() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let client = TestClient(simulator)
      let original = try await client.get("/blocks/\(DemoWorkspace.id("house rules"))/children").ids
      let blocks =
        try await client.get("/blocks/\(DemoWorkspace.id("safety"))/children").json["results"]?.array ?? []
      let copies = blocks.filter { $0["type"] == "synced_block" }
      #expect(copies.count == 2)
      #expect(copies.allSatisfy { $0["has_children"] == true })
      let shown = try await client.get("/blocks/\(copies[0]["id"]?.string ?? "")/children")
      #expect(try shown.ids == original)
      let missing = try await client.get("/blocks/\(copies[1]["id"]?.string ?? "")/children")
      #expect(missing.status == 404)
      #expect(
        try missing.json["message"]?.string?.contains(
          DemoWorkspace.id("an original that is not shared").description) == true)
    }
  }

  @Test("The children of an unsupported block are always refused")
  func childrenOfAnUnsupportedBlockAreRefusedForGood() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let client = TestClient(simulator)
      let button = DemoWorkspace.id("specimen/button")
      let block = try await client.get("/blocks/\(button)").json
      #expect(block["unsupported"] == ["block_type": "button"])
      #expect(block["has_children"] == true)
      let children = try await client.get("/blocks/\(button)/children")
      #expect(children.status == 400)
      #expect(try children.json["message"] == "Block type button is not supported via the API.")
    }
  }

  @Test("The notes of a meeting are found through its parts")
  func theNotesOfAMeetingAreFoundThroughItsParts() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let client = TestClient(simulator)
      let meeting = DemoWorkspace.id("meeting/first weekly")
      let block = try await client.get("/blocks/\(meeting)/children").json["results"]?.array?.first
      let parts = try #require(block?["meeting_notes"]?["children"]?.object)
      #expect(parts.keys == ["summary_block_id", "notes_block_id", "transcript_block_id"])
      for part in parts.members {
        let children = try await client.get("/blocks/\(part.value.string ?? "")/children")
        #expect(try !children.ids.isEmpty)
      }
    }
  }

  @Test("A linked view is a database without data sources")
  func aLinkedViewIsADatabaseWithoutDataSources() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let client = TestClient(simulator)
      let linked = DemoWorkspace.id("linked view")
      let database = try await client.get("/databases/\(linked)").json
      #expect(database["data_sources"] == [])
      let views = try await client.get("/views?database_id=\(linked)").ids
      let view = try await client.get("/views/\(views[0])").json
      #expect(view["data_source_id"]?.string == DemoWorkspace.id("tasks").description)
      let found = try await client.all("/search", body: [:])
      #expect(!found.contains { $0["id"]?.string == linked.description })
      #expect(!found.contains { $0["object"] == "database" })
    }
  }

  @Test("A view's query gives the ids of its rows for a quarter of an hour")
  func aViewsQueryGivesTheIdsOfItsRowsForAQuarterOfAnHour() async throws {
    let clock = ManualSimulatorClock()
    let configuration = SimulatorConfiguration().with { $0.clock = clock }
    try await withSimulator(DemoWorkspace.make(), configuration) { simulator in
      let client = TestClient(simulator)
      let path = "/views/\(DemoWorkspace.id("view/table"))/queries"
      let query = try await client.post(path, ["page_size": 20]).json
      #expect(query["total_count"] == 31)
      #expect(query["results"]?.array?.first?.object?.keys == ["object", "id"])
      let id = try #require(query["id"]?.string)
      let rows = try await client.all("\(path)/\(id)", pageSize: 7)
      #expect(rows.count == 31)
      #expect(Array(rows.prefix(20)) == query["results"]?.array)
      clock.advance(by: .seconds(900))
      let late = try await client.get("\(path)/\(id)")
      #expect(late.status == 404)
      let other = try await client.post(path).json["id"]?.string ?? ""
      let deleted = try await client.send("DELETE", "\(path)/\(other)").json
      #expect(deleted["deleted"] == true)
      #expect(try await client.get("\(path)/\(other)").status == 404)
    }
  }

  @Test("Archived rows and trash are left out by default")
  func archivedRowsAndTrashAreLeftOutUnlessAskedFor() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let client = TestClient(simulator)
      let path = "/data_sources/\(DemoWorkspace.id("tasks"))/query"
      let rows = try await client.all(path, body: [:])
      #expect(rows.count == 31)
      let archived = try await client.post(path, ["is_archived": true]).ids
      #expect(archived == [DemoWorkspace.id("task/archived").description])
      let prices = try await client.get("/pages/\(DemoWorkspace.id("prices"))").json
      #expect(prices["in_trash"] == true)
    }
  }

  @Test("The rows of a wiki are pages and data sources")
  func aWikisRowsArePagesAndDataSources() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let client = TestClient(simulator)
      let path = "/data_sources/\(DemoWorkspace.id("knowledge"))/query"
      let all = try await client.all(path, body: [:])
      #expect(all.map { $0["object"]?.string } == ["page", "page", "page", "data_source"])
      #expect(all.first?["properties"]?["Verification"]?["verification"]?["state"] == "verified")
      let pages = try await client.post(path, ["result_type": "page"]).ids
      #expect(pages.count == 3)
      let sources = try await client.post(path, ["result_type": "data_source"]).ids
      #expect(sources == [DemoWorkspace.id("bench marks").description])
    }
  }

  @Test("Guests are not listed, and are shown by their id alone")
  func guestsAreNotListedAndShownByTheirIDAlone() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let client = TestClient(simulator)
      let listed = try await client.all("/users", pageSize: 10)
      #expect(!listed.contains { $0["name"] == "Morwenna Pascoe" })
      #expect(listed.contains { $0["id"]?.string == simulator.workspace.integration.description })
      let otherBot = listed.first { $0["name"] == "Tide bot" }
      #expect(otherBot?["bot"] == [:])
      let me = try await client.get("/users/me").json
      #expect(me["bot"]?["workspace_limits"]?["max_file_upload_size_in_bytes"] == 5_242_880)
    }
  }

  @Test("Capabilities can be taken away") func capabilitiesCanBeTakenAway() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      simulator.edit { $0.capabilities.readsUsers = false }
      simulator.edit { $0.capabilities.readsComments = false }
      let client = TestClient(simulator)
      let handbook = DemoWorkspace.id("handbook")
      for path in ["/users", "/comments?block_id=\(handbook)"] {
        let answer = try await client.get(path)
        #expect(answer.status == 403)
        #expect(try answer.json["code"] == "restricted_resource")
      }
      #expect(try await client.get("/users/me").status == 200)
    }
  }

  @Test("Only open threads are shown") func onlyOpenThreadsAreShown() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let client = TestClient(simulator)
      let handbook = DemoWorkspace.id("handbook")
      let thread = try await client.all("/comments?block_id=\(handbook)", pageSize: 2)
      #expect(thread.count == 3)
      #expect(Set(thread.compactMap { $0["discussion_id"]?.string }).count == 1)
      let comment = DemoWorkspace.id("comment about the dog")
      #expect(try await client.get("/comments/\(comment)").status == 200)
      simulator.edit { $0.resolveThread(of: comment) }
      #expect(try await client.get("/comments?block_id=\(handbook)").ids.isEmpty)
    }
  }

  @Test("Search leaves out what is hidden from it") func searchDoesNotKnowEverything() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let client = TestClient(simulator)
      let found = Set(try await client.all("/search", body: [:]).compactMap { $0["id"]?.string })
      let unindexed = DemoWorkspace.id("unindexed")
      #expect(!found.contains(unindexed.description))
      #expect(try await client.get("/pages/\(unindexed)").status == 200)
      let pages = try await client.all("/search", body: ["filter": ["property": "object", "value": "page"]])
      #expect(pages.allSatisfy { $0["object"] == "page" })
      let sources = try await client.all(
        "/search", body: ["filter": ["property": "object", "value": "data_source"]])
      #expect(
        Set(sources.compactMap { $0["id"]?.string })
          == Set(simulator.workspace.allDataSources.map(\.description)))
    }
  }

  @Test("A page that is requested as a database is refused with that reason")
  func aPageIsNoDatabaseAndTheAnswerSaysSo() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let client = TestClient(simulator)
      let database = try await client.get("/pages/\(DemoWorkspace.id("tasks database"))")
      #expect(database.status == 400)
      #expect(try database.json["message"]?.string?.contains("is a database, not a page") == true)
      let markdown = try await client.get("/pages/\(DemoWorkspace.id("opening hours"))/markdown").json
      #expect(markdown["markdown"]?.string?.contains("- [x] Fed in the morning") == true)
      let templates = try await client.get("/data_sources/\(DemoWorkspace.id("tasks"))/templates").json
      #expect(templates["templates"]?.array?.map { $0["name"]?.string } == ["Station visit", "Calibration"])
    }
  }
}

/// Connections that a server accepts but never handles, as its listener closes at the same time.
@Suite struct ConnectionRegistryTests {
  @Test("An unhandled connection is held until the server stops", .timeLimit(.minutes(1)))
  func aConnectionThatNobodyHandlesIsHeldUntilTheEnd() async throws {
    let connections = ConnectionRegistry()
    let served = RegisteredChannel(base: HTTP1Channel { _, _, _ in }, connections: connections)
    let (acceptances, accepted) = AsyncStream.makeStream(of: Void.self)
    let group = MultiThreadedEventLoopGroup.singleton
    let listener = try await ServerBootstrap(group: group).childChannelInitializer { channel in
      served.setup(channel: channel, logger: Logger(label: "test")).map { _ in
        // The release of this connection would end the process unless it is retained elsewhere.
        channel.eventLoop.execute { accepted.finish() }
      }
    }.bind(host: "127.0.0.1", port: 0).get()
    connections.listen(listener)
    let port = try #require(listener.localAddress?.port)
    let client = try await ClientBootstrap(group: group).connect(host: "127.0.0.1", port: port).get()
    for await _ in acceptances {}
    #expect(client.isActive)
    connections.closeAll()
    try await client.closeFuture.get()
    try await listener.closeFuture.get()
  }
}
