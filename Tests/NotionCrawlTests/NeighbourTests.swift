import CrawlTestSupport
import FileTestSupport
import Foundation
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

@testable import NotionArchive
@testable import NotionCrawl

/// The siblings of an object in the outline.
@Suite struct NeighbourTests {
  /// A database of more rows than a listing reads at once, and pages within pages.
  private func workspace() -> SimulatedWorkspace {
    var workspace = DemoWorkspace.make()
    let rows = (0..<250).map { PageDraft("Row \($0)") }
    workspace.add(database: DatabaseDraft("Long", dataSources: [DataSourceDraft("Long", rows: rows)]))
    return workspace
  }

  private func nodes(_ listing: WorkspaceListing<OutlineNode>) async throws -> [OutlineNode] {
    var nodes: [OutlineNode] = []
    for try await node in listing { nodes.append(node) }
    return nodes
  }

  @Test func theSiblingsOfAnObjectAreWhatItsParentListsBeforeAndAfterIt() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(workspace()) { simulator in
        try await simulator.crawl(into: folder, CrawlConfiguration())
        try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
          let reader = archive.reader
          var parents: [ObjectID?] = [nil]
          var counts: [Int] = []
          while let parent = parents.popLast() {
            let children = try await nodes(reader.children(of: parent))
            counts.append(children.count)
            parents += children.map(\.id)
            for (index, child) in children.enumerated() {
              let node = try await reader.node(child.id)
              #expect(node == child)
              let before = try await nodes(reader.siblings(.before, child))
              let after = try await nodes(reader.siblings(.after, child))
              #expect(before == children[..<index].reversed())
              #expect(after == Array(children[(index + 1)...]))
            }
          }
          #expect(counts.contains(250))
          #expect(counts[0] > 1)
        }
      }
    }
  }
}
