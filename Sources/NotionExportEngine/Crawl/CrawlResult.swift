/// How a crawl ended.
public struct CrawlResult: Sendable, Hashable {
  /// The number of the crawl; a resumed one keeps its number.
  public var number: Int
  /// Whether it reached its end; otherwise it was told to stop and can be resumed.
  public var isComplete: Bool
  /// Whether it went on with what an earlier run had left.
  public var isResumed: Bool
  /// What it did in this run.
  public var progress: CrawlProgress
}
