internal import Foundation
internal import GRDB
internal import NotionArchive

/// The totals of the newest crawl, beside it in the archive.
extension Archive {
  /// The totals that were kept last, if they are of the newest crawl.
  func totals() async throws -> RunTotals? {
    try await database.read { database in
      guard let text: String = try Meta.value(.totals, in: database),
        let totals = try? JSONDecoder().decode(RunTotals.self, from: Data(text.utf8)),
        totals.crawl == (try Meta.value(.crawl, in: database))
      else { return nil }
      return totals
    }
  }

  /// Keeps the totals of the newest crawl.
  func keep(_ totals: RunTotals) async throws {
    try await database.write { database in
      var totals = totals
      totals.crawl = try Meta.value(.crawl, in: database) ?? 0
      let text = String(decoding: try JSONEncoder().encode(totals), as: UTF8.self)
      try Meta.set(.totals, to: text, in: database)
    }
  }

  /// Whether the newest crawl has come to its end; also where there has been none.
  func crawlIsComplete() async throws -> Bool {
    let stage: CrawlStage? = try await database.read { try Meta.value(.stage, in: $0) }
    return stage == nil || stage == .complete
  }

  /// How many requests are still to be made, as far as they are known, and how many of them bring the first
  /// blocks of a page.
  func waitingRequests() async throws -> (all: Int, pages: Int) {
    try await database.read { database in
      let frontier = FrontierTable(database: database)
      return (try frontier.count(), try frontier.count(.content))
    }
  }
}
