internal import Foundation
internal import GRDB
internal import NotionArchive
internal import NotionModel

/// The totals of an export over all its runs.
///
/// They are stored in the archive, so that a resumed run continues the totals of the interrupted one.
public struct RunTotals: Sendable, Hashable, Codable {
  /// The crawl to which the totals belong.
  public var crawl = 0
  /// The number of runs.
  public var runs = 0
  /// The duration of the runs, in seconds.
  public var seconds = 0.0
  /// The number of new pages, databases and data sources.
  public var found = 0
  /// The number of objects that were fetched completely.
  public var fetched = 0
  /// The number of responses that were stored.
  public var responses = 0
  /// The number of files that were downloaded.
  public var downloads = 0
  /// The number of requests by kind of operation and status; status 0 means no response.
  public var requests: [String: [Int: Int]] = [:]
  /// The number of retries.
  public var retries = 0
  /// The number of pauses of all requests that the server demanded.
  public var pauses = 0
  /// The duration of those pauses, in seconds.
  public var pausedSeconds = 0.0
  /// The size of the received bodies after decompression, in bytes.
  public var bytesReceived = 0
  /// The highest peak memory of the runs, in bytes.
  public var peakMemory = 0

  /// Returns the sum of these totals and those of a `later` run.
  public func adding(_ later: RunTotals) -> RunTotals {
    var sum = self
    sum.runs = runs.clampedAdding(later.runs)
    sum.seconds += later.seconds
    sum.found = found.clampedAdding(later.found)
    sum.fetched = fetched.clampedAdding(later.fetched)
    sum.responses = responses.clampedAdding(later.responses)
    sum.downloads = downloads.clampedAdding(later.downloads)
    sum.retries = retries.clampedAdding(later.retries)
    sum.pauses = pauses.clampedAdding(later.pauses)
    sum.pausedSeconds += later.pausedSeconds
    sum.bytesReceived = bytesReceived.clampedAdding(later.bytesReceived)
    sum.peakMemory = max(peakMemory, later.peakMemory)
    for (kind, statuses) in later.requests {
      sum.requests[kind, default: [:]].merge(statuses) { $0.clampedAdding($1) }
    }
    return sum
  }

  /// The number of all requests.
  public var requestCount: Int { requests.values.flatMap(\.values).reduce(0) { $0.clampedAdding($1) } }
}

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
