package import NotionCrawl

/// The numbers of the crawl and the lanes from which the progress of an export is derived.
package struct RunProgress: Sendable {
  /// The current stage of the crawl.
  package var stage = CrawlProgress.Stage.fetching
  /// The totals of this export over all its runs.
  package var totals = RunTotals()
  /// The number of known pending requests.
  package var waiting = 0
  /// The number of pending requests, including those that will follow from them if later pages are like
  /// earlier ones.
  package var expected = 0
  /// Objects that could not be read, in this run.
  package var errors = 0
  /// The number of changes that each format has written in this run.
  package var written: [String: Int] = [:]
  /// The recent rate of stored responses, per second.
  package var rate = 0.0
  /// The estimated time until fetching is complete, or `nil` while it cannot be estimated.
  package var remaining: RateEstimator.Estimate?

  package init() {}
}
