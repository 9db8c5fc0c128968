import Foundation
import NotionExportKit
import NotionModel

extension CrawlRun {
  private static let batchSize = 200

  /// Asks for every object that was known and did not turn up.
  mutating func beginReconciling() async throws {
    let (_, effects) = try await transaction { transaction in
      try transaction.requestUnseen()
      try transaction.requestChangedCalculations()
      try Meta.set(.stage, to: CrawlStage.reconciling, in: transaction.database)
    }
    apply(effects)
  }

  /// Asks for what only links lead to.
  ///
  /// - Returns: whether there is any such.
  mutating func beginLinks() async throws -> Bool {
    let (found, effects) = try await transaction { try $0.requestLinkTargets(limit: Self.batchSize) }
    apply(effects)
    return found
  }

  /// Logs what shows changed objects, and ends the crawl.
  ///
  /// - Returns: whether it came to the end; otherwise the crawl was told to stop.
  mutating func finish() async throws -> Bool {
    progress.stage = .settling
    crawl.observer?.crawlDidAdvance(progress)
    while true {
      if box.isInterrupted { return false }
      let (more, effects) = try await transaction { try $0.settle(limit: Self.batchSize) }
      apply(effects)
      if !more { break }
    }
    let (_, effects) = try await transaction { transaction in
      try transaction.removeUnusedAssets()
      try transaction.reportUnresolved()
      try Meta.set(.stage, to: CrawlStage.complete, in: transaction.database)
      try Meta.set(.crawlEnded, to: Int(Date.now.timeIntervalSince1970), in: transaction.database)
    }
    apply(effects)
    progress.stage = .complete
    crawl.observer?.crawlDidAdvance(progress)
    return true
  }

  /// Removes what is gone.
  ///
  /// - Returns: whether anything was.
  mutating func removeMissing() async throws -> Bool {
    if !crawl.configuration.allowsMassRemoval {
      let (kept, _) = try await transaction { transaction -> Int? in
        guard let missing = try transaction.massRemoval() else { return nil }
        try transaction.keepMissing()
        return missing
      }
      if let kept { crawl.observer?.crawlDidReport(.massRemoval(pages: kept)) }
    }
    var isAnyGone = false
    while true {
      if box.isInterrupted { return isAnyGone }
      let (count, effects) = try await transaction { transaction in
        let missing = try transaction.missing(limit: Self.batchSize)
        for id in missing {
          guard var object = try transaction.object(id) else { continue }
          let isMissing = object.seen == -transaction.crawl
          try transaction.vanish(&object, reason: nil)
          try transaction.note(link: id, isMissing ? .missing : .outside)
        }
        return missing.count
      }
      apply(effects)
      if count == 0 { return isAnyGone }
      isAnyGone = true
    }
  }
}
