import Foundation
import NotionExportKit
import RenderingTestSupport
import SinkTestKit
import Testing

@testable import MarkdownSink

/// A workspace of traps, exported in each flavour and compared with reviewed goldens.
struct AdversarialGoldenTests {
  private func run(
    _ flavor: MarkdownFlavor, _ workspace: ScriptedWorkspace
  ) async throws -> ScriptedRun {
    var options = MarkdownSinkPlugin.Options()
    options.flavor = flavor
    return try await ScriptedRun(MarkdownSinkPlugin(), options: options, over: workspace)
  }

  @Test("Every file is as it was reviewed", arguments: MarkdownFlavor.allCases)
  func golden(flavor: MarkdownFlavor) async throws {
    let output = try await run(flavor, AdversarialWorkspace.make()).output
    let folder = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    let golden = GoldenDirectory(folder.appending(path: "Goldens/adversarial-\(flavor.rawValue)"))
    let differences = try golden.differences(from: output.files)
    #expect(differences.isEmpty, "\(differences.joined(separator: "\n"))")
  }

  // Skipped where cmark-gfm is missing: `Scripts/install-dependencies` installs it.
  @Test(
    "Every local link and every file it names is there",
    .enabled(if: CMark.isInstalled, "cmark-gfm is not installed"),
    arguments: MarkdownFlavor.allCases)
  func links(flavor: MarkdownFlavor) async throws {
    let files = try await run(flavor, AdversarialWorkspace.make()).output.files
    let broken = try LinkChecker.brokenLinks(in: files, flavor)
    #expect(broken.isEmpty, "\(broken.joined(separator: "\n"))")
  }

  @Test("No signature reaches a file", arguments: MarkdownFlavor.allCases)
  func signatures(flavor: MarkdownFlavor) async throws {
    let files = try await run(flavor, AdversarialWorkspace.make()).output.files
    #expect(files.values.allSatisfy { !String(decoding: $0, as: UTF8.self).contains("X-Amz") })
  }

  @Test("A CSV file has a record for each row, with quotes where RFC 4180 wants them")
  func csv() async throws {
    let text = try #require(
      try await run(.gfm, AdversarialWorkspace.make()).output.text("Home- a-b/Tasks/Tasks.csv"))
    #expect(
      text.hasPrefix(
        "Name,Cost,Note|s,After,Tags,When\r\nTasks,\"€1,234.50\",\"one, \"\"two\"\"\nthree\",Tasks,"))
    #expect(text.contains("\"a, \"\"quoted\"\"\nrow\",\"€99,999.00\","))
    #expect(text.hasSuffix("\r\n"))
  }
}
