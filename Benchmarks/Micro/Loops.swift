import Foundation
import Logging
import NotionArchive
import NotionCrawl
import NotionExportEngine
import NotionExportKit
import NotionModel
import SinkTestKit

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

/// Reads lists of blocks.
enum ReaderLoop {
  /// Reads `count` kilobytes (1,000 bytes) and more.
  static func measure(_ count: Int) async throws -> (elements: Int, time: Duration) {
    let lists = try await RecordedWorkspace.record(pages: 100).blockLists
    var bytes = 0
    let clock = ContinuousClock()
    let start = clock.now
    repeat {
      for list in lists {
        // The number of blocks is used, so that the optimiser does not remove the decoding.
        bytes += try ObjectList<Block>(json: list).results.isEmpty ? 0 : list.count
      }
    } while bytes < count * 1_000
    return (bytes / 1_000, clock.now - start)
  }
}

/// Hands numbers from one task to another through the queue of a lane.
enum QueueLoop {
  /// Hands `count` numbers over.
  static func measure(_ count: Int) async -> (elements: Int, time: Duration) {
    let queue = LaneQueue<Int>(limits: .init(count: 64, weight: 2 << 20))
    let clock = ContinuousClock()
    let start = clock.now
    async let received = receive(queue)
    for number in 0..<count {
      guard await queue.send(number, weight: 1_000) else { break }
    }
    queue.finish()
    return (await received, clock.now - start)
  }

  private static func receive(_ queue: LaneQueue<Int>) async -> Int {
    var count = 0
    while await queue.next() != nil { count += 1 }
    return count
  }
}

/// Writes a page through a sink, into memory.
enum SinkLoop {
  private static let blocks = 1_000

  /// Writes `count` blocks and more, a page of a thousand at a time.
  static func measure<Plugin: SinkPlugin>(
    _ count: Int, _ plugin: Plugin.Type
  ) async throws -> (elements: Int, time: Duration) {
    let id = ScriptedWorkspace.id(1)
    var workspace = ScriptedWorkspace(name: "Texts")
    try workspace.add(page: "Texts with marks", id: id, content: (0..<blocks).map { block($0) })
    let context = SinkContext(
      workspace: workspace, output: MemoryOutputTree(), logger: Logger(label: "micro"), report: { _ in })
    let sink = try Plugin().makeSink(Plugin.Options(), in: context)
    guard let document = workspace.page(PageID(id)) else { return (0, .zero) }
    var elements = 0
    let clock = ContinuousClock()
    let start = clock.now
    repeat {
      try await sink.write(.page(document))
      elements += blocks
    } while elements < count
    return (elements, clock.now - start)
  }

  private static func block(_ number: Int) -> ScriptedBlock {
    .text(
      "paragraph", ScriptedText.run("Reading \(number) of the gauge was "),
      ScriptedText.run("not", bold: true),
      ScriptedText.run(" taken at low water: see ("),
      ScriptedText.run("the log", link: "https://example.com/log?a=1&b=2"), ScriptedText.run(") and "),
      ScriptedText.run("pier_2*", code: true), ScriptedText.run("."))
  }
}
