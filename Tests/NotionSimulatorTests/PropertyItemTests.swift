import NotionModel
import NotionSimulator
import Testing

@Suite struct PropertyItemTests {
  private let project = DemoWorkspace.id("project/autumn")

  private func id(_ name: String, _ client: TestClient) async throws -> String {
    try #require(try await client.get("/pages/\(project)").json["properties"]?[name]?["id"]?.string)
  }

  @Test func aPageShowsTwentyFiveReferencesAndTheItemsShowAll() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let client = TestClient(simulator)
      let properties = try await client.get("/pages/\(project)").json["properties"]
      #expect(properties?["Tasks"]?["relation"]?.array?.count == 25)
      #expect(properties?["Tasks"]?["has_more"] == true)
      #expect(properties?["Crew"]?["people"]?.array?.count == 25)

      let property = try await id("Tasks", client)
      let items = try await client.all("/pages/\(project)/properties/\(property)", pageSize: 10)
      let ids = items.compactMap { $0["relation"]?["id"]?.string }
      #expect(ids.count == 30)
      #expect(Set(ids).count == 30)
      #expect(items.allSatisfy { $0["object"] == "property_item" && $0["id"]?.string == property })

      let first = try await client.get("/pages/\(project)/properties/\(property)?page_size=10").json
      let cursor = try #require(first["next_cursor"]?.string)
      #expect(first["property_item"]?["next_url"]?.string?.contains("start_cursor=\(cursor)") == true)
      let invalid = try await client.get("/pages/\(project)/properties/\(property)?start_cursor=zzz")
      #expect(invalid.status == 400)
    }
  }

  @Test func rollupsAreComputedFromTheRelatedRows() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let client = TestClient(simulator)
      let properties = try await client.get("/pages/\(project)").json["properties"]
      let estimates = (1...28).map { Double($0 % 4) + 0.5 }.reduce(5 + 1.5, +)
      #expect(properties?["First due"]?["rollup"]?["date"]?["start"] == "2026-10-09T11:42:00.000+01:00")
      #expect(properties?["Names"]?["rollup"]?["array"]?.array?.count == 25)

      let property = try await id("Estimated", client)
      let first = try await client.get("/pages/\(project)/properties/\(property)?page_size=20").json
      #expect(first["property_item"]?["rollup"]?["type"] == "incomplete")
      let cursor = try #require(first["next_cursor"]?.string)
      let last = try await client.get(
        "/pages/\(project)/properties/\(property)?page_size=20&start_cursor=\(cursor)"
      ).json
      #expect(
        last["property_item"]?["rollup"]?["number"] == .number(try #require(JSONNumber(estimates))))
      #expect(last["results"]?.array?.count == 10)
    }
  }

  @Test func everyPropertyOfARowCanBeReadAlone() async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let client = TestClient(simulator)
      let task = DemoWorkspace.id("task/alarm")
      let properties = try await client.get("/pages/\(task)").json["properties"]?.object?.members ?? []
      #expect(Set(properties.compactMap { $0.value["type"]?.string }).count == 24)
      for property in properties {
        let id = try #require(property.value["id"]?.string)
        let answer = try await client.get("/pages/\(task)/properties/\(id)")
        #expect(answer.status == 200, "\(property.key)")
        let json = try answer.json
        let type = try #require(property.value["type"]?.string)
        if ["title", "rich_text", "people", "relation", "rollup"].contains(type) {
          #expect(json["object"] == "list")
        } else {
          #expect(json["object"] == "property_item")
          if type != "files" { #expect(json[type] == property.value[type]) }
        }
      }
      let unknown = try await client.get("/pages/\(task)/properties/none")
      #expect(unknown.status == 404)
    }
  }
}
