import GRDB

/// The stage of a crawl.
package enum CrawlStage: Int, Sendable, Hashable, DatabaseValueConvertible {
  /// Fetching lists, content, and objects discovered on the way.
  case fetching = 0
  /// Checking objects that were not found.
  case reconciling = 1
  /// Everything is complete.
  case complete = 2
}
