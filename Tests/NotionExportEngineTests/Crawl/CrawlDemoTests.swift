import Foundation
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

@testable import NotionExportEngine

@Suite struct CrawlDemoTests {
  @Test func theDemoWorkspaceIsWholeInTheArchive() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(DemoWorkspace.make()) { simulator in
        let observer = RecordingObserver()
        let result = try await simulator.crawl(
          into: folder, CrawlConfiguration(downloadsAssets: false), observer: observer)
        #expect(result.isComplete)
        for diagnostic in observer.diagnostics { print(diagnostic) }
        print(simulator.statistics)
        try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
          print(try await archive.information())
          print(try await archive.reader.outlineText())
          for try await page in archive.reader.pages {
            var count = 0
            for try await event in page.content { if case .enter = event { count += 1 } }
            print(page.place.title, count, page.comments.count, page.completedProperties.count)
          }
        }
      }
    }
  }
}

extension ArchiveWorkspaceReader {
  func outlineText(of parent: ObjectID? = nil, indent: String = "") async throws -> String {
    var text = ""
    for try await node in children(of: parent) {
      text += "\(indent)\(node.ordinal) \(node.kind) \(node.title)\n"
      text += try await outlineText(of: node.id, indent: indent + "  ")
    }
    return text
  }
}
