import CrawlTestSupport
import TestSupport
import NotionArchive
import NotionExportKit
import NotionModel
import NotionSimulator
import Synchronization
import Testing

@testable import NotionAPI
@testable import NotionCrawl

/// Slow requests, while others are possible.
@Suite(.timeLimit(.minutes(1))) struct SlowRequestTests {
  private static let pages = 80

  /// Pages that are empty, but for a first one with more files than are downloaded at one time.
  private func workspace() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(
      name: "Slow", now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let files = (0..<90).map { number in
      workspace.addAsset("\(number).png", contentType: "image/png", bytes: Array("picture \(number)".utf8))
    }
    workspace.add(page: PageDraft("Pictures", content: files.map { .image(.hosted($0)) }))
    for number in 1..<Self.pages {
      workspace.add(page: PageDraft("Page \(number)", content: [.paragraph("Text.")]))
    }
    return workspace
  }

  private func crawl(_ hold: HoldingClient.Hold) async throws -> CrawlResult {
    try await withTemporaryFolder { folder in
      try await withSimulator(workspace()) { simulator in
        try await simulator.withClient { client in
          try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
            let client = HoldingClient(client, hold, untilRequests: Self.pages)
            return try await Crawl(
              archive: archive, anyClient: client, configuration: CrawlConfiguration(comments: .page),
              observer: nil
            ).run()
          }
        }
      }
    }
  }

  @Test("Downloads do not delay requests") func downloadsDoNotKeepRequestsWaiting() async throws {
    #expect(try await crawl(.downloads).isComplete)
  }

  @Test("The probe of a capability does not delay requests of other kinds")
  func theRequestThatTellsOfACapabilityKeepsNoOtherKindWaiting() async throws {
    #expect(try await crawl(.comments).isComplete)
  }
}

/// A client that answers one kind of request only after the blocks of a number of pages were asked for.
private final class HoldingClient: CrawlClient {
  enum Hold { case downloads, comments }

  private let client: NotionClient
  private let hold: Hold
  private let state: Mutex<(left: Int, waiting: [CheckedContinuation<Void, Never>])>

  init(_ client: NotionClient, _ hold: Hold, untilRequests requests: Int) {
    self.client = client
    self.hold = hold
    state = Mutex((requests, []))
  }

  func send<Response: JSONDecodable>(_ endpoint: Endpoint<Response>) async throws -> APIResponse<Response> {
    if endpoint.request.path.hasSuffix("/children") { letGo { $0 - 1 } }
    if hold == .comments, endpoint.request.path.hasPrefix("comments") { await wait() }
    return try await client.send(endpoint)
  }

  func download(
    _ url: String, object: ObjectID, write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> String? {
    if hold == .downloads { await wait() }
    return try await client.download(url, object: object, write: write)
  }

  private func wait() async {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let isOver = state.withLock { state in
          if state.left > 0 { state.waiting.append(continuation) }
          return state.left <= 0
        }
        if isOver { continuation.resume() }
      }
    } onCancel: {
      letGo { _ in 0 }
    }
  }

  private func letGo(_ count: (Int) -> Int) {
    let waiting = state.withLock { state in
      state.left = count(state.left)
      guard state.left <= 0 else { return [CheckedContinuation<Void, Never>]() }
      defer { state.waiting = [] }
      return state.waiting
    }
    for continuation in waiting { continuation.resume() }
  }

  func stopSending() async { await client.stopSending() }
}
