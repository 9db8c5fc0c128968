import TestSupport
import Foundation
import Testing

@testable import NotionArchive
@testable import NotionCrawl
@testable import NotionExportEngine

@Suite struct RunTotalsTests {
  @Test("The totals of two runs are added, and the higher peak counts") func sum() {
    var first = RunTotals()
    (first.runs, first.found, first.seconds, first.peakMemory) = (1, 10, 2.5, 900)
    first.requests = ["blocks": [200: 7, 429: 1]]
    var second = RunTotals()
    (second.runs, second.found, second.seconds, second.peakMemory) = (1, 5, 1.5, 600)
    second.requests = ["blocks": [200: 3], "users": [200: 1]]
    let sum = first.adding(second)
    #expect(sum.runs == 2 && sum.found == 15 && sum.seconds == 4 && sum.peakMemory == 900)
    #expect(sum.requests == ["blocks": [200: 10, 429: 1], "users": [200: 1]])
    #expect(sum.requestCount == 12)
  }

  @Test("The archive stores the totals of its newest crawl") func storage() async throws {
    try await withTemporaryFolder { folder in
      try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
        #expect(try await archive.totals() == nil)
        var totals = RunTotals()
        (totals.found, totals.requests) = (3, ["pages": [200: 4]])
        _ = try await archive.beginCrawl(CrawlConfiguration())
        try await archive.keep(totals)
        totals.crawl = 1
        #expect(try await archive.totals() == totals)
        // Another scope begins another crawl, whose numbers begin at nought.
        _ = try await archive.beginCrawl(CrawlConfiguration(comments: .none))
        #expect(try await archive.totals() == nil)
      }
    }
  }
}
