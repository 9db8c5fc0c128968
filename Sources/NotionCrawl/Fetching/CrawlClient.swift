package import NotionAPI
package import NotionModel

/// The client operations that a crawl uses.
package protocol CrawlClient: Sendable {
  /// Sends a call, with retries if necessary.
  func send<Response: JSONDecodable>(_ endpoint: Endpoint<Response>) async throws -> APIResponse<Response>

  /// Downloads a file in pieces.
  ///
  /// - Returns: the media type, if the server specified one.
  func download(
    _ url: String, object: ObjectID, write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> String?

  /// Stops sending: queued requests fail, requests in flight continue.
  func stopSending() async

  /// The API server, or `nil` for a client without one.
  var server: ServerAddress? { get }
}

extension CrawlClient {
  /// `nil`, for a client without a server.
  package var server: ServerAddress? { nil }
}
