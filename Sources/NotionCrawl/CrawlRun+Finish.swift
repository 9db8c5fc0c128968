import NotionExportKit
import NotionModel

/// The end of a crawl: targets of links, removed objects, and dependents of changed objects.
extension CrawlRun {
  private static let batchSize = 200

  /// Enqueues targets that are known only from links.
  ///
  /// - Returns: whether there are any.
  mutating func beginLinks() async throws -> Bool {
    try await receive(.requestLinks(limit: Self.batchSize)).goesOn
  }

  /// Deletes removed objects.
  ///
  /// - Returns: whether there were any.
  mutating func removeMissing() async throws -> Bool {
    try await receive(.judgeMissing)
    var isAnyGone = false
    while !box.isInterrupted {
      guard try await receive(.removeMissing(limit: Self.batchSize)).goesOn else { break }
      isAnyGone = true
    }
    return isAnyGone
  }

  /// Logs the dependents of changed objects, and ends the crawl.
  ///
  /// - Returns: whether it is complete; otherwise the crawl was interrupted.
  mutating func finish() async throws -> Bool {
    progress.stage = .settling
    crawl.observer?.crawlDidAdvance(progress)
    while true {
      if box.isInterrupted { return false }
      guard try await transaction({ try $0.propagateChanges(limit: Self.batchSize) }).goesOn else { break }
    }
    try await transaction { try $0.finish() }
    progress.stage = .complete
    crawl.observer?.crawlDidAdvance(progress)
    return true
  }
}
