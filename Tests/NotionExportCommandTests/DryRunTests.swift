import Foundation
import NotionSimulator
import TestSupport
import Testing

/// `--dry-run`: a forecast of the requests, without any writing.
@Suite struct DryRunTests {
  @Test("A dry run lists what would be fetched and writes nothing") func dryRun() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(DemoWorkspace.make()) { simulator in
      var program = Program(
        "--format", "json", "--output", "\(folder.path)/out", "--api-url", simulator.url,
        environment: ["NOTION_TOKEN": simulator.token])
      let export = program.arguments
      program.arguments = export + ["--dry-run"]
      let first = try await program.run()
      #expect(first.code == 0, "\(first.errors)")
      #expect(first.output.hasPrefix("new    \""))
      #expect(
        try Regex(#"Would fetch [0-9]+ new pages and 0 edited pages; 0 pages unchanged"#).firstMatch(
          in: first.output) != nil)
      #expect(first.output.contains("Estimate: "))
      #expect(folder.files() == [])

      program.arguments = export
      _ = try await program.run()
      let page = try #require(simulator.edit { $0.inventory.pages.sorted().first })
      simulator.edit { $0.rename(page, to: "Another name") }
      program.arguments = export + ["--dry-run"]
      let second = try await program.run()
      #expect(second.output.contains("edited \"Another name\" \(page)"), "\(second.output)")
      #expect(second.output.contains("Would fetch 0 new pages and "))
    }
  }
}
