package import Foundation
package import NotionAPI
import NotionArchive
package import NotionCrawl
package import NotionExportKit
import NotionModel
package import NotionSimulator
import Synchronization

/// Records the findings and the progress of a crawl.
package final class RecordingObserver: CrawlObserver {
  private let state = Mutex((diagnostics: [Diagnostic](), progress: CrawlProgress()))

  package init() {}

  package var diagnostics: [Diagnostic] { state.withLock { $0.diagnostics } }
  package var progress: CrawlProgress { state.withLock { $0.progress } }

  package func crawlDidReport(_ diagnostic: Diagnostic) {
    state.withLock { $0.diagnostics.append(diagnostic) }
  }
  package func crawlDidAdvance(_ progress: CrawlProgress) { state.withLock { $0.progress = progress } }
}

extension NotionSimulator {
  /// Runs `body` with a client of this simulator.
  package func withClient<Result: Sendable>(
    _ body: (NotionClient) async throws -> Result
  ) async throws -> Result {
    let address = try ServerAddress(url + "/v1")
    let configuration = ClientConfiguration(token: try Token(token), address: address)
    return try await NotionClient.withClient(configuration) { try await body($0) }
  }

  /// Crawls into an archive in `folder` once.
  @discardableResult
  package func crawl(
    into folder: URL, _ configuration: CrawlConfiguration = CrawlConfiguration(),
    observer: RecordingObserver = RecordingObserver()
  ) async throws -> CrawlResult {
    try await withClient { client in
      try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
        try await Crawl(archive: archive, client: client, configuration: configuration, observer: observer)
          .run()
      }
    }
  }
}
