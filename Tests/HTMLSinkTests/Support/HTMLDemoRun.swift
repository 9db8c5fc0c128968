import Foundation
import HTMLSink
import NotionAPI
import NotionArchive
import NotionCrawl
import NotionExportKit
import NotionSimulator
import RenderingTestSupport
import SinkTestKit

/// The demo workspace, crawled over loopback into an archive, exported from there once for all tests.
enum HTMLDemoRun {
  static let files = Task { () async throws -> [String: [UInt8]] in
    try await TestTool.withFolder { folder in
      let state = StateDirectory(in: folder)
      return try await withSimulator(DemoWorkspace.make()) { simulator in
        try await state.withLock {
          try await Archive.withArchive(at: state) { archive in
            let client = try ClientConfiguration(
              token: Token(simulator.token), address: ServerAddress(simulator.url + "/v1"))
            try await NotionClient.withClient(client) { client in
              var configuration = CrawlConfiguration()
              configuration.comments = .all
              _ = try await Crawl(archive: archive, client: client, configuration: configuration).run()
            }
            return try await ScriptedRun(HTMLSinkPlugin(), over: archive.reader).output.files
          }
        }
      }
    }
  }
}
