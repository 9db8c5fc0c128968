import GRDB
package import NotionAPI
package import NotionArchive
import NotionExportKit
import NotionModel

/// One pass over the API that updates the archive.
///
/// Every response is stored in one transaction with its follow-up requests and the position in its list, so
/// the next run resumes a killed crawl exactly where it stopped.
///
/// ```swift
/// let crawl = Crawl(archive: archive, client: client, configuration: .init(), observer: observer)
/// let result = try await crawl.run()
/// ```
///
/// Cancelling its task lets requests in flight finish within ``CrawlConfiguration/drainTime``, stores their
/// responses, and returns an incomplete result.
package struct Crawl: Sendable {
  let archive: Archive
  let client: any CrawlClient
  let configuration: CrawlConfiguration
  let observer: (any CrawlObserver)?
  let gate: FetchGate

  /// Creates a crawl, which starts when it is run.
  package init(
    archive: Archive, client: NotionClient, configuration: CrawlConfiguration = CrawlConfiguration(),
    observer: (any CrawlObserver)? = nil
  ) {
    self.init(archive: archive, anyClient: client, configuration: configuration, observer: observer)
  }

  package init(
    archive: Archive, anyClient client: any CrawlClient, configuration: CrawlConfiguration,
    observer: (any CrawlObserver)?, gate: FetchGate = FetchGate()
  ) {
    self.archive = archive
    self.client = client
    var configuration = configuration
    configuration.server = client.server
    self.configuration = configuration
    self.observer = observer
    self.gate = gate
  }

  /// Crawls to the end, or until the task is cancelled.
  ///
  /// When it returns or throws, the change log has ended for its readers.
  ///
  /// - Throws: an error that prevents the crawl from continuing: `NotionAPIError` for an invalid token or an
  ///   unreachable API, ``ArchiveError`` for a full disk. The crawl can be resumed.
  package func run() async throws -> CrawlResult {
    let box = OutcomeBox()
    gate.watch { box.nudge() }
    // Not a child of this task: cancellation must not interrupt a transaction.
    let work = Task { try await loop(box) }
    return try await withTaskCancellationHandler {
      try await work.value
    } onCancel: {
      box.interrupt()
    }
  }

  private func loop(_ box: OutcomeBox) async throws -> CrawlResult {
    do {
      let start = try await archive.beginCrawl(configuration)
      var run = CrawlRun(crawl: self, start: start, box: box)
      let result = try await run.toTheEnd()
      try await archive.endChanges()
      return result
    } catch {
      try? await archive.endChanges()
      throw ArchiveError.translating(error, archive: archive.state.archive)
    }
  }
}
