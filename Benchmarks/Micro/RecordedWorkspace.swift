import NotionAPI
import NotionCrawl
import NotionModel
import NotionSimulator
import Synchronization

/// The responses of a simulated workspace, given out again without a server.
final class RecordedWorkspace: CrawlClient {
  private let bodies = Mutex<[String: [UInt8]]>([:])
  private let client: NotionClient?

  /// Passes on what a client is asked for, and keeps the answers.
  init(recording client: NotionClient) { self.client = client }

  private init(_ bodies: [String: [UInt8]]) {
    client = nil
    self.bodies.withLock { $0 = bodies }
  }

  /// The answers kept so far, without the client.
  var replayed: RecordedWorkspace { RecordedWorkspace(bodies.withLock { $0 }) }

  /// The number of answers.
  var count: Int { bodies.withLock { $0.count } }

  /// The answers that list blocks.
  var blockLists: [[UInt8]] {
    bodies.withLock { bodies in
      bodies.filter { $0.key.contains("/children") }.sorted { $0.key < $1.key }.map(\.value)
    }
  }

  func send<Response: JSONDecodable>(_ endpoint: Endpoint<Response>) async throws -> APIResponse<Response> {
    let request = endpoint.request
    let body = request.body.map { String(decoding: JSONValue.object($0).serialized, as: UTF8.self) } ?? ""
    let key = "\(request.method.rawValue) \(request.target) \(body)"
    if let client {
      let answer = try await client.send(endpoint)
      bodies.withLock { $0[key] = answer.body }
      return answer
    }
    guard let body = bodies.withLock({ $0[key] }) else {
      // What the simulator refused was not recorded, and is refused again.
      throw NotionAPIError(.objectNotFound, "\(key) was not answered")
    }
    return APIResponse(value: try Response(json: body), body: body)
  }

  func stopSending() async { await client?.stopSending() }

  func download(
    _ url: String, object: ObjectID, write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> String? { nil }

  /// Exports a synthetic workspace into an archive, and gives what it was asked for.
  static func record(pages: Int) async throws -> RecordedWorkspace {
    try await withSimulator(.synthetic(pages: pages)) { simulator in
      var configuration = ClientConfiguration(
        token: try Token(simulator.token), address: try ServerAddress(simulator.url))
      configuration.environment = [:]
      return try await NotionClient.withClient(configuration) { client in
        let recording = RecordedWorkspace(recording: client)
        try await ArchiveLoop.withArchive { archive in try await ArchiveLoop.crawl(archive, recording) }
        return recording.replayed
      }
    }
  }
}
