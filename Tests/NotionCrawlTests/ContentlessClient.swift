import NotionModel

@testable import NotionAPI
@testable import NotionCrawl

/// A client that returns empty pages, for tests that only depend on lists.
struct ContentlessClient: CrawlClient {
  let client: NotionClient

  func send<Response: JSONDecodable>(_ endpoint: Endpoint<Response>) async throws -> APIResponse<Response> {
    guard endpoint.request.path.hasSuffix("/children") else { return try await client.send(endpoint) }
    let body = Array(
      #"{"object":"list","results":[],"next_cursor":null,"has_more":false,"type":"block","block":{}}"#.utf8)
    return APIResponse(
      value: try Response(json: body), body: body, status: 200, requestID: nil, serverTime: nil, attempts: 1)
  }

  func download(
    _ url: String, object: ObjectID, write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> String? {
    try await client.download(url, object: object, write: write)
  }

  func stopSending() async { await client.stopSending() }
}
