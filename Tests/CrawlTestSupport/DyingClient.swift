package import NotionAPI
import NotionCrawl
package import NotionModel
import Synchronization

/// A client that fails for good after a number of requests, as if the process were killed there.
package final class DyingClient: CrawlClient {
  package struct Death: Error {}

  private let client: NotionClient
  private let left: Mutex<Int>
  /// Requests that the server answered and whose answers never came to be stored.
  package var requestsLost: Int { max(0, -left.withLock { $0 }) }

  package init(_ client: NotionClient, after requests: Int) {
    self.client = client
    left = Mutex(requests)
  }

  private func spend() throws {
    let isAlive = left.withLock { left in
      left -= 1
      return left >= 0
    }
    if !isAlive { throw Death() }
  }

  package func send<Response: JSONDecodable>(_ endpoint: Endpoint<Response>) async throws -> APIResponse<
    Response
  > {
    try spend()
    return try await client.send(endpoint)
  }

  package func download(
    _ url: String, object: ObjectID, write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> String? {
    try spend()
    return try await client.download(url, object: object, write: write)
  }

  package func stopSending() async { await client.stopSending() }
}
