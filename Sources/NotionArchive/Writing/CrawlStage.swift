import GRDB

/// How far a crawl is.
package enum CrawlStage: Int, Sendable, Hashable, DatabaseValueConvertible {
  /// Lists, content, what is found on the way.
  case fetching = 0
  /// What did not turn up is asked for.
  case reconciling = 1
  /// Everything is done.
  case complete = 2
}
