import CrawlTestSupport
import FileTestSupport
import Foundation
import NotionModel
import NotionSimulator
import Testing

@testable import NotionArchive
@testable import NotionCrawl

@Suite struct RequestCountTests {
  @Test(arguments: [CommentMode.none, .page])
  func aCrawlStaysWithinOnePercentOfTheMinimum(comments: CommentMode) async throws {
    let workspace = SimulatedWorkspace.synthetic(pages: 150, seed: 3)
    let minimum = try RequestMinimum(workspace, comments: comments == .page)
    try await withTemporaryFolder { folder in
      try await withSimulator(workspace) { simulator in
        let configuration = CrawlConfiguration(comments: comments, downloadsAssets: false)
        try await simulator.crawl(into: folder, configuration)
        let statistics = simulator.statistics
        // What the minimum does not know from outside: users who are not listed.
        let others = statistics.count(.user)
        let needed = statistics.accepted - others
        #expect(Double(needed) <= Double(minimum.count) * 1.01)
        #expect(statistics.repeatedReadCount == 0)

        simulator.resetStatistics()
        try await simulator.crawl(into: folder, configuration)
        #expect(simulator.statistics.accepted == RequestMinimum.unchanged(workspace))
      }
    }
  }
}
