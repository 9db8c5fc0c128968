import AsyncHTTPClient
import NIOCore
import NIOHTTP1
import NotionModel
import NotionSimulator
import Testing

@Suite struct FaultTests {
  /// A workspace with one page of 30 blocks.
  private static func workspace() -> (SimulatedWorkspace, page: ObjectID) {
    var workspace = SimulatedWorkspace()
    let page = workspace.add(
      page: PageDraft("Page", content: (1...30).map { .paragraph("Block number \($0).") }))
    return (workspace, page)
  }

  private func strike(
    _ fault: Fault, path: (ObjectID) -> String = { "/blocks/\($0)/children" }
  ) async throws -> (answer: TestClient.Answer, statistics: SimulatorStatistics) {
    let (workspace, page) = Self.workspace()
    let configuration = SimulatorConfiguration().with { $0.faults = [FaultRule(fault)] }
    return try await withSimulator(workspace, configuration) { simulator in
      let answer = try await TestClient(simulator).get(path(page))
      return (answer, simulator.statistics)
    }
  }

  @Test(
    "Errors of the API have its JSON body",
    arguments: [
      (.internalServerError, 500, "internal_server_error"), (.serviceUnavailable, 503, "service_unavailable"),
      (.tooLarge, 503, "service_unavailable"), (.gatewayTimeout, 504, "gateway_timeout"),
      (.conflict, 409, "conflict_error"),
      (.overload(retryAfter: 3), 529, "service_overload"), (.retriableBadRequest, 400, "validation_error"),
      (.refusedChildren, 400, "validation_error"), (.forbidden, 403, "restricted_resource"),
      (.notFound, 404, "object_not_found"), (.unauthorized, 401, "unauthorized"),
      (.blocked, 429, "rate_limited"),
    ] as [(Fault, Int, String)])
  func errorsOfTheAPIHaveItsBody(fault: Fault, status: Int, code: String) async throws {
    let (answer, statistics) = try await strike(fault)
    #expect(answer.status == status)
    #expect(try answer.json["code"]?.string == code)
    #expect(try answer.json["status"]?.integer == status)
    #expect(statistics.faults == [fault.name: 1])
    #expect(statistics.count(.blockChildren, status: status) == 1)
  }

  @Test("Failures have the details that a client needs")
  func theDetailsThatAClientNeedsAreThere() async throws {
    #expect(try await strike(.overload(retryAfter: 3)).answer.header("retry-after") == "3")
    #expect(try await strike(.tooLarge).answer.json["additional_data"]?["retry_guidance"]?.string != nil)
    let blocked = try await strike(.blocked).answer
    #expect(try blocked.json["additional_data"]?["rate_limit_reason"] == "public_api_request_blocked")
    #expect(blocked.header("retry-after") == nil)
  }

  @Test(
    "Errors of the edge are HTML pages",
    arguments: [(.badGateway, 502), (.edgeTimeout, 524), (.requestTimeout, 408), (.edgeForbidden, 403)]
      as [(Fault, Int)])
  func errorsOfTheEdgeArePagesOfHTML(fault: Fault, status: Int) async throws {
    let (answer, _) = try await strike(fault)
    #expect(answer.status == status)
    #expect(answer.header("content-type")?.hasPrefix("text/html") == true)
    #expect(answer.header("x-notion-request-id") == nil)
    #expect(throws: JSONError.self) { try answer.json }
  }

  @Test(
    "A cut connection fails the request",
    arguments: [.resetBeforeHead, .resetInBody, .truncatedBody] as [Fault])
  func cutConnectionsFailTheRequest(fault: Fault) async throws {
    await #expect(throws: (any Error).self) { try await strike(fault) }
  }

  @Test("A truncated body follows a complete head") func aCutBodyComesAfterItsHead() async throws {
    let (workspace, page) = Self.workspace()
    for fault in [Fault.resetInBody, .truncatedBody] {
      let configuration = SimulatorConfiguration().with { $0.faults = [FaultRule(fault)] }
      try await withSimulator(workspace, configuration) { simulator in
        var request = HTTPClientRequest(url: simulator.url + "/v1/blocks/\(page)/children")
        request.headers.add(name: "Authorization", value: "Bearer \(simulator.token)")
        request.headers.add(name: "Notion-Version", value: "2026-03-11")
        let response = try await HTTPClient.shared.execute(request, timeout: .seconds(30))
        #expect(response.status.code == 200)
        await #expect(throws: (any Error).self) { _ = try await response.body.collect(upTo: 1 << 20) }
      }
    }
  }

  @Test("Invalid JSON comes in a complete response") func brokenJSONComesInAWholeResponse() async throws {
    let cut = try await strike(.truncatedJSON).answer
    #expect(cut.status == 200)
    #expect(throws: JSONError.self) { try cut.json }
    let malformed = try await strike(.malformedJSON).answer
    #expect(malformed.status == 200)
    #expect(throws: JSONError.self) { try malformed.json }
    let strange = try await strike(.wrongShape).answer
    #expect(try strange.json["object"]?.string == nil)
  }

  @Test("A slow body is complete in the end") func aDrippingBodyIsWholeInTheEnd() async throws {
    let (workspace, _) = Self.workspace()
    let configuration = SimulatorConfiguration().with {
      $0.faults = [FaultRule(.drippingBody(pause: .milliseconds(1)), on: [.me])]
    }
    try await withSimulator(workspace, configuration) { simulator in
      let answer = try await TestClient(simulator).get("/users/me")
      #expect(try answer.json["object"] == "user")
    }
  }

  @Test("A head that never comes is waited for until the simulator stops")
  func aHeadThatNeverComesEndsWithTheSimulator() async throws {
    let (workspace, page) = Self.workspace()
    let configuration = SimulatorConfiguration().with { $0.faults = [FaultRule(.silence)] }
    let pending = try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      let pending = Task { try await client.get("/pages/\(page)") }
      while simulator.statistics.count(.page) == 0 { await Task.yield() }
      return pending
    }
    // The simulator has ended although the request was never answered; the closed connection informs the
    // client.
    await #expect(throws: (any Error).self) { try await pending.value }
  }

  @Test("Connections are accepted again after a refusal")
  func refusedConnectionsAreTakenAgainAfterwards() async throws {
    let (workspace, page) = Self.workspace()
    try await withSimulator(workspace) { simulator in
      try await HTTPClient.withHTTPClient(configuration: .init(timeout: .init(connect: .milliseconds(200)))) {
        http in
        var client = TestClient(simulator)
        client.http = http
        #expect(try await client.get("/pages/\(page)").status == 200)
        try await simulator.withConnectionsRefused {
          await #expect(throws: (any Error).self) { try await client.get("/pages/\(page)") }
        }
        #expect(try await client.get("/pages/\(page)").status == 200)
      }
    }
  }

  @Test("A refusal by a rule ends by itself") func aRefusalByRuleEndsByItself() async throws {
    let (workspace, page) = Self.workspace()
    let configuration = SimulatorConfiguration().with {
      $0.faults = [FaultRule(.refusedConnection(for: .milliseconds(100)), .first(1))]
    }
    try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      await #expect(throws: (any Error).self) { try await client.get("/pages/\(page)") }
      // The shared client tries to connect until its connect timeout.
      let answer = try await client.get("/pages/\(page)")
      #expect(answer.status == 200)
    }
  }

  @Test("Faults of cursors strike only lists with a cursor")
  func cursorsGoWrongOnlyWhereThereIsOne() async throws {
    let (workspace, page) = Self.workspace()
    let configuration = SimulatorConfiguration().with { $0.faults = [FaultRule(.invalidCursor, .first(1))] }
    try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      let first = try await client.get("/blocks/\(page)/children?page_size=10")
      let cursor = try #require(try first.json["next_cursor"]?.string)
      let refused = try await client.get("/blocks/\(page)/children?page_size=10&start_cursor=\(cursor)")
      #expect(refused.status == 400)
      #expect(try refused.json["message"]?.string?.contains("start_cursor provided is invalid") == true)
      #expect(
        try await client.get("/blocks/\(page)/children?page_size=10&start_cursor=\(cursor)").status == 200)
    }
  }

  @Test("A repeating cursor leads to the same elements") func aRepeatingCursorLeadsNowhereNew() async throws {
    let (workspace, page) = Self.workspace()
    let configuration = SimulatorConfiguration().with { $0.faults = [FaultRule(.repeatingCursor)] }
    try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      let first = try await client.get("/blocks/\(page)/children?page_size=10").json
      let cursor = try #require(first["next_cursor"]?.string)
      let second = try await client.get("/blocks/\(page)/children?page_size=10&start_cursor=\(cursor)").json
      #expect(second["next_cursor"]?.string == cursor)
      #expect(second["has_more"] == true)
    }
  }

  @Test("Rules select by route, object and count") func rulesSelectByRouteObjectAndCount() async throws {
    let (workspace, page) = Self.workspace()
    let block = try #require(workspace.children(of: page).first)
    let configuration = SimulatorConfiguration().with {
      $0.faults = [
        FaultRule(.gatewayTimeout, on: [.page], .first(2)), FaultRule(.notFound, object: block),
        FaultRule(.internalServerError, on: [.users], .every(3)),
        FaultRule(.unauthorized, on: [.me], .after(1)),
      ]
    }
    try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      func statuses(_ path: String, _ count: Int) async throws -> [Int] {
        var statuses: [Int] = []
        for _ in 0..<count { statuses.append(try await client.get(path).status) }
        return statuses
      }
      let first = try await statuses("/pages/\(page)", 4)
      #expect(first == [504, 504, 200, 200])
      #expect(try await statuses("/blocks/\(block)", 1) == [404])
      #expect(try await statuses("/blocks/\(page)", 1) == [200])
      #expect(try await statuses("/users", 6) == [200, 200, 500, 200, 200, 500])
      #expect(try await statuses("/users/me", 3) == [200, 401, 401])
      simulator.configure { $0.faults = [] }
      #expect(try await statuses("/users/me", 1) == [200])
    }
  }

  @Test("A mixture of faults strikes with its frequency") func aMixtureStrikesAsOftenAsItSays() async throws {
    let (workspace, page) = Self.workspace()
    let configuration = SimulatorConfiguration().with { $0.faults = FaultRule.mixture(probability: 0.2) }
    try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      for _ in 0..<1000 { _ = try? await client.get("/blocks/\(page)/children?page_size=2") }
      let faults = simulator.statistics.faults
      #expect((150...250).contains(faults.values.reduce(0, +)))
      // Without a cursor there is nothing to be wrong with it.
      #expect(Set(faults.keys) == Set(Fault.transient.map(\.name)).subtracting(["invalid-cursor"]))
    }
  }

  @Test("Every fault is found by its name") func everyFaultIsFoundByItsName() {
    for fault in Fault.all + Fault.transient { #expect(Fault(name: fault.name)?.name == fault.name) }
    #expect(Set(Fault.all.map(\.name)).count == Fault.all.count)
    #expect(Fault(name: "nonsense") == nil)
  }

  @Test("Random faults are the same for the same seed") func chanceIsTheSameForTheSameSeed() async throws {
    func statuses(seed: UInt64) async throws -> [Int] {
      let configuration = SimulatorConfiguration().with {
        $0.faults = [FaultRule(.badGateway, .probability(0.2))]
        $0.seed = seed
      }
      return try await withSimulator(SimulatedWorkspace(), configuration) { simulator in
        var statuses: [Int] = []
        for _ in 0..<100 { statuses.append(try await TestClient(simulator).get("/users/me").status) }
        return statuses
      }
    }
    let first = try await statuses(seed: 5)
    let (again, other) = try await (statuses(seed: 5), statuses(seed: 6))
    #expect(first == again)
    #expect(first != other)
    #expect((8...35).contains(first.filter { $0 == 502 }.count))
  }
}

@Suite struct ResponseRewriteTests {
  @Test("A rewrite changes the answers of its route and object, and no others")
  func selectedAnswers() async throws {
    var workspace = SimulatedWorkspace()
    let changed = workspace.add(page: PageDraft("Changed", content: [.paragraph("Text.")]))
    let kept = workspace.add(page: PageDraft("Kept", content: [.paragraph("Text.")]))
    let rewrite = ResponseRewrite(on: [.blockChildren], object: changed) { answer, request in
      answer.json["has_more"] = true
      answer.json["echo"] = .string(request.target)
      answer.headers.append(("X-Changed", "yes"))
    }
    let configuration = SimulatorConfiguration().with { $0.rewrites = [rewrite] }
    try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      let answer = try await client.get("/blocks/\(changed)/children")
      #expect(try answer.json["has_more"] == true)
      #expect(try answer.json["results"]?.array?.count == 1)
      #expect(try answer.json["echo"] == .string("/v1/blocks/\(changed)/children"))
      #expect(answer.header("x-changed") == "yes")
      #expect(try await client.get("/blocks/\(kept)/children").json["has_more"] == false)
      #expect(try await client.get("/pages/\(changed)").json["echo"] == nil)
    }
  }

  @Test("A rewrite replaces status and body")
  func wholeAnswer() async throws {
    let rewrite = ResponseRewrite(on: [.me]) { answer, _ in
      answer.status = 500
      answer.body = Array("not JSON".utf8)
    }
    let configuration = SimulatorConfiguration().with { $0.rewrites = [rewrite] }
    try await withSimulator(SimulatedWorkspace(), configuration) { simulator in
      let answer = try await TestClient(simulator).get("/users/me")
      #expect(answer.status == 500)
      #expect(answer.bytes == Array("not JSON".utf8))
    }
  }
}
