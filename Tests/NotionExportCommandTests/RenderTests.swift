import Foundation
import NotionModel
import NotionSimulator
import TestSupport
import Testing

/// `notion-export render`: formats that are written only from the archive.
@Suite struct RenderTests {
  private let folder: TemporaryFolder

  init() throws { folder = try TemporaryFolder() }

  /// Exports the demo workspace to `output`; its server is gone when this returns.
  private func export(_ arguments: String..., to output: String) async throws {
    try await withSimulator(DemoWorkspace.make()) { simulator in
      var program = Program("--output", "\(folder.path)/\(output)", "--api-url", simulator.url)
      program.arguments += arguments
      program.environment = ["NOTION_TOKEN": simulator.token]
      let ending = try await program.run()
      #expect(ending.code == 3)
    }
  }

  private func render(_ arguments: String..., from output: String) async throws -> Program.Ending {
    var program = Program("render", "--output", "\(folder.path)/\(output)")
    program.arguments += arguments
    return try await program.run()
  }

  @Test("A format that is added later is written without requests") func addedFormat() async throws {
    // On one server, as the pages contain the addresses of the file's host.
    try await withSimulator(DemoWorkspace.make()) { simulator in
      for (output, format) in [
        ("both", ["--format", "json", "--format", "markdown"]), ("out", ["--format", "json"]),
      ] {
        var program = Program("--output", "\(folder.path)/\(output)", "--api-url", simulator.url)
        program.arguments += format
        program.environment = ["NOTION_TOKEN": simulator.token]
        let ending = try await program.run()
        #expect(ending.code == 3)
      }
    }
    let ending = try await render("--format", "json", "--format", "markdown", from: "out")
    #expect(ending.code == 3)
    #expect(ending.output.contains("markdown: "))
    let expected = try folder.contents(of: "both")
    // The output of the single format is next to the folders of the two formats.
    let found = try folder.contents(of: "out").filter {
      $0.key.hasPrefix("json/") || $0.key.hasPrefix("markdown/")
    }
    #expect(found.keys.sorted() == expected.keys.sorted())
    for (name, bytes) in expected { #expect(found[name] == bytes, "\(name)") }
  }

  @Test("Different options of a format replace its earlier output") func changedOptions() async throws {
    try await export("--format", "json", to: "out")
    let ending = try await render("--format", "json", "-O", "json.layout=ndjson", from: "out")
    #expect(ending.code == 3)
    let files = try folder.contents(of: "out").keys
    #expect(files.contains("pages.ndjson"))
    #expect(!files.contains { $0.hasPrefix("pages/") })
  }

  @Test("Rendering again changes nothing") func secondRendering() async throws {
    try await export("--format", "markdown", to: "out")
    let ending = try await render("--format", "markdown", from: "out")
    #expect(ending.code == 3)
    #expect(ending.output.contains("markdown: no changes"))
  }

  @Test("The archive of an interrupted export is rendered as far as it is complete")
  func interruptedExport() async throws {
    let configuration = SimulatorConfiguration().with { $0.latency = .fixed(.milliseconds(20)) }
    try await withSimulator(DemoWorkspace.make(), configuration) { simulator in
      let program = Program(
        "--format", "json", "--output", "\(folder.path)/out", "--api-url", simulator.url,
        environment: ["NOTION_TOKEN": simulator.token])
      let interrupted = try await program.run { program in
        await simulator.answered(more: 40)
        program.send(SIGINT)
      }
      #expect(interrupted.code == 130)
    }
    let ending = try await render("--format", "markdown", from: "out")
    #expect(ending.code == 3)
    #expect(ending.errors.contains("the last export did not finish"))
  }

  @Test("A folder without an archive is named and left unchanged") func folderWithoutArchive() async throws {
    let ending = try await render("--format", "json", from: "out")
    #expect(ending.code == 1)
    #expect(
      ending.errors == """
        Error: \(folder.path)/out: there is no archive, so there is nothing to read. Choose the folder of an export \
        with --output, or fetch the workspace first: notion-export export --format … --output \(folder.path)/out

        """)
    #expect(folder.files() == [])
    #expect(!FileManager.default.fileExists(atPath: "\(folder.path)/out"))
  }

  @Test("A damaged archive is not treated as an empty workspace")
  func damagedArchiveOfRendering() async throws {
    try await export("--format", "json", to: "out")
    let before = try folder.contents(of: "out")
    let handle = try FileHandle(
      forUpdating: URL(filePath: "\(folder.path)/out/.notion-export/archive.sqlite"))
    try handle.write(contentsOf: Data(repeating: 0x55, count: 4096))
    try handle.close()
    let ending = try await render("--format", "json", from: "out")
    #expect(ending.code == 1)
    #expect(ending.errors.contains("the archive is damaged"))
    let after = try folder.contents(of: "out")
    #expect(after == before)
  }

  @Test("A format is required") func requiredFormat() async throws {
    try await export("--format", "json", to: "out")
    let ending = try await render(from: "out")
    #expect(ending.code == 64)
    #expect(ending.errors.hasPrefix("Error: No format was chosen. Add --format command or --format html or "))
  }
}
