import GRDB
package import NotionAPI
package import NotionArchive
import NotionExportKit
import NotionModel

/// One pass over the API that brings the archive up to date.
///
/// Every response is stored together with the requests it makes necessary and the place in its list, in one
/// transaction; so a crawl that is killed goes on, in the next run, exactly where it was.
///
/// ```swift
/// let crawl = Crawl(archive: archive, client: client, configuration: .init(), observer: observer)
/// let result = try await crawl.run()
/// ```
///
/// Cancelling the task that runs it lets the requests under way end, up to
/// ``CrawlConfiguration/drainTime``, stores what they brought, and returns an incomplete result.
package struct Crawl: Sendable {
  let archive: Archive
  let client: any CrawlClient
  let configuration: CrawlConfiguration
  let observer: (any CrawlObserver)?
  let gate: FetchGate

  /// Prepares a crawl; nothing happens until it runs.
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
  /// When it returns or throws, those who wait for the change log are told that nothing more will come.
  ///
  /// - Throws: what makes going on senseless: `NotionAPIError` for a token that is refused or an API that
  ///   cannot be reached, ``ArchiveError`` for a full disk. The crawl can be resumed.
  package func run() async throws -> CrawlResult {
    let box = OutcomeBox()
    gate.watch { box.nudge() }
    // Not a child of this task: being told to stop must not interrupt what is being stored.
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
