import AsyncHTTPClient
import NotionModel
import NotionSimulator
import Testing

@Suite struct EndpointTests {
  @Test("A page is served with its blocks") func aPageIsServedWithItsBlocks() async throws {
    var workspace = SimulatedWorkspace()
    let child = ObjectID(simulated: "child")
    let page = workspace.add(
      page: PageDraft(
        "Handbook", icon: "🌊",
        content: [.paragraph(["Hello, ", .bold("reader")]), .page(PageDraft("Inside", id: child))]))
    try await withSimulator(workspace) { simulator in
      let client = TestClient(simulator)
      let answer = try await client.get("/pages/\(page)")
      #expect(answer.status == 200)
      let json = try answer.json
      #expect(json["properties"]?["title"]?["title"]?.array?.first?["plain_text"] == "Handbook")
      #expect(json["icon"] == ["type": "emoji", "emoji": "🌊"])
      #expect(json["parent"] == ["type": "workspace", "workspace": true])
      #expect(answer.header("x-notion-request-id") == json["request_id"]?.string)

      let children = try await client.get("/blocks/\(page.compactText)/children").json["results"]?.array ?? []
      #expect(children.map { $0["type"]?.string } == ["paragraph", "child_page"])
      #expect(children[0]["paragraph"]?["rich_text"]?.array?.count == 2)
      #expect(children[1]["id"]?.string == child.description)
      #expect(children[1]["child_page"]?["title"] == "Inside")
    }
  }

  @Test("The two versions of the API have different names for the trash")
  func theTwoVersionsSayTrashInTheirOwnWays() async throws {
    var workspace = SimulatedWorkspace()
    let page = workspace.add(page: PageDraft("Page", content: [.meetingNotes("Weekly")]))
    try await withSimulator(workspace) { simulator in
      var client = TestClient(simulator)
      #expect(try await client.get("/pages/\(page)").json["archived"] == nil)
      let new = try await client.get("/blocks/\(page)/children").json["results"]?.array?.first
      #expect(new?["type"] == "meeting_notes")
      client.version = "2025-09-03"
      #expect(try await client.get("/pages/\(page)").json["archived"] == false)
      let old = try await client.get("/blocks/\(page)/children").json["results"]?.array?.first
      #expect(old?["type"] == "transcription")
      #expect(old?["archived"] == false)
    }
  }

  @Test(
    "Token and version are required",
    arguments: [
      (["Authorization": nil], 401, "unauthorized"),
      (["Authorization": "Bearer wrong"], 401, "unauthorized"),
      (["Notion-Version": nil], 400, "missing_version"),
      (["Notion-Version": "2031-01-01"], 400, "validation_error"),
    ] as [([String: String?], Int, String)])
  func tokenAndVersionAreRequired(headers: [String: String?], status: Int, code: String) async throws {
    try await withSimulator(SimulatedWorkspace()) { simulator in
      let answer = try await TestClient(simulator).send("GET", "/users/me", headers: headers)
      #expect(answer.status == status)
      #expect(try answer.json["code"]?.string == code)
      #expect(try answer.json["object"] == "error")
    }
  }

  @Test(
    "Errors have the API's wording",
    arguments: [
      (
        "/pages/AAA", 400,
        "path failed validation: path.page_id should be a valid uuid, instead was `\"AAA\"`."
      ),
      ("/invalid", 400, "Invalid request URL."),
      (
        "/blocks/00000000000000000000000000000000/children?page_size=101", 404,
        "Could not find block with ID: 00000000-0000-0000-0000-000000000000. Make sure the relevant pages and databases are shared with your integration \"Simulated integration\"."
      ),
      (
        "/users?page_size=101", 400,
        "query failed validation: query.page_size should be ≤ `100`, instead was `101`."
      ),
      ("/users?start_cursor=nonsense", 400, "The start_cursor provided is invalid"),
    ])
  func errorsUseTheWordsOfTheAPI(path: String, status: Int, message: String) async throws {
    try await withSimulator(SimulatedWorkspace()) { simulator in
      let answer = try await TestClient(simulator).get(path)
      #expect(answer.status == status)
      #expect(try answer.json["message"]?.string == message)
      if status == 404 {
        #expect(try answer.json["additional_data"]?["integration_id"]?.string != nil)
      }
    }
  }

  @Test("Answers are compressed when the client accepts it")
  func answersAreCompressedWhenTheClientAcceptsIt() async throws {
    let workspace = DemoWorkspace.make()
    try await withSimulator(workspace) { simulator in
      try await HTTPClient.withHTTPClient(configuration: HTTPClient.Configuration()) { http in
        var client = TestClient(simulator)
        client.http = http
        let plain = try await client.post("/search")
        let packed = try await client.send("POST", "/search", body: [:], headers: ["Accept-Encoding": "gzip"])
        #expect(plain.header("content-encoding") == nil)
        #expect(packed.header("content-encoding") == "gzip")
        #expect(packed.bytes.count < plain.bytes.count / 2)
        #expect(packed.bytes.prefix(2) == [0x1F, 0x8B])
      }
    }
  }
}
