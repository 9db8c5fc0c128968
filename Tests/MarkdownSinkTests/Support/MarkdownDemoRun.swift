import Foundation
import Logging
import MarkdownSink
import NotionAPI
import NotionArchive
import NotionCrawl
import NotionExportKit
import NotionSimulator
import SinkTestKit

/// The demo workspace, crawled over loopback into an archive, exported from there.
enum MarkdownDemoRun {
  /// The files of the demo in each flavour; the workspace is crawled once for all tests.
  static let files = Task { () async throws -> [MarkdownFlavor: [String: [UInt8]]] in
    let folder = FileManager.default.temporaryDirectory.appending(path: "markdown-demo-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let state = StateDirectory(in: folder)
    return try await withSimulator(DemoWorkspace.make()) { simulator in
      try await state.withLock {
        try await Archive.withArchive(at: state) { archive in
          try await crawl(into: archive, from: simulator)
          var outputs: [MarkdownFlavor: [String: [UInt8]]] = [:]
          for flavor in MarkdownFlavor.allCases {
            var options = MarkdownSinkPlugin.Options()
            options.flavor = flavor
            let run = try await ScriptedRun(MarkdownSinkPlugin(), options: options, over: archive.reader)
            outputs[flavor] = run.output.files.mapValues { steady($0, simulator) }
          }
          return outputs
        }
      }
    }
  }

  private static func crawl(into archive: Archive, from simulator: NotionSimulator) async throws {
    let client = try ClientConfiguration(
      token: Token(simulator.token), address: ServerAddress(simulator.url + "/v1"))
    try await NotionClient.withClient(client) { client in
      var configuration = CrawlConfiguration()
      configuration.comments = .all
      _ = try await Crawl(archive: archive, client: client, configuration: configuration).run()
    }
  }

  private static func steady(_ bytes: [UInt8], _ simulator: NotionSimulator) -> [UInt8] {
    let host = simulator.url.replacing("http://", with: "")
    return Array(String(decoding: bytes, as: UTF8.self).replacing(host, with: "demo.example").utf8)
  }
}
