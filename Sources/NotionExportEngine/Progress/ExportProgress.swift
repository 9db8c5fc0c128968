package import NotionCrawl

/// How far an export is, at one moment.
package struct ExportProgress: Sendable {
  /// What the crawl is at.
  package var stage = CrawlProgress.Stage.fetching
  /// The numbers of this export, over all the runs that it took.
  package var totals = RunTotals()
  /// How many requests are still to be made, as far as they are known.
  package var waiting = 0
  /// The same with those to which these will lead, if the pages to come are like those so far.
  package var expected = 0
  /// Objects that could not be read, in this run.
  package var errors = 0
  /// How many changes each format has written in this run.
  package var written: [String: Int] = [:]
  /// Responses stored a second, lately.
  package var rate = 0.0
  /// How long the rest of the fetching takes; `nil` while that cannot be told.
  package var remaining: RateEstimator.Estimate?

  package init() {}
}
