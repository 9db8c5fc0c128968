import Foundation
import NotionAPI
import NotionExportKit
import NotionModel
import NotionSimulator
import Synchronization

@testable import NotionExportEngine

/// Runs `body` with a folder of its own, which is deleted afterwards.
func withTemporaryFolder<Result>(
  _ body: nonisolated(nonsending) (URL) async throws -> Result
) async throws -> Result {
  let folder = FileManager.default.temporaryDirectory.appending(
    path: "engine-\(UUID().uuidString)", directoryHint: .isDirectory)
  try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
  defer { try? FileManager.default.removeItem(at: folder) }
  return try await body(folder)
}

/// Collects what a crawl tells.
final class RecordingObserver: CrawlObserver {
  private let state = Mutex((diagnostics: [Diagnostic](), progress: CrawlProgress()))

  var diagnostics: [Diagnostic] { state.withLock { $0.diagnostics } }
  var progress: CrawlProgress { state.withLock { $0.progress } }

  func crawlDidReport(_ diagnostic: Diagnostic) { state.withLock { $0.diagnostics.append(diagnostic) } }
  func crawlDidAdvance(_ progress: CrawlProgress) { state.withLock { $0.progress = progress } }
}

extension NotionSimulator {
  /// Runs `body` with a client of this simulator.
  func withClient<Result: Sendable>(
    _ body: (NotionClient) async throws -> Result
  ) async throws -> Result {
    let address = try ServerAddress(url + "/v1")
    let configuration = ClientConfiguration(token: try Token(token), address: address)
    return try await NotionClient.withClient(configuration) { try await body($0) }
  }

  /// Crawls into an archive in `folder` once.
  @discardableResult
  func crawl(
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
