package import NotionExportKit

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
