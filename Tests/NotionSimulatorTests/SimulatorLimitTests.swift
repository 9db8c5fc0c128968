import NotionModel
import NotionSimulator
import Testing

@Suite struct SimulatorLimitTests {
  private let clock = ManualSimulatorClock()

  private func configuration(
    _ limit: RateLimit, _ change: (inout SimulatorConfiguration) -> Void = { _ in }
  ) -> SimulatorConfiguration {
    var configuration = SimulatorConfiguration()
    configuration.clock = clock
    configuration.rateLimit = limit
    change(&configuration)
    return configuration
  }

  private func statuses(_ client: TestClient, _ count: Int) async throws -> [Int] {
    var statuses: [Int] = []
    for _ in 0..<count { statuses.append(try await client.get("/users/me").status) }
    return statuses
  }

  @Test("A fixed window may be spent in one burst") func aFixedWindowMayBeSpentInOneBurst() async throws {
    try await withSimulator(
      SimulatedWorkspace(), configuration(.fixedWindow(allowance: 3, window: .seconds(60)))
    ) { simulator in
      let client = TestClient(simulator)
      let first = try await statuses(client, 5)
      #expect(first == [200, 200, 200, 429, 429])
      clock.advance(by: .milliseconds(20_500))
      let refused = try await client.get("/users/me")
      #expect(refused.header("retry-after") == "40")
      let body = try refused.json
      #expect(body["code"] == "rate_limited")
      #expect(
        body["additional_data"] == [
          "rate_limit_reason": "public_api_request_rate_limit", "retry_after": "40",
        ])
      clock.advance(by: .milliseconds(39_500))
      let second = try await statuses(client, 4)
      #expect(second == [200, 200, 200, 429])
      let statistics = simulator.statistics
      #expect(statistics.accepted == 6)
      #expect(statistics.refused == 4)
      #expect(statistics.capacity == 6)
      #expect(statistics.utilisation == 1)
      #expect(statistics.windows.map(\.accepted) == [3, 3])
      #expect(statistics.windows.map(\.refused) == [3, 1])
    }
  }

  @Test("A token bucket is refilled") func aTokenBucketIsRefilled() async throws {
    try await withSimulator(SimulatedWorkspace(), configuration(.tokenBucket(rate: 2, burst: 4))) {
      simulator in
      let client = TestClient(simulator)
      #expect(try await statuses(client, 5) == [200, 200, 200, 200, 429])
      clock.advance(by: .seconds(1))
      let then = try await statuses(client, 3)
      #expect(then == [200, 200, 429])
      #expect(simulator.statistics.capacity == 6)
    }
  }

  @Test("Utilisation can be counted from any moment")
  func utilisationCanBeCountedFromAnyMoment() async throws {
    for limit in [RateLimit.fixedWindow(allowance: 4, window: .seconds(2)), .tokenBucket(rate: 2, burst: 4)] {
      try await withSimulator(SimulatedWorkspace(), configuration(limit)) { simulator in
        let client = TestClient(simulator)
        _ = try await statuses(client, 3)
        simulator.resetStatistics()
        _ = try await statuses(client, 1)
        clock.advance(by: .seconds(2))
        _ = try await statuses(client, 4)
        #expect(simulator.statistics.accepted == 5)
        #expect(simulator.statistics.capacity == 5)
      }
    }
  }

  @Test("Complete windows exclude the first and the last")
  func wholeWindowsLeaveOutTheFirstAndTheLast() async throws {
    let configuration = configuration(.fixedWindow(allowance: 4, window: .seconds(2)))
    try await withSimulator(SimulatedWorkspace(), configuration) { simulator in
      let client = TestClient(simulator)
      _ = try await statuses(client, 1)
      #expect(simulator.statistics.utilisationOfWholeWindows == nil)
      clock.advance(by: .seconds(2))
      _ = try await statuses(client, 6)
      clock.advance(by: .seconds(4))
      _ = try await statuses(client, 1)
      // Four of the second window, none of the third.
      #expect(simulator.statistics.utilisationOfWholeWindows == 0.5)
    }
  }

  @Test(
    "Retry-After has every form",
    arguments: [
      (.seconds, "60"), (.httpDate, "Mon, 05 Oct 2026 09:01:00 GMT"), (.missing, nil), (.fixed(0), "0"),
      (.fixed(631), "631"),
    ] as [(RetryAfterForm, String?)])
  func retryAfterTakesEveryForm(form: RetryAfterForm, header: String?) async throws {
    let configuration = configuration(.fixedWindow(allowance: 1, window: .seconds(60))) {
      $0.retryAfter = form
    }
    try await withSimulator(SimulatedWorkspace(), configuration) { simulator in
      let client = TestClient(simulator)
      _ = try await client.get("/users/me")
      let refused = try await client.get("/users/me")
      #expect(refused.status == 429)
      #expect(refused.header("retry-after") == header)
      #expect(try refused.json["additional_data"]?["retry_after"]?.string == header)
    }
  }

  @Test("Other clients use the workspace's limit") func othersUseUpTheWorkspacesLimit() async throws {
    let configuration = configuration(.fixedWindow(allowance: 100, window: .seconds(60))) {
      $0.workspaceLimit = WorkspaceLimit(allowance: 10, window: .seconds(60), otherTraffic: 1)
    }
    try await withSimulator(SimulatedWorkspace(), configuration) { simulator in
      let client = TestClient(simulator)
      clock.advance(by: .seconds(8))
      #expect(try await statuses(client, 2) == [200, 200])
      let refused = try await client.get("/users/me")
      #expect(refused.status == 429)
      #expect(
        try refused.json["additional_data"]?["rate_limit_reason"] == "public_api_space_request_rate_limit")
    }
  }

  @Test("The limit can be lowered during the run") func theLimitCanBeLoweredWhileItRuns() async throws {
    try await withSimulator(
      SimulatedWorkspace(), configuration(.fixedWindow(allowance: 10, window: .seconds(60)))
    ) { simulator in
      let client = TestClient(simulator)
      _ = try await statuses(client, 4)
      simulator.configure { $0.rateLimit = .fixedWindow(allowance: 5, window: .seconds(60)) }
      #expect(try await statuses(client, 2) == [200, 429])
    }
  }

  @Test(
    "Headers have the remaining allowance only if configured",
    arguments: [(.none, nil), (.standard, "ratelimit-remaining"), (.prefixed, "x-ratelimit-remaining")]
      as [(RateLimitHeaders, String?)])
  func headersTellWhatIsLeftOnlyWhenAskedTo(form: RateLimitHeaders, name: String?) async throws {
    let configuration = configuration(.fixedWindow(allowance: 3, window: .seconds(60))) {
      $0.rateLimitHeaders = form
    }
    try await withSimulator(SimulatedWorkspace(), configuration) { simulator in
      let answer = try await TestClient(simulator).get("/users/me")
      #expect(
        (answer.header("ratelimit-remaining") ?? answer.header("x-ratelimit-remaining"))
          == (name == nil ? nil : "2"))
      if let name { #expect(answer.header(name) == "2") }
    }
  }

  @Test("Downloads count against no limit") func downloadsCountAgainstNoLimit() async throws {
    var workspace = SimulatedWorkspace(now: clock.now)
    let asset = workspace.addAsset("a.txt", contentType: "text/plain", bytes: Array("hello".utf8))
    let page = workspace.add(page: PageDraft("Page", cover: .hosted(asset)))
    try await withSimulator(workspace, configuration(.fixedWindow(allowance: 1, window: .seconds(60)))) {
      simulator in
      let client = TestClient(simulator)
      let url = try #require(try await client.get("/pages/\(page)").json["cover"]?["file"]?["url"]?.string)
      for _ in 0..<3 { #expect(try await client.fetch("GET", url).status == 200) }
    }
  }

  @Test("Repeated reads are listed") func readsThatAreAnsweredTwiceAreListed() async throws {
    try await withSimulator(SimulatedWorkspace()) { simulator in
      let client = TestClient(simulator)
      for path in ["/users/me", "/users", "/users/me", "/pages/AAA", "/pages/AAA"] {
        _ = try await client.get(path)
      }
      #expect(simulator.statistics.repeatedReads == ["/v1/users/me"])
      #expect(simulator.statistics.repeatedReadCount == 1)
      #expect(simulator.statistics.count(.me, status: 200) == 2)
      #expect(simulator.statistics.count(.page, status: 400) == 2)
      #expect(simulator.statistics.mostConcurrent == 1)
    }
  }
}
