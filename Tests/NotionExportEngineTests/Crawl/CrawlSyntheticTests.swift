import Foundation
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

@testable import NotionExportEngine

@Suite struct CrawlSyntheticTests {
  @Test func aSyntheticWorkspaceIsWholeInTheArchive() async throws {
    let workspace = SimulatedWorkspace.synthetic(pages: 2000, seed: 7)
    try await withTemporaryFolder { folder in
      try await withSimulator(workspace) { simulator in
        let observer = RecordingObserver()
        let clock = ContinuousClock()
        var start = clock.now
        let result = try await simulator.crawl(
          into: folder, CrawlConfiguration(downloadsAssets: false), observer: observer)
        print("crawl", start.duration(to: clock.now), result)
        for diagnostic in observer.diagnostics.prefix(10) { print(diagnostic) }
        print(
          simulator.statistics.served, simulator.statistics.repeatedReadCount,
          simulator.statistics.mostConcurrent)
        print(simulator.statistics.repeatedReads.prefix(10))
        start = clock.now
        simulator.resetStatistics()
        let second = try await simulator.crawl(
          into: folder, CrawlConfiguration(downloadsAssets: false), observer: observer)
        print("second", start.duration(to: clock.now), second)
        print(simulator.statistics.served, simulator.statistics.repeatedReadCount)
        try await Archive.withArchive(at: StateDirectory(in: folder)) { archive in
          print(try await archive.information())
          var (pages, blocks, comments, properties, unavailable) = (0, 0, 0, 0, 0)
          start = clock.now
          for try await page in archive.reader.pages {
            pages += 1
            comments += page.comments.count
            properties += page.completedProperties.count
            for try await event in page.content {
              if case .enter(let node) = event {
                blocks += 1
                if case .unavailable = node.children { unavailable += 1 }
              }
            }
          }
          print("read", start.duration(to: clock.now), pages, blocks, comments, properties, unavailable)
          let size = try FileManager.default.attributesOfItem(atPath: archive.state.archive.path)[.size]
          print("size", size ?? 0)
        }
      }
    }
  }
}
