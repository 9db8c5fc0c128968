import Foundation
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

@testable import NotionExportEngine

@Suite struct RowLimitTests {
  /// A data source of which three rows a minute were made.
  private func workspace(rows: Int, aMinute: Int) -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace(
      name: "Long", now: Timestamp(year: 2026, month: 3, day: 9, hour: 8))
    let drafts = (0..<rows).map { number in
      PageDraft(
        "Row \(number)",
        created: Timestamp(year: 2026, month: 1, day: 5, hour: 9).advanced(
          by: .seconds(number / aMinute * 60)))
    }
    workspace.add(
      database: DatabaseDraft(
        "Long", dataSources: [DataSourceDraft("Long", id: ObjectID(simulated: "long"), rows: drafts)]))
    return workspace
  }

  private func rows(_ folder: URL) async throws -> [ObjectID] {
    try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
      var rows: [ObjectID] = []
      for try await row in archive.reader.rows(of: DataSourceID(ObjectID(simulated: "long"))) {
        rows.append(row.id)
      }
      return rows
    }
  }

  @Test func rowsPastTheLimitOfAQueryAreReachedByTheTimeOfTheirCreation() async throws {
    let workspace = workspace(rows: 700, aMinute: 3)
    try await withTemporaryFolder { folder in
      try await withSimulator(workspace, SimulatorConfiguration().with { $0.rowCap = 150 }) { simulator in
        // Search knows every page; the rows are to come by queries all the same.
        let observer = RecordingObserver()
        let root = CrawlConfiguration(roots: [.dataSource(ObjectID(simulated: "long"))], comments: .none)
        try await simulator.crawl(into: folder, root, observer: observer)
        #expect(observer.diagnostics == [])
        let found = try await rows(folder)
        #expect(found.count == 700)
        #expect(Set(found) == Set(workspace.rows(of: ObjectID(simulated: "long"))))
      }
    }
  }

  @Test func moreRowsOfOneMinuteThanAQueryListsAreReported() async throws {
    let workspace = workspace(rows: 90, aMinute: 60)
    try await withTemporaryFolder { folder in
      try await withSimulator(workspace, SimulatorConfiguration().with { $0.rowCap = 40 }) { simulator in
        let observer = RecordingObserver()
        let root = CrawlConfiguration(roots: [.dataSource(ObjectID(simulated: "long"))], comments: .none)
        try await simulator.crawl(into: folder, root, observer: observer)
        #expect(observer.diagnostics.map(\.identifier.rawValue) == ["rows-beyond-limit"])
        // The rows of other minutes are all there.
        #expect(try await rows(folder).count >= 70)
      }
    }
  }
}
