/// How a crawl ended.
package struct CrawlResult: Sendable, Hashable {
  /// The number of the crawl; a resumed one keeps its number.
  package var number: Int
  /// Whether it reached its end; otherwise it was told to stop and can be resumed.
  package var isComplete: Bool
  /// Whether it went on with what an earlier run had left.
  package var isResumed: Bool
  /// What it did in this run.
  package var progress: CrawlProgress
}
