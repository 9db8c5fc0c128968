import NotionModel
import NotionSimulator
import Testing

@testable import NotionAPI

/// The behaviour on the wire: the hosts that get the token, refusals, redirects.
@Suite struct TransportBehaviourTests {
  private static let me =
    #"{"object":"user","id":"00000000-0000-0000-0000-000000000001","type":"bot","bot":{}}"#

  private static func answer(_ status: String, _ headers: [String] = [], body: String = "") -> String {
    (["HTTP/1.1 \(status)", "Content-Length: \(body.utf8.count)", "Connection: close"] + headers + ["", body])
      .joined(separator: "\r\n")
  }

  private func withClient<Result: Sendable>(
    of url: String, _ change: (inout ClientConfiguration) -> Void = { _ in },
    _ body: (NotionClient) async throws -> Result
  ) async throws -> Result {
    var configuration = ClientConfiguration(token: try Token("ntn_secret"), address: try ServerAddress(url))
    configuration.environment = [:]
    change(&configuration)
    let client = try NotionClient(configuration, clock: ManualClock(runsFreely: true))
    do {
      let result = try await body(client)
      try await client.shutdown()
      return result
    } catch {
      try await client.shutdown()
      throw error
    }
  }

  @Test("The headers that the API requires are sent") func sendsTheHeadersThatTheAPIWants() async throws {
    let server = try RawServer { _, _ in Self.answer("200 OK", body: Self.me) }
    defer { server.stop() }
    _ = try await withClient(of: server.url) { try await $0.send(.currentUser).value }
    let head = try #require(server.requests.first?.lowercased())
    #expect(head.hasPrefix("get /v1/users/me http/1.1\r\n"))
    for line in ["authorization: bearer ntn_secret", "notion-version: 2026-03-11", "accept-encoding: gzip"] {
      #expect(head.contains(line))
    }
    #expect(head.contains("user-agent: notion-export\r\n"))
  }

  @Test("A redirect to another host never carries the token")
  func aRedirectToAnotherHostNeverCarriesTheToken() async throws {
    let other = try RawServer { _, _ in Self.answer("200 OK", body: Self.me) }
    defer { other.stop() }
    let target = "\(other.url)/elsewhere"
    let server = try RawServer { _, _ in Self.answer("307 Temporary Redirect", ["Location: \(target)"]) }
    defer { server.stop() }
    _ = try await withClient(of: server.url) { try await $0.send(.currentUser).value }
    #expect(server.requests.first?.contains("ntn_secret") == true)
    #expect(other.requests.count == 1)
    #expect(
      other.requests.allSatisfy { !$0.contains("ntn_secret") && !$0.lowercased().contains("authorization") })
  }

  @Test("A redirect on the same host keeps the token") func aRedirectOnTheSameHostKeepsIt() async throws {
    let server = try RawServer { request, _ in
      request.contains("/v2/me")
        ? Self.answer("200 OK", body: Self.me) : Self.answer("308 Permanent Redirect", ["Location: /v2/me"])
    }
    defer { server.stop() }
    _ = try await withClient(of: server.url) { try await $0.send(.currentUser).value }
    #expect(server.requests.count == 2)
    #expect(server.requests.allSatisfy { $0.contains("ntn_secret") })
  }

  @Test("A redirect to a dead address is not a server failure")
  func aRedirectToWhereNothingAnswersIsNoFailureOfTheServer() async throws {
    let server = try RawServer { _, _ in Self.answer("302 Found", ["Location: http://127.0.0.1:9/"]) }
    defer { server.stop() }
    let error = await #expect(throws: NotionAPIError.self) {
      try await withClient(of: server.url) { try await $0.send(.currentUser).value }
    }
    #expect(error?.code == .tooManyRedirects)
    #expect(error?.message.contains("127.0.0.1, which cannot be reached") == true)
    #expect(server.requests.count == 1)
  }

  @Test("A cycle of redirects ends") func aCircleOfRedirectsEnds() async throws {
    let server = try RawServer { _, _ in Self.answer("302 Found", ["Location: /again"]) }
    defer { server.stop() }
    let error = await #expect(throws: NotionAPIError.self) {
      try await withClient(of: server.url) { try await $0.send(.currentUser).value }
    }
    #expect(error?.code == .tooManyRedirects)
    #expect(server.requests.count == 6)
  }

  @Test("A response over the limit is refused while it arrives")
  func anAnswerOverTheLimitIsRefusedWhileItComesIn() async throws {
    // The rest of the announced body never comes: refused is what is too large already.
    let part = String(repeating: "x", count: 70_000)
    let server = try RawServer { _, _ in
      "HTTP/1.1 200 OK\r\nContent-Length: 1000000000\r\nConnection: keep-alive\r\n\r\n" + part
    }
    defer { server.stop() }
    let error = await #expect(throws: NotionAPIError.self) {
      try await withClient(of: server.url, { $0.responseSizeLimit = 50_000 }) {
        try await $0.send(.currentUser).value
      }
    }
    #expect(error?.code == .responseTooLarge)
    #expect(error?.attempt == 1)
  }

  @Test("A list that is too large is requested in smaller pages")
  func aListThatIsTooLargeIsAskedForInSmallerParts() async throws {
    var workspace = SimulatedWorkspace()
    let page = workspace.add(
      page: PageDraft("Page", content: (1...100).map { .paragraph("Block number \($0).") }))
    try await ClientHarness.run(workspace, client: { $0.responseSizeLimit = 40_000 }) { harness in
      var count = 0
      for try await _ in harness.client.paginate(.children(of: BlockID(page))) { count += 1 }
      #expect(count == 100)
      #expect(harness.simulator.statistics.count() > 2)
    }
  }

  @Test("A block by the network is distinguished from one by the API")
  func aBlockOfTheNetworkIsToldApartFromOneOfTheAPI() async throws {
    let server = try RawServer { _, _ in
      Self.answer("403 Forbidden", ["CF-Ray: 8a1", "Content-Type: text/html"], body: "<html>no</html>")
    }
    defer { server.stop() }
    let error = await #expect(throws: NotionAPIError.self) {
      try await withClient(of: server.url) { try await $0.send(.currentUser).value }
    }
    #expect(error?.code == .edgeBlock)
    #expect(error?.message.contains("cf-ray 8a1") == true)
  }

  @Test("Retry-After may be a date by the server's clock")
  func retryAfterMayBeADateByTheServersClock() async throws {
    let server = try RawServer { _, number in
      number > 1
        ? Self.answer("200 OK", body: Self.me)
        : Self.answer(
          "429 Too Many Requests",
          ["Date: Sun, 06 Nov 1994 08:49:00 GMT", "Retry-After: Sun, 06 Nov 1994 08:49:37 GMT"], body: "{}")
    }
    defer { server.stop() }
    let statistics = try await withClient(of: server.url) { client in
      _ = try await client.send(.currentUser).value
      return await client.statistics()
    }
    #expect((36.9...37.1).contains(statistics.pausedTime.inSeconds))
  }

  @Test("HTTPS goes through the proxy, which never receives the token")
  func httpsGoesThroughTheProxyAndTheTokenDoesNotReachIt() async throws {
    let proxy = try RawServer { _, _ in Self.answer("502 Bad Gateway") }
    defer { proxy.stop() }
    let error = await #expect(throws: NotionAPIError.self) {
      try await withClient(of: "https://api.notion.com", { $0.environment = ["HTTPS_PROXY": proxy.url] }) {
        try await $0.send(.currentUser).value
      }
    }
    #expect(error?.code == .connection)
    #expect(!proxy.requests.isEmpty)
    #expect(proxy.requests.allSatisfy { $0.hasPrefix("CONNECT api.notion.com:443 HTTP/1.1\r\n") })
    #expect(proxy.requests.allSatisfy { !$0.contains("ntn_secret") })
  }

  @Test("Errors and logs never contain the token") func errorsAndLogsNeverTellTheToken() async throws {
    let server = try RawServer { _, _ in Self.answer("401 Unauthorized", body: "{\"object\":\"error\"}") }
    defer { server.stop() }
    let error = await #expect(throws: NotionAPIError.self) {
      try await withClient(of: server.url) { try await $0.send(.currentUser).value }
    }
    let unwrapped = try #require(error)
    var dumped = ""
    dump(unwrapped, to: &dumped)
    #expect(!"\(unwrapped)\(dumped)".contains("ntn_secret"))
  }
}
