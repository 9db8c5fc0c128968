import NotionModel
import NotionSimulator
import Testing

@Suite struct QueryTests {
  private static let source = ObjectID(simulated: "source")
  private static let names = ["Ash", "Beech", "Cedar", "Dogwood", "Elm"]

  private static func workspace() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace()
    workspace.add(
      database: DatabaseDraft(
        "Trees",
        dataSources: [
          DataSourceDraft(
            id: source,
            properties: [
              .title(), .number("Height"), .select("Soil", ["wet", "dry", "any"]), .checkbox("Evergreen"),
              .date("Planted"),
              .status("State", toDo: ["Seed"], inProgress: ["Sapling"], complete: ["Tree"]), .text("Remarks"),
            ],
            rows: zip(0..., names).map { index, name in
              PageDraft(
                TextDraft(name), id: ObjectID(simulated: name),
                values: [
                  "Height": .number(Double([12, 30, 7, 3, 21][index])),
                  "Soil": .select(["dry", "any", "wet", "wet", "dry"][index]),
                  "Evergreen": .checkbox(index == 2), "Planted": .date("2026-0\(index + 1)-15"),
                  "State": .status(["Tree", "Tree", "Sapling", "Seed", "Tree"][index]),
                ], created: SimulatorTime(year: 2026, month: 1 + index, day: 15, hour: 8, minute: 30),
                edited: SimulatorTime(year: 2026, month: 9 - index, day: 1))
            })
        ]))
    return workspace
  }

  private func names(_ body: JSONValue) async throws -> [String] {
    try await withSimulator(Self.workspace()) { simulator in
      let answer = try await TestClient(simulator).post("/data_sources/\(Self.source)/query", body)
      try #require(answer.status == 200)
      return try answer.json["results"]?.array?.compactMap {
        $0["properties"]?["Name"]?["title"]?.array?.first?["plain_text"]?.string
      } ?? []
    }
  }

  @Test(
    "Rows are filtered and sorted",
    arguments: [
      ([:], "Ash Beech Cedar Dogwood Elm"),
      (["sorts": [["property": "Height", "direction": "descending"]]], "Beech Elm Ash Cedar Dogwood"),
      (
        [
          "sorts": [
            ["property": "Soil", "direction": "ascending"], ["property": "Name", "direction": "descending"],
          ]
        ], "Dogwood Cedar Elm Ash Beech"
      ),
      (
        ["sorts": [["timestamp": "last_edited_time", "direction": "ascending"]]],
        "Elm Dogwood Cedar Beech Ash"
      ),
      (["filter": ["property": "Evergreen", "checkbox": ["equals": true]]], "Cedar"),
      (["filter": ["property": "Evergreen", "checkbox": ["does_not_equal": true]]], "Ash Beech Dogwood Elm"),
      (["filter": ["property": "Soil", "select": ["equals": "wet"]]], "Cedar Dogwood"),
      (["filter": ["property": "State", "status": ["does_not_equal": "Tree"]]], "Cedar Dogwood"),
      (["filter": ["property": "Name", "title": ["contains": "EE"]]], "Beech"),
      (["filter": ["property": "Name", "rich_text": ["starts_with": "d"]]], "Dogwood"),
      (["filter": ["property": "Height", "number": ["greater_than_or_equal_to": 12]]], "Ash Beech Elm"),
      (["filter": ["property": "Planted", "date": ["before": "2026-03-15"]]], "Ash Beech"),
      (["filter": ["property": "Planted", "date": ["on_or_before": "2026-03-15"]]], "Ash Beech Cedar"),
      (["filter": ["property": "Remarks", "rich_text": ["is_empty": true]]], "Ash Beech Cedar Dogwood Elm"),
      (
        [
          "filter": [
            "timestamp": "created_time", "created_time": ["on_or_after": "2026-03-15T08:30:00.000Z"],
          ]
        ], "Cedar Dogwood Elm"
      ),
      (
        ["filter": ["timestamp": "created_time", "created_time": ["after": "2026-03-15T08:30:00.000Z"]]],
        "Dogwood Elm"
      ),
      (["filter": ["timestamp": "created_time", "created_time": ["equals": "2026-03-15"]]], "Cedar"),
      (
        ["filter": ["timestamp": "last_edited_time", "last_edited_time": ["on_or_after": "2026-08-01"]]],
        "Ash Beech"
      ),
      (
        [
          "filter": [
            "and": [
              ["property": "Soil", "select": ["equals": "dry"]],
              [
                "or": [
                  ["property": "Height", "number": ["less_than": 15]],
                  ["property": "Evergreen", "checkbox": ["equals": true]],
                ]
              ],
            ]
          ]
        ], "Ash"
      ),
      (["in_trash": true], ""), (["is_archived": true], ""),
    ] as [(JSONValue, String)])
  func rowsAreFilteredAndSorted(body: JSONValue, expected: String) async throws {
    #expect(try await names(body).joined(separator: " ") == expected)
  }

  @Test("A cursor names a session and a row") func cursorsNameASessionAndARow() async throws {
    try await withSimulator(Self.workspace()) { simulator in
      let client = TestClient(simulator)
      let first = try await client.post("/data_sources/\(Self.source)/query", ["page_size": 2]).json
      let cursor = try #require(first["next_cursor"]?.string)
      let parts = cursor.split(separator: ":").map(String.init)
      #expect(parts.count == 3 && parts[0] == "s")
      #expect(ObjectID(parts[1]) != nil)
      #expect(ObjectID(parts[2]) == ObjectID(simulated: "Cedar"))
      let second = try await client.post(
        "/data_sources/\(Self.source)/query", ["page_size": 2, "start_cursor": .string(cursor)])
      #expect(try second.ids == ["Cedar", "Dogwood"].map { ObjectID(simulated: $0).description })
      let invalid = try await client.post(
        "/data_sources/\(Self.source)/query", ["start_cursor": "s:nonsense"])
      #expect(invalid.status == 400)
    }
  }

  @Test("The maximum of rows is reported only in the request status")
  func theRowCapIsSaidOnlyInTheRequestStatus() async throws {
    let configuration = SimulatorConfiguration().with { $0.rowCap = 3 }
    try await withSimulator(Self.workspace(), configuration) { simulator in
      let client = TestClient(simulator)
      let first = try await client.post("/data_sources/\(Self.source)/query", ["page_size": 2]).json
      #expect(first["request_status"] == nil)
      let last = try await client.post(
        "/data_sources/\(Self.source)/query", ["page_size": 2, "start_cursor": first["next_cursor"] ?? .null]
      ).json
      #expect(last["results"]?.array?.count == 1)
      #expect(last["has_more"] == false)
      #expect(
        last["request_status"] == ["type": "incomplete", "incomplete_reason": "query_result_limit_reached"])
    }
  }

  @Test("Only the requested properties are sent") func onlyTheWantedPropertiesAreSent() async throws {
    try await withSimulator(Self.workspace()) { simulator in
      let client = TestClient(simulator)
      let schema = try await client.get("/data_sources/\(Self.source)").json["properties"]
      let id = try #require(schema?["Height"]?["id"]?.string)
      let rows = try await client.post(
        "/data_sources/\(Self.source)/query?filter_properties[]=\(id)&filter_properties[]=title"
      ).json
      #expect(rows["results"]?.array?.first?["properties"]?.object?.keys.sorted() == ["Height", "Name"])
      let page = try await client.get("/pages/\(ObjectID(simulated: "Ash"))?filter_properties=title").json
      #expect(page["properties"]?.object?.keys == ["Name"])
    }
  }

  @Test("Unknown properties are refused") func unknownPropertiesAreRefused() async throws {
    try await withSimulator(Self.workspace()) { simulator in
      let client = TestClient(simulator)
      let path = "/data_sources/\(Self.source)/query"
      let filter = try await client.post(
        path, ["filter": ["property": "Nope", "checkbox": ["equals": true]]])
      #expect(filter.status == 400)
      #expect(try filter.json["message"] == "Could not find property with name or id: Nope")
      #expect(try await client.post(path, ["page_size": 101]).status == 400)
      #expect(try await client.send("POST", path, body: ["start_cursor": 5]).status == 400)
    }
  }
}

@Suite struct SimulatedPropertyItemTests {
  private let project = DemoWorkspace.id("project/autumn")

  private func id(_ name: String, _ client: TestClient) async throws -> String {
    try #require(try await client.get("/pages/\(project)").json["properties"]?[name]?["id"]?.string)
  }

  @Test("A page shows 25 references, and the property endpoint all")
  func aPageShowsTwentyFiveReferencesAndTheItemsShowAll() async throws {
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

  @Test("Rollups are computed from the related rows")
  func rollupsAreComputedFromTheRelatedRows() async throws {
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

  @Test("Every property of a row can be read by itself")
  func everyPropertyOfARowCanBeReadAlone() async throws {
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
