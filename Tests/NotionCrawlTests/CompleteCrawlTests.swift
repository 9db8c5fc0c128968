import CrawlTestSupport
import FileTestSupport
import Foundation
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

@testable import NotionArchive
@testable import NotionCrawl

@Suite struct CompleteCrawlTests {
  /// The blocks of a page in document order, without what synced copies repeat.
  private func blocks(of page: PageDocument) async throws -> [ObjectID] {
    var ids: [ObjectID] = []
    var openCopies = 0
    for try await event in page.content {
      switch event {
      case .enter(let node):
        if openCopies == 0 { ids.append(node.block.id.object) }
        if case .synced = node.children { openCopies += 1 }
      case .leave(let node):
        if case .synced = node.children { openCopies -= 1 }
      case .enterSection, .leaveSection, .unavailable: break
      }
    }
    return ids
  }

  @Test(arguments: [DemoWorkspace.make(), .synthetic(pages: 250, seed: 7)])
  func everythingOfAWorkspaceIsInTheArchiveInItsOrder(workspace: SimulatedWorkspace) async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(workspace) { simulator in
        let result = try await simulator.crawl(into: folder, CrawlConfiguration(comments: .all))
        #expect(result.isComplete)
        try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
          let reader = archive.reader
          var pages: Set<ObjectID> = []
          for try await page in reader.pages {
            pages.insert(page.page.id.object)
            let expected = workspace.blocks(of: page.page.id.object)
            #expect(try await blocks(of: page) == expected)
            // A child page has its own comments.
            let commented = [page.page.id.object] + expected.filter { !workspace.allPages.contains($0) }
            #expect(page.comments.count == commented.reduce(0) { $0 + workspace.comments(on: $1).count })
          }
          #expect(pages == Set(workspace.allPages))
          var databases: Set<ObjectID> = []
          for try await database in reader.databases { databases.insert(database.database.id.object) }
          #expect(databases == Set(workspace.allDatabases))
          var rows: [ObjectID: Set<ObjectID>] = [:]
          for try await source in reader.dataSources {
            rows[source.dataSource.id.object] = []
            for try await row in reader.rows(of: source.dataSource.id) where row.kind == .page {
              rows[source.dataSource.id.object]?.insert(row.id)
            }
          }
          #expect(Set(rows.keys) == Set(workspace.allDataSources))
          for (dataSource, found) in rows {
            #expect(found == Set(workspace.visibleRows(of: dataSource, archived: true)))
          }
          for user in workspace.listedUsers { #expect(try await reader.user(UserID(user)) != nil) }
        }
      }
    }
  }
}
