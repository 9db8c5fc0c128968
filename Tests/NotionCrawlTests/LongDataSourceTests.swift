import CrawlTestSupport
import TestSupport
import Foundation
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

@testable import NotionArchive
@testable import NotionCrawl

/// A data source of more rows than a query lists, crawl after crawl.
@Suite struct LongDataSourceTests {
  private static let source = ObjectID(simulated: "long")
  private static let limit = 200

  /// The rows of the data source are ordered from the newest to the oldest.
  private func workspace(rows: Int) -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(
      name: "Long", now: SimulatorTime(year: 2026, month: 3, day: 9, hour: 8))
    let drafts = (0..<rows).map { number in
      PageDraft(
        "Row \(number)",
        created: SimulatorTime(year: 2026, month: 1, day: 5, hour: 9).advanced(
          by: .seconds((rows - number) * 60))
      )
    }
    workspace.add(
      database: DatabaseDraft(
        "Long", dataSources: [DataSourceDraft("Long", id: Self.source, rows: drafts)]))
    return workspace
  }

  private func withLongDataSource(
    rows: Int, _ body: @Sendable (NotionSimulator, URL) async throws -> Void
  ) async throws {
    try await withTemporaryFolder { folder in
      let configuration = SimulatorConfiguration().with { $0.rowCap = Self.limit }
      try await withSimulator(workspace(rows: rows), configuration) { simulator in
        try await body(simulator, folder)
      }
    }
  }

  private func crawl(_ simulator: NotionSimulator, into folder: URL) async throws {
    let observer = RecordingObserver()
    let configuration = CrawlConfiguration(roots: [.dataSource(Self.source)], comments: .none)
    try await simulator.crawl(into: folder, configuration, observer: observer)
    #expect(observer.diagnostics == [])
  }

  private func rows(_ folder: URL) async throws -> [ObjectID] {
    try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
      var rows: [ObjectID] = []
      for try await row in archive.reader.rows(of: DataSourceID(Self.source)) { rows.append(row.id) }
      return rows
    }
  }

  private func lastPosition(_ folder: URL) async throws -> Int64 {
    try await Archive.withArchive(at: StateDirectory(in: folder)) { try await $0.information().lastPosition }
  }

  @Test("The rows are in the order of creation, and the next crawl makes the same queries")
  func itsRowsAreInTheOrderOfCreationAndTheNextCrawlMakesNoOtherQueries() async throws {
    try await withLongDataSource(rows: 330) { simulator, folder in
      try await crawl(simulator, into: folder)
      #expect(try await rows(folder) == workspace(rows: 330).rows(of: Self.source).reversed())
      let position = try await lastPosition(folder)
      for _ in 0..<2 {
        simulator.resetStatistics()
        try await crawl(simulator, into: folder)
        // One for each hundred rows, and one for those that are archived.
        #expect(simulator.statistics.count(.dataSourceQuery) == 5)
        #expect(try await lastPosition(folder) == position)
      }
    }
  }

  /// The way in which a data source gets too many rows, or ceases to have them.
  enum Change: String, CaseIterable, Sendable {
    case growth, reduction

    var rows: Int { self == .growth ? 195 : 210 }

    func apply(to workspace: inout SimulatedWorkspace) {
      switch self {
      case .growth:
        for number in 0..<15 {
          workspace.add(page: PageDraft("New \(number)"), in: .dataSource(LongDataSourceTests.source))
        }
      case .reduction:
        for row in workspace.rows(of: LongDataSourceTests.source).prefix(15) { workspace.trash(row) }
      }
    }
  }

  @Test(
    "The crawl after a data source has grown or shrunk past the limit equals a fresh export",
    arguments: Change.allCases)
  func whatFollowsAChangeOfWhetherAQueryListsAllRowsEqualsAFreshExport(change: Change) async throws {
    try await withLongDataSource(rows: change.rows) { simulator, folder in
      let followed = folder.appending(path: "followed"), fresh = folder.appending(path: "fresh")
      try await crawl(simulator, into: followed)
      simulator.edit { change.apply(to: &$0) }
      try await crawl(simulator, into: followed)
      try await crawl(simulator, into: fresh)
      let dump = try await WorkspaceDump.of(followed)
      #expect(dump.difference(from: try await WorkspaceDump.of(fresh)) == [])
      let position = try await lastPosition(followed)
      simulator.resetStatistics()
      try await crawl(simulator, into: followed)
      #expect(simulator.statistics.count(.dataSourceQuery) == (change == .growth ? 4 : 3))
      #expect(try await lastPosition(followed) == position)
    }
  }
}
