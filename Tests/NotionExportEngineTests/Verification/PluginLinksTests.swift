import CrawlTestSupport
import TestSupport
import Foundation
import NotionAPI
import NotionExportEngine
import NotionExportKit
import NotionModel
import NotionSimulator
import Testing

/// A verification follows the links of a format that only its plugin knows.
@Suite struct PluginLinksTests {
  @Test("The links of a format are those that its plugin finds")
  func verification() async throws {
    try await withTemporaryFolder { folder in
      try await withSimulator(SmallWorkspace.make()) { simulator in
        let export = Export(to: folder, formats: [ExportFormat(ArrowsPlugin.self)])
        let report = try await export.run(
          from: ClientConfiguration(token: Token(simulator.token), address: ServerAddress(simulator.url)))
        let pages = report.archive.pages
        let result = try await Verifier(output: folder, plugins: [ArrowsPlugin.self]).run()
        #expect(result.outputs.map(\.links) == [3 * pages])
        let broken = result.findings.filter { $0.kind == .brokenLink }
        #expect(broken.count == 2 * pages)
        #expect(Set(broken.compactMap(\.detail).map { $0.suffix(7) }) == ["nowhere", "re.arrs"])
        // Nobody else knows them.
        let unaware = try await Verifier(output: folder).run()
        #expect(unaware.outputs.map(\.links) == [0] && !unaware.findings.contains { $0.kind == .brokenLink })
      }
    }
  }
}

/// A format whose documents have three links each: to themselves, to no file, and to no anchor of themselves.
private struct ArrowsPlugin: SinkPlugin {
  static let format = "arrows"
  static let summary = "lines with arrows"

  static func linkSyntax(of path: String) -> (any LinkSyntax)? { path.hasSuffix(".arrs") ? Arrows() : nil }

  func makeSink(_ options: NoOptions, in context: SinkContext) -> any Sink {
    ArrowsSink(output: context.output)
  }
}

private struct Arrows: LinkSyntax {
  func links(in document: [UInt8]) -> [DocumentLink] { LineLinks(after: "-> ").links(in: document) }

  func anchors(in document: [UInt8]) -> DocumentAnchors { DocumentAnchors(names: ["here"]) }
}

private struct ArrowsSink: Sink {
  let output: any OutputTree

  func write(_ event: ExportEvent) async throws {
    guard case .page(let document) = event else { return }
    let name = "\(document.page.id).arrs"
    let bytes = Array("-> \(name)#here\n-> nowhere.arrs\n-> \(name)#nowhere\n-> https://example.com/\n".utf8)
    try await output.replaceFiles(of: .object(document.page.id.object)) { files in
      try await files.write(OutputPath(name), bytes: bytes)
    }
  }
}
