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
