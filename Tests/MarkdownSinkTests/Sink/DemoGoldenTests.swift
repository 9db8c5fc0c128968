import Foundation
import SinkTestKit
import Testing

@testable import MarkdownSink

/// The demo workspace, exported in each flavour and compared with reviewed goldens.
struct DemoGoldenTests {
  private func files(_ flavor: MarkdownFlavor) async throws -> [String: [UInt8]] {
    try #require(try await MarkdownDemoRun.files.value[flavor])
  }

  @Test("Every file of the demo is as it was reviewed", arguments: MarkdownFlavor.allCases)
  func golden(flavor: MarkdownFlavor) async throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let golden = GoldenDirectory(folder.appending(path: "Goldens/demo-\(flavor.rawValue)"))
    let differences = try golden.differences(from: try await files(flavor))
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }

  // Skipped where cmark-gfm is missing: `Scripts/install-dependencies` installs it.
  @Test(
    "Every local link of the demo and every file it names is there",
    .enabled(if: CMark.isInstalled, "cmark-gfm is not installed"),
    arguments: MarkdownFlavor.allCases)
  func links(flavor: MarkdownFlavor) async throws {
    let broken = try LinkChecker.brokenLinks(in: try await files(flavor), flavor)
    #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
  }

  @Test("No signature of the demo reaches a file", arguments: MarkdownFlavor.allCases)
  func signatures(flavor: MarkdownFlavor) async throws {
    let texts = try await files(flavor).values.map { String(decoding: $0, as: UTF8.self) }
    #expect(!texts.contains { $0.contains("X-Amz") || $0.contains("Signature=") })
  }
}
