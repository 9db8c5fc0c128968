import NotionModel
import NotionSimulator
import Synchronization
import Testing

@testable import NotionAPI

/// Downloads over HTTP: signed URLs that expire, breaks, limits.
@Suite struct DownloadTests {
  private static let bytes = (0..<300_000).map { UInt8(truncatingIfNeeded: $0 &* 31 ^ ($0 >> 8)) }

  private static func workspace() -> (SimulatedWorkspace, block: BlockID) {
    var workspace = SimulatedWorkspace()
    let asset = workspace.addAsset("picture.png", contentType: "image/png", bytes: bytes)
    let page = workspace.add(page: PageDraft("Page", content: [.image(.hosted(asset))]))
    return (workspace, BlockID(workspace.blocks(of: page)[0]))
  }

  /// Collects the bytes of a download.
  private final class File: Sendable {
    let content = Mutex<[UInt8]>([])
    var bytes: [UInt8] { content.withLock { $0 } }
    func append(_ piece: [UInt8]) { content.withLock { $0 += piece } }
  }

  /// Returns the signed URL of an image block, from its JSON.
  private static func url(of block: BlockID, _ client: NotionClient) async throws -> String {
    let json = try await client.send(Endpoint.block(block).untyped).value
    let value: JSONValue = try json.decode()
    return try #require(value["image"]?["file"]?["url"]?.string)
  }

  private func run<Result: Sendable>(
    _ faults: [FaultRule] = [], client change: (inout ClientConfiguration) -> Void = { _ in },
    _ body: (ClientHarness, BlockID) async throws -> Result
  ) async throws -> Result {
    let (workspace, block) = Self.workspace()
    let configuration = SimulatorConfiguration().with { $0.faults = faults }
    return try await ClientHarness.run(workspace, simulator: configuration, client: change) {
      try await body($0, block)
    }
  }

  @Test("A download delivers every byte and never sends the token")
  func bringsEveryByteAndNeverSendsTheToken() async throws {
    try await run { harness, block in
      let url = try await Self.url(of: block, harness.client)
      let file = File()
      let downloaded = try await harness.client.downloads.download(url) { file.append($0) }
      #expect(file.bytes == Self.bytes)
      #expect(downloaded == DownloadedFile(mediaType: "image/png", byteCount: Self.bytes.count))
      #expect(harness.simulator.statistics.tokensSentToOtherHosts == 0)
      #expect(await harness.client.statistics().answers[.downloads] == [200: 1])
    }
  }

  @Test("A download continues where a body broke off", arguments: [Fault.resetInBody, .truncatedBody])
  func goesOnWhereABodyBrokeOff(fault: Fault) async throws {
    try await run([FaultRule(fault, on: [.download], .first(3))]) { harness, block in
      let url = try await Self.url(of: block, harness.client)
      let file = File()
      _ = try await harness.client.downloads.download(url) { file.append($0) }
      #expect(file.bytes == Self.bytes)
      #expect(harness.simulator.statistics.count(.download, status: 206) >= 1)
      #expect(await harness.client.statistics().bytesReceived >= Self.bytes.count)
    }
  }

  @Test(
    "A transient failure is retried",
    arguments: [Fault.internalServerError, .serviceUnavailable, .resetBeforeHead])
  func triesAgainAfterAFailureThatPasses(fault: Fault) async throws {
    try await run([FaultRule(fault, on: [.download], .first(2))]) { harness, block in
      let url = try await Self.url(of: block, harness.client)
      let file = File()
      _ = try await harness.client.downloads.download(url) { file.append($0) }
      #expect(file.bytes == Self.bytes)
      #expect(await harness.client.statistics().retries == 2)
    }
  }

  @Test("An expired URL is a typed error, and renewed by reading its owner again")
  func anExpiredURLIsTypedAndRenewedByReadingItsOwnerAgain() async throws {
    try await run { harness, block in
      let url = try await Self.url(of: block, harness.client)
      harness.clock.advance(to: harness.clock.elapsed + .seconds(3700))
      let error = await #expect(throws: NotionAPIError.self) {
        try await harness.client.downloads.download(url, object: block.object) { _ in }
      }
      #expect(error?.code == .expiredURL)
      #expect(error?.object == block.object)
      #expect(error?.isTransient == false)
      #expect(error.map { !"\($0)".contains("Signature") && !"\($0)".contains(url) } == true)
      let file = File()
      _ = try await harness.client.downloads.download(
        url, object: block.object, renewing: { try await Self.url(of: block, harness.client) },
        write: { file.append($0) })
      #expect(file.bytes == Self.bytes)
    }
  }

  @Test("A file over the limit is refused") func aFileOverTheLimitIsRefused() async throws {
    try await run(client: { $0.downloadSizeLimit = 100_000 }) { harness, block in
      let url = try await Self.url(of: block, harness.client)
      let file = File()
      let error = await #expect(throws: NotionAPIError.self) {
        try await harness.client.downloads.download(url) { file.append($0) }
      }
      #expect(error?.code == .responseTooLarge)
      #expect(file.bytes.isEmpty)
    }
  }

  @Test("A failing writer ends the download") func aWriterThatFailsEndsTheDownload() async throws {
    struct DiskFull: Error {}
    try await run { harness, block in
      let url = try await Self.url(of: block, harness.client)
      await #expect(throws: DiskFull.self) {
        try await harness.client.downloads.download(url) { _ in throw DiskFull() }
      }
      #expect(harness.simulator.statistics.count(.download) == 1)
      #expect(await harness.client.statistics().inFlight == 0)
    }
  }

  @Test("Downloads have their own pool and cost no allowance")
  func downloadsHaveAPoolOfTheirOwnAndCostNoAllowance() async throws {
    let (workspace, block) = Self.workspace()
    let configuration = SimulatorConfiguration().with {
      $0.rateLimit = .fixedWindow(allowance: 2, window: .seconds(60))
    }
    try await ClientHarness.run(
      workspace, simulator: configuration, client: { $0.operationLimits = .init([.downloads: 3]) }
    ) { harness in
      let url = try await Self.url(of: block, harness.client)
      try await withThrowingTaskGroup(of: Void.self) { group in
        for _ in 0..<20 { group.addTask { _ = try await harness.client.downloads.download(url) { _ in } } }
        try await group.waitForAll()
      }
      #expect(harness.simulator.statistics.count(.download, status: 200) == 20)
      #expect(harness.simulator.statistics.mostConcurrent <= 3)
      #expect(harness.events.pauses.isEmpty)
    }
  }
}

@Suite struct ResumableDownloadTests {
  private typealias Head = ResumableDownload.Head

  @Test("A download starts by requesting the whole file") func aDownloadBeginsWithEverything() {
    var download = ResumableDownload()
    download.begin()
    #expect(download.range == nil && download.condition == nil)
    let reading = download.read(Head(status: 200, entityTag: "\"a\"", contentLength: 10))
    #expect(reading == .body(skipping: 0))
    download.receive(10)
    #expect(download.isComplete)
  }

  @Test("A download continues where it broke off if the file is unchanged")
  func itGoesOnWhereItBrokeOffIfTheFileIsTheSame() {
    var download = begun(received: 4)
    #expect(download.range == "bytes=4-")
    #expect(download.condition == "\"a\"")
    let reading = download.read(
      Head(status: 206, entityTag: "\"a\"", rangeStart: 4, rangeTotal: 10, contentLength: 6))
    #expect(reading == .body(skipping: 0))
    download.receive(6)
    #expect(download.isComplete)
  }

  @Test("If the server sends the whole file again, the known bytes are skipped")
  func aServerThatSendsEverythingAgainIsReadFromWhereItBrokeOff() {
    var download = begun(received: 4)
    let reading = download.read(Head(status: 200, entityTag: "\"a\"", contentLength: 10))
    #expect(reading == .body(skipping: 4))
  }

  @Test(
    "The bytes of a changed file are not mixed with the old ones",
    arguments: [
      Head(status: 200, entityTag: "\"b\"", contentLength: 10),
      Head(status: 206, entityTag: "\"a\"", rangeStart: 4, rangeTotal: 11),
      Head(status: 206, entityTag: "\"a\"", rangeStart: 6, rangeTotal: 10),
    ])
  func anotherFileIsNotMixedIn(head: ResumableDownload.Head) {
    var download = begun(received: 4)
    let reading = download.read(head)
    #expect(reading == .changed)
  }

  @Test("A range beyond the end means that the file is complete")
  func aRangeBeyondTheEndMeansThatAllIsHere() {
    var download = begun(received: 10)
    let reading = download.read(Head(status: 416, rangeTotal: 10))
    #expect(reading == .complete)
  }

  @Test("A short body is incomplete") func aBodyThatIsTooShortIsNotComplete() {
    let download = begun(received: 9)
    #expect(!download.isComplete && !download.isTooLong)
    #expect(begun(received: 11).isTooLong)
  }

  @Test("Attempts that deliver hardly anything are counted")
  func attemptsThatBringHardlyAnythingAreCounted() {
    var download = ResumableDownload()
    download.begin()
    download.begin()
    #expect(download.fruitlessAttempts == 2)
    download.receive(1)
    download.begin()
    #expect(download.fruitlessAttempts == 3)
    download.receive(64 << 10)
    download.begin()
    #expect(download.fruitlessAttempts == 1)
  }

  @Test("A weak entity tag is not used as a condition") func aWeakTagIsNoCondition() {
    var download = ResumableDownload()
    _ = download.read(Head(status: 200, entityTag: "W/\"a\"", contentLength: 10))
    download.receive(4)
    #expect(download.condition == nil && download.range == "bytes=4-")
  }

  private func begun(received: Int) -> ResumableDownload {
    var download = ResumableDownload()
    _ = download.read(Head(status: 200, entityTag: "\"a\"", contentLength: 10))
    download.receive(received)
    return download
  }
}
