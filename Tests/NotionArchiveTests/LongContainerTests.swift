import Foundation
import GRDB
import Testing

@testable import NotionArchive

@Suite struct LongContainerTests {
  /// A container of many responses is read in order, one response at a time: were those before each looked at, too, the
  /// work would grow with the square of their number.
  @Test func theNextResponseOfAContainerIsFoundWithoutTheOthers() async throws {
    let queue = try DatabaseQueue()
    try ArchiveSchema.migrator.migrate(queue)
    let plan = try await queue.read { database in
      try Row.fetchAll(
        database, sql: "EXPLAIN QUERY PLAN \(BlockListsTable.nextResponse)", arguments: [Data(), 0]
      ).map { $0["detail"] as String }
    }
    #expect(plan.first == "SEARCH b USING INDEX block_lists_by_container (container=? AND sequence>?)")
    #expect(!plan.contains { $0.contains("B-TREE") }, "\(plan)")
  }
}
