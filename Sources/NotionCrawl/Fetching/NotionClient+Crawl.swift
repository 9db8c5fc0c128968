package import NotionAPI
package import NotionModel

extension NotionClient: CrawlClient {
  /// The server that is asked.
  package var server: ServerAddress? { address }

  /// Downloads a file piece by piece.
  package func download(
    _ url: String, object: ObjectID, write: @Sendable @escaping ([UInt8]) async throws -> Void
  ) async throws -> String? {
    try await downloads.download(url, object: object, write: write).mediaType
  }
}
