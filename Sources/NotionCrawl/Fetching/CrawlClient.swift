package import NotionAPI
package import NotionModel

/// What a crawl needs of a client.
package protocol CrawlClient: Sendable {
  /// Sends a call, again if need be.
  func send<Response: JSONDecodable>(_ endpoint: Endpoint<Response>) async throws -> APIResponse<Response>

  /// Downloads a file piece by piece.
  ///
  /// - Returns: the media type, where the server told one.
  func download(
    _ url: String, object: ObjectID, write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> String?

  /// Sends nothing any more: requests that wait for their turn fail, those on their way go on.
  func stopSending() async

  /// The server that is asked; `nil` where there is none.
  var server: ServerAddress? { get }
}

extension CrawlClient {
  /// None.
  package var server: ServerAddress? { nil }
}
