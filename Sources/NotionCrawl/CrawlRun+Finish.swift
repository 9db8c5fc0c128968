import NotionExportKit
import NotionModel

/// The end of a crawl: what links lead to, what is gone, what shows what has changed.
extension CrawlRun {
  private static let batchSize = 200

  /// Asks for what only links lead to.
  ///
  /// - Returns: whether there is any such.
  mutating func beginLinks() async throws -> Bool {
    try await receive(.requestLinks(limit: Self.batchSize)).goesOn
  }

  /// Removes what is gone.
  ///
  /// - Returns: whether anything was.
  mutating func removeMissing() async throws -> Bool {
    try await receive(.judgeMissing)
    var isAnyGone = false
    while !box.isInterrupted {
      guard try await receive(.removeMissing(limit: Self.batchSize)).goesOn else { break }
      isAnyGone = true
    }
    return isAnyGone
  }

  /// Logs what shows changed objects, and ends the crawl.
  ///
  /// - Returns: whether it came to the end; otherwise the crawl was told to stop.
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
