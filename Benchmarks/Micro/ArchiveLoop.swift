import Foundation
import NotionArchive
import NotionCrawl
import NotionExportKit
import NotionModel

/// Stores the responses of a workspace in an archive, and reads its pages.
enum ArchiveLoop {
  /// Stores `count` responses and more, up to the end of the workspace.
  static func measureWriting(_ count: Int) async throws -> (elements: Int, time: Duration) {
    // About four responses are a page's.
    let workspace = try await RecordedWorkspace.record(pages: max(20, min(count / 4, 2_000)))
    var elements = 0
    var time = Duration.zero
    repeat {
      time += try await withArchive { archive in
        try await ContinuousClock().measure { try await crawl(archive, workspace) }
      }
      elements += workspace.count
    } while elements < count
    return (elements, time)
  }

  /// Reads `count` pages and more, up to the end of the change log.
  static func measureReading(_ count: Int) async throws -> (elements: Int, time: Duration) {
    let workspace = try await RecordedWorkspace.record(pages: 200)
    return try await withArchive { archive in
      try await crawl(archive, workspace)
      var elements = 0
      let clock = ContinuousClock()
      let start = clock.now
      repeat { elements += try await readPages(archive) } while elements < count
      return (elements, clock.now - start)
    }
  }

  private static func readPages(_ archive: Archive) async throws -> Int {
    var pages = 0
    var position: LogPosition = 0
    while case let changes = try await archive.changes(after: position, limit: 64), let last = changes.last {
      for change in changes {
        guard case .page(let document) = try await archive.event(for: change) else { continue }
        for try await _ in document.content {}
        pages += 1
      }
      position = last.position
    }
    return pages
  }

  /// Fetches everything that a client gives into an archive.
  static func crawl(_ archive: Archive, _ client: RecordedWorkspace) async throws {
    var configuration = CrawlConfiguration()
    configuration.downloadsAssets = false
    _ = try await Crawl(
      archive: archive, anyClient: client, configuration: configuration, observer: nil
    ).run()
  }

  /// Runs `body` with an archive in a folder of its own, which is deleted in the end.
  static func withArchive<Result>(_ body: (Archive) async throws -> Result) async throws -> Result {
    let folder = FileManager.default.temporaryDirectory.appending(path: "notion-micro-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    return try await Archive.withArchive(at: StateDirectory(in: folder), body)
  }
}
