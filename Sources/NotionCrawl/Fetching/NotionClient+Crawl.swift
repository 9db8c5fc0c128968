package import NotionAPI
package import NotionModel

extension NotionClient: CrawlClient {
  /// The API server.
  package var server: ServerAddress? { address }

  /// Downloads a file in pieces.
  package func download(
    _ url: String, object: ObjectID, write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> String? {
    try await downloads.download(url, object: object, write: write).mediaType
  }
}
