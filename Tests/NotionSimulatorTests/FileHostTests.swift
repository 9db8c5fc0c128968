import NotionModel
import NotionSimulator
import Testing

@Suite struct FileHostTests {
  private let clock = ManualSimulatorClock()
  private let bytes = (0..<1000).map { UInt8(truncatingIfNeeded: $0) }

  /// Runs a simulator with one hosted file, and passes on the address from a new read of its page.
  private func withFile(
    _ body: @Sendable (NotionSimulator, TestClient, _ page: ObjectID, _ url: String) async throws -> Void
  ) async throws {
    var workspace = SimulatedWorkspace(now: clock.now)
    let asset = workspace.addAsset("a b&c.bin", contentType: "application/octet-stream", bytes: bytes)
    let page = workspace.add(page: PageDraft("Page", content: [.file(.hosted(asset, name: "a b&c.bin"))]))
    workspace.webFiles["pictures/sea.png"] = WebFile(contentType: "image/png", bytes: [1, 2, 3])
    let configuration = SimulatorConfiguration().with { $0.clock = clock }
    try await withSimulator(workspace, configuration) { simulator in
      let client = TestClient(simulator)
      try await body(simulator, client, page, Self.url(client, page))
    }
  }

  private static func url(_ client: TestClient, _ page: ObjectID) async throws -> String {
    let block = try await client.get("/blocks/\(page)/children").json["results"]?.array?.first
    return try #require(block?["file"]?["file"]?["url"]?.string)
  }

  @Test("A signed address gives the file without a token")
  func aSignedAddressGivesTheFileWithoutAToken() async throws {
    try await withFile { simulator, client, _, url in
      #expect(url.contains("X-Amz-Expires=3600"))
      let answer = try await client.fetch("GET", url)
      #expect(answer.status == 200)
      #expect(answer.bytes == bytes)
      #expect(answer.header("content-length") == "1000")
      #expect(answer.header("etag") != nil)
      #expect(answer.header("content-encoding") == nil)
      #expect(simulator.statistics.tokensSentToOtherHosts == 0)
      _ = try await client.fetch("GET", url, headers: ["Authorization": "Bearer x"])
      #expect(simulator.statistics.tokensSentToOtherHosts == 1)
    }
  }

  @Test("Each read has a new signature") func eachReadSignsAnew() async throws {
    try await withFile { _, client, page, url in
      let other = try await Self.url(client, page)
      #expect(other != url)
      #expect(try await client.fetch("GET", other).bytes == bytes)
    }
  }

  @Test("An address expires after an hour") func anAddressExpiresAfterAnHour() async throws {
    try await withFile { _, client, page, url in
      clock.advance(by: .seconds(3599))
      let before = try await client.fetch("GET", url)
      #expect(before.status == 200)
      clock.advance(by: .seconds(1))
      let after = try await client.fetch("GET", url)
      #expect(after.status == 403)
      #expect(after.header("content-type") == "application/xml")
      let text = String(decoding: after.bytes, as: UTF8.self)
      #expect(text.contains("<Code>AccessDenied</Code><Message>Request has expired</Message>"))
      let fresh = try await Self.url(client, page)
      #expect(try await client.fetch("GET", fresh).status == 200)
    }
  }

  @Test("A changed address is refused") func addressesCannotBeChanged() async throws {
    try await withFile { _, client, _, url in
      let forged = url.replacing("X-Amz-Expires=3600", with: "X-Amz-Expires=9999")
      let answer = try await client.fetch("GET", forged)
      #expect(answer.status == 403)
      #expect(String(decoding: answer.bytes, as: UTF8.self).contains("SignatureDoesNotMatch"))
      let head = try await client.fetch("HEAD", url)
      #expect(head.status == 403)
    }
  }

  @Test(
    "Ranges of a file can be read",
    arguments: [
      ("bytes=0-0", 206, 0..<1, "bytes 0-0/1000"), ("bytes=990-", 206, 990..<1000, "bytes 990-999/1000"),
      ("bytes=-5", 206, 995..<1000, "bytes 995-999/1000"),
      ("bytes=500-5000", 206, 500..<1000, "bytes 500-999/1000"),
      ("bytes=1000-", 416, 0..<0, "bytes */1000"),
    ] as [(String, Int, Range<Int>, String)])
  func partsOfAFileCanBeRead(range: String, status: Int, expected: Range<Int>, header: String) async throws {
    try await withFile { _, client, _, url in
      let answer = try await client.fetch("GET", url, headers: ["Range": range])
      #expect(answer.status == status)
      #expect(answer.bytes == Array(bytes[expected]))
      #expect(answer.header("content-range") == header)
    }
  }

  @Test("Other web addresses are served too") func theRestOfTheWebIsServedToo() async throws {
    try await withFile { simulator, client, _, _ in
      let found = try await client.fetch("GET", simulator.url + "/web/pictures/sea.png")
      #expect(found.bytes == [1, 2, 3])
      #expect(found.header("content-type") == "image/png")
      let missing = try await client.fetch("GET", simulator.url + "/web/nothing")
      #expect(missing.status == 404)
    }
  }
}
