import NotionModel
import Testing

@testable import NotionSimulator

@Suite struct SyntheticWorkspaceTests {
  @Test("A million pages cost nothing until they are requested")
  func aMillionPagesCostNothingUntilTheyAreAskedFor() async throws {
    try await withSimulator(.synthetic(pages: 1_000_000)) { simulator in
      let client = TestClient(simulator)
      let first = try await client.post("/search", ["page_size": 100]).json
      #expect(first["results"]?.array?.count == 100)
      #expect(first["has_more"] == true)
      for result in first["results"]?.array?.prefix(5) ?? [] where result["object"] == "page" {
        let id = try #require(result["id"]?.string)
        #expect(try await client.get("/pages/\(id)").status == 200)
        #expect(try await client.get("/blocks/\(id)/children").status == 200)
      }
    }
  }

  @Test("Search finds every page and data source once, in the order of the last edit")
  func searchFindsEveryPageAndDataSourceOnceInTheOrderOfTheLastEdit() async throws {
    let workspace = SimulatedWorkspace.synthetic(pages: 700)
    try await withSimulator(workspace) { simulator in
      let client = TestClient(simulator)
      for direction in ["descending", "ascending"] {
        let found = try await client.all(
          "/search",
          body: ["sort": ["timestamp": "last_edited_time", "direction": .string(direction)]])
        let ids = found.compactMap { $0["id"]?.string }
        #expect(ids.count == Set(ids).count)
        let expected = (workspace.allPages + workspace.allDataSources).map(\.description)
        #expect(Set(ids) == Set(expected))
        let times = found.compactMap { $0["last_edited_time"]?.string }
        #expect(times == (direction == "ascending" ? times.sorted() : times.sorted().reversed()))
      }
    }
  }

  @Test("The tree from the top reaches every page") func theTreeFromTheTopReachesEveryPage() {
    let workspace = SimulatedWorkspace.synthetic(pages: 900)
    var reached: Set<ObjectID> = []
    var types: Set<String> = []
    var propertyTypes: Set<String> = []
    var blockCount = 0
    func visit(_ page: ObjectID) throws {
      guard reached.insert(page).inserted else { return }
      for block in workspace.blocks(of: page) {
        blockCount += 1
        let json = try workspace.json(of: block)
        if let type = json?["type"]?.string { types.insert(type) }
        if json?["object"] == "page" { try visit(block) }
        guard json?["object"] == "database" else { continue }
        for source in workspace.dataSources(of: block) {
          let schema = try workspace.json(of: source)?["properties"]?.object?.members ?? []
          propertyTypes.formUnion(schema.compactMap { $0.value["type"]?.string })
          for row in workspace.rows(of: source) { try visit(row) }
        }
      }
    }
    #expect(throws: Never.self) {
      for page in workspace.allPages where try workspace.json(of: page)?["parent"]?["type"] == "workspace" {
        try visit(page)
      }
    }
    #expect(reached.count == 900)
    #expect((9...16).contains(blockCount / 900), "about twelve blocks a page")
    #expect(propertyTypes.count == 24)
    let expected = Set([
      "paragraph", "heading_1", "heading_4", "bulleted_list_item", "numbered_list_item", "quote", "to_do",
      "toggle", "template", "synced_block", "equation", "code", "callout", "divider", "breadcrumb",
      "table_of_contents", "tab", "column_list", "column", "link_to_page", "table", "table_row",
      "meeting_notes", "embed", "bookmark", "image", "video", "pdf", "file", "audio", "link_preview",
      "unsupported",
    ])
    #expect(expected.subtracting(types).isEmpty)
  }

  @Test("One data source has more rows than a query returns")
  func oneDataSourceHasMoreRowsThanAQueryGives() async throws {
    let large = SimulatedWorkspace.synthetic(pages: 50_000)
    #expect(large.rows(of: try #require(large.allDataSources.first)).count == 12_000)
    // The same with fewer rows and a lower cap.
    let workspace = SimulatedWorkspace.synthetic(pages: 1000)
    let source = try #require(workspace.allDataSources.first)
    let configuration = SimulatorConfiguration().with { $0.rowCap = 10 }
    try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      var body: JSONObject = ["sorts": [["timestamp": "created_time", "direction": "ascending"]]]
      var rows: Set<String> = []
      var windows = 0
      // The way round the cap: begin again at the last time seen, and leave out what is known.
      while true {
        windows += 1
        var last: JSONValue = .null
        var cursor: JSONValue?
        repeat {
          var request = body
          if let cursor { request["start_cursor"] = cursor }
          last = try await client.post(
            "/data_sources/\(source)/query?filter_properties=title", .object(request)
          ).json
          rows.formUnion(last["results"]?.array?.compactMap { $0["id"]?.string } ?? [])
          cursor = last["next_cursor"]?.string.map { .string($0) }
        } while cursor != nil
        guard last["request_status"]?["type"] == "incomplete" else { break }
        #expect(last["has_more"] == false)
        let time = try #require(last["results"]?.array?.last?["created_time"])
        body["filter"] = ["timestamp": "created_time", "created_time": ["on_or_after": time]]
      }
      #expect(windows > 2)
      #expect(rows == Set(workspace.rows(of: source).map(\.description)))
    }
  }

  @Test("Edits of a synthetic workspace show in search and children")
  func editsOfASyntheticWorkspaceShowInSearchAndChildren() async throws {
    let workspace = SimulatedWorkspace.synthetic(pages: 300)
    let pages = workspace.allPages
    let configuration = SimulatorConfiguration().with { $0.clock = ManualSimulatorClock() }
    try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      simulator.edit { workspace in
        workspace.rename(pages[40], to: "Renamed")
        workspace.trash(pages[41])
      }
      let found = try await client.all("/search", body: [:])
      #expect(
        found.first?["id"]?.string == pages[40].description || found[1]["id"]?.string == pages[40].description
      )
      #expect(!found.contains { $0["id"]?.string == pages[41].description })
      let pageCount = found.filter { $0["object"] == "page" }.count
      #expect(pageCount < 300)
      #expect(Set(found.compactMap { $0["id"]?.string }).count == found.count)
    }
  }

  @Test("The same seed gives the same workspace") func theSameSeedGivesTheSameWorkspace() throws {
    let first = SimulatedWorkspace.synthetic(pages: 100, seed: 7)
    let second = SimulatedWorkspace.synthetic(pages: 100, seed: 7)
    let other = SimulatedWorkspace.synthetic(pages: 100, seed: 8)
    #expect(first.allPages == second.allPages)
    #expect(first.allPages != other.allPages)
    for page in first.allPages {
      #expect(try first.json(of: page) == second.json(of: page))
      #expect(first.blocks(of: page) == second.blocks(of: page))
    }
  }
}

/// The arithmetic of a workspace without storage.
@Suite struct SyntheticArithmeticTests {
  @Test("Ids are decoded, forged ones are refused") func idsCanBeReadBackAndForgedOnesCannot() {
    for kind in [SyntheticID.Kind.page, .block, .asset] {
      for index in [0, 1, 999_999, 5_000_000] {
        let original = SyntheticID(kind: kind, index: index, ordinal: index % 300)
        let id = original.id(seed: 3)
        #expect(SyntheticID(id, seed: 3) == original)
        #expect(SyntheticID(id, seed: 4) == nil)
        #expect(SyntheticID(ObjectID(high: id.high, low: id.low ^ 1), seed: 3) == nil)
        #expect(id.description.dropFirst(14).first == "8")
      }
    }
  }

  @Test("Mixing is reversible") func mixingCanBeUndone() {
    for value in [0, 1, .max, 0x1234_5678_9ABC_DEF0] as [UInt64] {
      #expect(SeededRandom.unmix(SeededRandom.mix(value)) == value)
    }
  }

  @Test(
    "Every row belongs to one data source",
    arguments: [1, 2, 9, 10, 57, 1000, 49_999, 50_000, 123_456, 1_000_000])
  func everyRowBelongsToOneDataSource(pages: Int) {
    let plan = SyntheticPlan(pages: pages)
    var next = 0
    for source in 0..<plan.dataSources {
      let rows = plan.rows(ofDataSource: source)
      #expect(rows.lowerBound == next)
      next = rows.upperBound
      guard !rows.isEmpty else { continue }
      #expect(plan.dataSource(ofRow: rows.lowerBound) == source)
      #expect(plan.dataSource(ofRow: rows.upperBound - 1) == source)
      #expect(plan.dataSources(ofDatabase: plan.database(ofDataSource: source)).contains(source))
    }
    #expect(next == plan.rows)
    #expect(plan.rows + plan.documents == pages)
  }

  @Test("The tree and the order of search contain every page once", arguments: [1, 2, 9, 57, 1000, 20_011])
  func theTreeAndTheOrderOfSearchHoldEveryPageOnce(pages: Int) {
    let plan = SyntheticPlan(pages: pages)
    var reached = Set(0..<plan.roots)
    for document in 0..<plan.documents {
      for child in plan.children(ofDocument: document) {
        #expect(plan.parent(ofDocument: child) == document)
        reached.insert(child)
      }
    }
    #expect(reached == Set(0..<plan.documents))
    let order = (0..<plan.searchable).map { plan.entity(atSearchPosition: $0) }
    #expect(Set(order).count == plan.searchable)
    #expect(order.enumerated().allSatisfy { plan.searchPosition(of: $1) == $0 })
    let databases = (0..<plan.databases).map { plan.document(ofDatabase: $0) }
    #expect(databases.enumerated().allSatisfy { plan.database(inDocument: $1) == $0 })
    #expect((0..<plan.documents).compactMap { plan.database(inDocument: $0) }.count == plan.databases)
  }

  @Test("Signed addresses name their file") func signedAddressesNameTheirFile() {
    let signer = URLSigner(baseURL: "http://host", space: ObjectID(high: 1, low: 2), lifetime: .seconds(60))
    let asset = ObjectID(simulated: "asset")
    let now = SimulatorTime(year: 2026, month: 1, day: 1)
    let url = signer.url(of: asset, name: "a b?c&d.png", now: now, nonce: 7)
    let target = String(url.dropFirst("http://host".count))
    #expect(signer.check(target: target, now: now) == .valid(asset))
    let end = now.advanced(by: .seconds(60))
    #expect(signer.check(target: target, now: end) == .expired(at: end))
    #expect(signer.check(target: "/files/x", now: now) == .malformed)
  }
}
