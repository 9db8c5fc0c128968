import GRDB
package import NotionAPI
package import NotionArchive
package import NotionExportKit
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
      let result = try await run.runToCompletion()
      try await archive.endChanges()
      return result
    } catch {
      try? await archive.endChanges()
      throw ArchiveError.translating(error, archive: archive.state.archive)
    }
  }
}

/// An observer of a crawl. Calls come from several tasks and must return quickly.
package protocol CrawlObserver: Sendable {
  /// The crawl has a finding about an object.
  func crawlDidReport(_ diagnostic: Diagnostic)

  /// The progress has changed; called after each commit.
  func crawlDidAdvance(_ progress: CrawlProgress)
}

/// The work that a crawl has done in this run, and the known pending work.
package struct CrawlProgress: Sendable, Hashable {
  /// The stage of a crawl.
  package enum Stage: String, Sendable, Hashable {
    /// Fetching lists, content, files.
    case fetching
    /// Checking objects that were not found.
    case reconciling
    /// Logging the dependents of changed objects.
    case settling
    /// Everything is complete.
    case complete
  }

  /// The current stage.
  package var stage: Stage = .fetching
  /// The number of new pages in this run.
  package var foundPages = 0
  /// The number of new databases and data sources in this run.
  package var foundDatabases = 0
  /// The number of objects that were completed in this run.
  package var completedObjects = 0
  /// The number of responses that were stored in this run.
  package var responses = 0
  /// The number of files that were downloaded in this run.
  package var downloads = 0
  /// The number of pages whose first blocks were fetched in this run.
  package var begunPages = 0
  /// The number of responses and files that followed from blocks of pages in this run: further blocks, and
  /// objects that they show.
  package var followingResponses = 0
  /// The number of objects that could not be read.
  package var unavailable = 0

  /// Creates the progress of a crawl that has not started.
  package init() {}
}

/// The result of a crawl.
package struct CrawlResult: Sendable, Hashable {
  /// The number of the crawl; a resumed one keeps its number.
  package var number: Int
  /// Whether it is complete; otherwise it was interrupted and can be resumed.
  package var isComplete: Bool
  /// Whether it resumed an earlier run.
  package var isResumed: Bool
  /// The progress in this run.
  package var progress: CrawlProgress
}
