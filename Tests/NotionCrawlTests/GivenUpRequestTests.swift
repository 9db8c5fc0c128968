import CrawlTestSupport
import FileTestSupport
import Foundation
import NotionAPI
import NotionModel
import NotionSimulator
import Synchronization
import Testing

@testable import NotionArchive
@testable import NotionCrawl

/// A client some of whose calls end as if they were cancelled, although they were not.
final class GivingUpClient: CrawlClient {
  private let client: NotionClient
  private let left: Mutex<Int>

  init(_ client: NotionClient, calls: Int) {
    self.client = client
    left = Mutex(calls)
  }

  func send<Response: JSONDecodable>(_ endpoint: Endpoint<Response>) async throws -> APIResponse<Response> {
    let givesUp =
      endpoint.request.path.hasSuffix("/children")
      && left.withLock { left in
        left -= 1
        return left >= 0
      }
    if givesUp { throw CancellationError() }
    return try await client.send(endpoint)
  }

  func download(
    _ url: String, object: ObjectID, write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> String? {
    try await client.download(url, object: object, write: write)
  }

  func stopSending() async { await client.stopSending() }
}

@Suite struct GivenUpRequestTests {
  @Test func onlyWhoRunsACrawlCanInterruptIt() async throws {
    try await withTemporaryFolder { folder in
      let (whole, other) = (folder.appending(path: "whole"), folder.appending(path: "other"))
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.crawl(into: whole)
        let result = try await simulator.withClient { client in
          try await Archive.withArchive(at: StateDirectory(in: other)) { archive in
            try await Crawl(
              archive: archive, anyClient: GivingUpClient(client, calls: 2),
              configuration: CrawlConfiguration(),
              observer: nil
            ).run()
          }
        }
        #expect(result.isComplete)
        let (one, two) = (try await WorkspaceDump.of(whole), try await WorkspaceDump.of(other))
        #expect(two.difference(from: one) == [])
      }
    }
  }
}
