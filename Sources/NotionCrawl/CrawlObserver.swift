package import NotionExportKit

/// Who is told what a crawl does. Calls come from several tasks and must return quickly.
package protocol CrawlObserver: Sendable {
  /// Something went wrong with one object, or is worth knowing.
  func crawlDidReport(_ diagnostic: Diagnostic)

  /// The numbers have changed; called after each commit.
  func crawlDidAdvance(_ progress: CrawlProgress)
}

/// What a crawl has done in this run, and what it knows to be left.
package struct CrawlProgress: Sendable, Hashable {
  /// What a crawl is at.
  package enum Stage: String, Sendable, Hashable {
    /// Lists, content, files.
    case fetching
    /// Objects that did not turn up are asked for.
    case reconciling
    /// What shows changed objects is logged.
    case settling
    /// Everything is done.
    case complete
  }

  /// What it is at.
  package var stage: Stage = .fetching
  /// Pages that are new in this run.
  package var foundPages = 0
  /// Databases and data sources that are new in this run.
  package var foundDatabases = 0
  /// Objects of which everything has been fetched in this run.
  package var completedObjects = 0
  /// Responses that have been stored in this run.
  package var responses = 0
  /// Files that have been downloaded in this run.
  package var downloads = 0
  /// Pages whose first blocks have come in this run.
  package var begunPages = 0
  /// Responses and files to which the blocks of pages have led in this run: further blocks, and what they show.
  package var followingResponses = 0
  /// Objects that could not be read.
  package var unavailable = 0

  /// Nothing done yet.
  package init() {}
}
