import Foundation
import NotionSimulator
import TestSupport
import Testing

/// Standard output and error in a cron job, with a broken pipe or a full disk.
@Suite("Closed, full and broken streams") struct StreamTests {
  @Test(
    "An export comes to its end whatever becomes of its messages",
    arguments: [
      #""$0" "$@" 2>/dev/full"#, #""$0" "$@" 2>&-"#, #""$0" "$@" >/dev/full"#, #""$0" "$@" >&-"#,
      #""$0" "$@" >&- 2>&- <&-"#, #""$0" "$@" >/dev/full 2>/dev/full"#, #""$0" "$@" 2>&1 | head -1"#,
      #""$0" "$@" 2>&1 | true"#,
    ])
  func anExportEnds(script: String) async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let bench = Workbench(folder, simulator, formats: "markdown")
      var program = bench.program(
        "out", "-v", "--progress", "json", "--progress-interval", "10ms", "--log-format", "json")
      program.script = "set -o pipefail; \(script)"
      let ending = try await program.run()
      // 3 is the demo's own, for what its workspace does not give out.
      #expect(ending.code == 3, "\(script): \(ending.errors.suffix(300))")
      _ = try await bench.program("whole").run()
      try bench.expectSame("out", "whole")
    }
  }

  @Test("No message ends up in a file of the export where standard error is closed")
  func noMessageInAFile() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      var program = bench.program("out", "-v")
      program.script = #""$0" "$@" <&- >&- 2>&-"#
      let ending = try await program.run()
      #expect(ending.code == 3)
      let verified = try await Program("verify", "--output", "\(folder.path)/out").run()
      #expect(verified.code == 0, "\(verified.output)")
      for file in folder.files() {
        #expect(try folder.bytes(file).range(of: Data("request answered".utf8)) == nil, "\(file)")
      }
    }
  }

  @Test(
    "A command whose result is lost says so and fails",
    arguments: [
      ["status"], ["status", "--json"], ["verify"], ["verify", "--json"], ["config", "--format", "json"],
      ["formats"], ["formats", "--json"], ["--help"], ["export", "--help"], ["serve", "--port", "0"],
    ], [">/dev/full", ">&-"])
  func aLostResultIsAFailure(arguments: [String], redirection: String) async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(SmallSite.make()) { simulator in
      let bench = Workbench(folder, simulator, formats: "site")
      #expect(try await bench.program("out").run().code == 0)
      var program = Program()
      program.arguments = arguments
      switch arguments[0] {
      case "status", "verify": program.arguments += ["--output", "\(folder.path)/out"]
      case "serve": program.arguments.insert("\(folder.path)/out", at: 1)
      default: break
      }
      program.script = #""$0" "$@" \#(redirection)"#
      let ending = try await program.run()
      #expect(ending.code == 1)
      #expect(ending.errors.hasPrefix("Error: Standard output cannot be written: "), "\(ending.errors)")
    }
  }

  @Test("A dry run whose list is lost fails") func aDryRun() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(SmallSite.make()) { simulator in
      var program = Workbench(folder, simulator, formats: "site").program("out", "--dry-run")
      program.script = #""$0" "$@" >/dev/full"#
      let ending = try await program.run()
      #expect(ending.code == 1)
    }
  }

  @Test("A metrics file takes the place of no device, pipe or folder", arguments: ["pipe", "folder", "link"])
  func metricsFile(kind: String) async throws {
    let folder = try TemporaryFolder()
    let path = "\(folder.path)/metrics"
    switch kind {
    case "pipe": try #require(mkfifo(path, 0o600) == 0)
    case "folder": try FileManager.default.createDirectory(atPath: path, withIntermediateDirectories: false)
    default: try FileManager.default.createSymbolicLink(atPath: path, withDestinationPath: "/dev/null")
    }
    let before = try folder.identity("metrics")
    let ending = try await Program(
      "--demo", "--format", "json", "--output", "\(folder.path)/out", "--metrics-file", path
    ).run()
    #expect(ending.code == 64)
    #expect(ending.errors.contains("is a device, a pipe or a folder"))
    #expect(try folder.identity("metrics") == before)
  }
}

/// A workspace of one page.
private enum SmallSite {
  static func make() -> SimulatedWorkspace {
    var workspace = SimulatedWorkspace()
    _ = workspace.add(page: PageDraft("Page", content: [.paragraph("Text.")]))
    return workspace
  }
}
