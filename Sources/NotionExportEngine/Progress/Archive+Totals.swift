internal import Foundation
internal import GRDB
internal import NotionArchive

/// Storage of the totals of the newest crawl in the archive.
extension Archive {
  /// Returns the stored totals if they are of the newest crawl.
  func totals() async throws -> RunTotals? {
    try await database.read { database in
      guard let text: String = try Meta.value(.totals, in: database),
        let totals = try? JSONDecoder().decode(RunTotals.self, from: Data(text.utf8)),
        totals.crawl == (try Meta.value(.crawl, in: database))
      else { return nil }
      return totals
    }
  }

  /// Stores the totals of the newest crawl.
  func keep(_ totals: RunTotals) async throws {
    try await database.write { database in
      var totals = totals
      totals.crawl = try Meta.value(.crawl, in: database) ?? 0
      let text = String(decoding: try JSONEncoder().encode(totals), as: UTF8.self)
      try Meta.set(.totals, to: text, in: database)
    }
  }

  /// Returns whether the newest crawl is complete; also true if there was no crawl.
  func crawlIsComplete() async throws -> Bool {
    let stage: CrawlStage? = try await database.read { try Meta.value(.stage, in: $0) }
    return stage == nil || stage == .complete
  }

  /// Returns the number of known pending requests, and of those that fetch the first blocks of a page.
  func waitingRequests() async throws -> (all: Int, pages: Int) {
    try await database.read { database in
      let frontier = FrontierTable(database: database)
      return (try frontier.count(), try frontier.count(.content))
    }
  }
}
