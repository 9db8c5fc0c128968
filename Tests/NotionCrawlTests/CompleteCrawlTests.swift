import CrawlTestSupport
import TestSupport
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

  @Test(
    "The archive contains the whole workspace, in its order",
    arguments: [DemoWorkspace.make(), .synthetic(pages: 250, seed: 7)])
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

/// An edit of the small workspace.
struct Edit: Sendable, CustomTestStringConvertible {
  let testDescription: String
  let apply: @Sendable (inout SimulatedWorkspace) -> Void

  init(_ description: String, _ apply: @escaping @Sendable (inout SimulatedWorkspace) -> Void) {
    testDescription = description
    self.apply = apply
  }

  private static func id(_ name: String) -> ObjectID { SmallWorkspace.id(name) }

  static let all: [Edit] = [
    Edit("a block's text") { $0.append([.paragraph("New words.")], to: id("notes")) },
    Edit("a nested block") { $0.append([.paragraph("More inside.")], to: id("original")) },
    Edit("a page's title") { $0.rename(id("deep"), to: "Deeper") },
    Edit("the title of a page with children") { $0.rename(id("notes"), to: "Remarks") },
    Edit("a title like a sibling's") { $0.rename(id("plans"), to: "Notes") },
    Edit("a database's title") { $0.rename(id("tasks"), to: "Chores") },
    Edit("a data source's title") { $0.rename(id("task rows"), to: "Chore list") },
    Edit("a property of a row") { $0.setValue("Hours", of: id("first"), to: .number(3)) },
    Edit("a schema") { $0.renameProperty("Hours", to: "Time", of: id("task rows")) },
    Edit("a page moved") { $0.move(id("deep"), to: .page(id("elsewhere"))) },
    Edit("a page with children moved") { $0.move(id("notes"), to: .page(id("elsewhere"))) },
    Edit("a page moved to the top") { $0.move(id("plans"), to: .workspace) },
    Edit("a page in the trash") { $0.trash(id("plans")) },
    Edit("a page with children in the trash") { $0.trash(id("notes")) },
    Edit("a row in the trash") { $0.trash(id("second")) },
    Edit("a database in the trash") { $0.trash(id("tasks")) },
    Edit("a page deleted for good") { $0.delete(id("twin one")) },
    Edit("a row archived") { $0.setArchived(id("first"), true) },
    Edit("a new row") { $0.add(page: PageDraft("Fourth"), in: .dataSource(id("task rows"))) },
    Edit("a new page") {
      $0.add(page: PageDraft("Fresh", content: [.paragraph("Hello.")]), in: .page(id("deep")))
    },
    Edit("a new database") { workspace in
      workspace.add(
        database: DatabaseDraft("Books", dataSources: [DataSourceDraft("Books", rows: [PageDraft("One")])]),
        in: .page(id("plans")))
    },
    Edit("an icon") { $0.setIcon(of: id("twin two"), to: .emoji("🌊")) },
    Edit("a lost permission") { $0.revokeAccess(to: id("plans")) },
  ]
}

@Suite struct IncrementalCrawlTests {
  @Test("A second run over an unchanged workspace logs nothing, and fetches no content")
  func aSecondRunOverAnUnchangedWorkspaceLogsNothingAndFetchesNoContent() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(DemoWorkspace.make()) { simulator in
        try await simulator.crawl(into: folder)
        let before = try await Archive.withArchive(at: StateDirectory(in: folder)) {
          try await $0.information()
        }
        simulator.resetStatistics()
        let result = try await simulator.crawl(into: folder)
        let after = try await Archive.withArchive(at: StateDirectory(in: folder)) {
          try await $0.information()
        }
        #expect(result.number == 2)
        #expect(after.lastPosition == before.lastPosition)
        let statistics = simulator.statistics
        // Databases are in no listing, and nothing shows a change of a view; a page that search does not know is
        // asked for by its id, and so are templates.
        let listing: Set<RouteKind> = [
          .me, .users, .search, .dataSourceQuery, .dataSourceTemplates, .database, .views, .view, .page,
        ]
        #expect(Set(statistics.served.keys).isSubset(of: listing))
        #expect(statistics.count(.page) == 1 + simulator.workspace.allTemplates.count)
        #expect(statistics.count(.dataSourceTemplates) == before.dataSources)
        #expect(statistics.count(.database) == before.databases)
        #expect(statistics.repeatedReadCount == 0)
      }
    }
  }

  @Test("The crawl after an edit equals a fresh export", arguments: Edit.all)
  func whatFollowsAnEditEqualsAFreshExport(of edit: Edit) async throws {
    let configuration = CrawlConfiguration(comments: .page, allowsMassRemoval: true)
    try await withTemporaryFolder { folder in
      let grown = folder.appending(path: "grown")
      let fresh = folder.appending(path: "fresh")
      try await withSimulator(SmallWorkspace.make()) { simulator in
        try await simulator.crawl(into: grown, configuration)
        simulator.edit { edit.apply(&$0) }
        try await simulator.crawl(into: grown, configuration)
        try await simulator.crawl(into: fresh, configuration)
        let (first, second) = (try await WorkspaceDump.of(fresh), try await WorkspaceDump.of(grown))
        #expect(second.difference(from: first) == [])
      }
    }
  }
}

@Suite struct RequestCountTests {
  @Test("A crawl stays within one percent of the minimum of requests", arguments: [CommentMode.none, .page])
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
