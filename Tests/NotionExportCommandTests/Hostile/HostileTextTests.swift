import Foundation
import NotionSimulator
import RenderingTestSupport
import TestSupport
import Testing

/// The demo workspace, of which every text would run something if it became markup, through the real program.
@Suite(
  .serialized,
  .enabled(if: TestTool.python != nil, "html5lib is not installed; Scripts/install-dependencies does it"))
struct HostileTextTests {
  /// Exports as HTML and as a site: of the workspace as it is, of hostile texts, and of hostile times, colours and ids.
  private static let exports = Task { () throws -> TemporaryFolder in
    let folder = try TemporaryFolder()
    for (name, rewrites) in [
      ("honest", []), ("hostile", [HostileTexts.rewrite]), ("structure", [HostileTexts.structureRewrite]),
    ] {
      let configuration = SimulatorConfiguration().with { $0.rewrites = rewrites }
      try await withSimulator(DemoWorkspace.make(), configuration) { simulator in
        var program = Workbench(folder, simulator, formats: "html", "site").program(
          name, "--comments", "all", "-O", "site.baseURL=https://tidewater.example/docs")
        program.arguments += ["-O", "site.title=Tidewater"]
        let ending = try await program.run()
        #expect([0, 3].contains(ending.code), "\(ending.errors.suffix(2000))")
      }
    }
    return folder
  }

  private func run(_ program: URL?, _ arguments: String...) throws {
    guard let program else { return }
    let process = Process()
    process.executableURL = program
    process.arguments = arguments
    process.environment = ProcessInfo.processInfo.environment.merging(["PYTHONDONTWRITEBYTECODE": "1"]) { $1 }
    let pipe = Pipe()
    (process.standardOutput, process.standardError) = (pipe, pipe)
    try process.run()
    let text = String(decoding: pipe.fileHandleForReading.readDataToEndOfFile(), as: UTF8.self)
    process.waitUntilExit()
    #expect(process.terminationStatus == 0, "\(text.prefix(8000))")
  }

  @Test(
    "Whatever a workspace says is text in every file, by the document that an HTML parser makes of it",
    arguments: ["html", "site"], ["hostile", "structure"])
  func parsed(format: String, export: String) async throws {
    let folder = try await Self.exports.value
    let script = TestTool.root.appending(path: "Tests/RenderingTestSupport/hostile_pages.py")
    try run(
      TestTool.python, script.path, "\(folder.path)/honest/\(format)", "\(folder.path)/\(export)/\(format)",
      HostileTexts.word, export == "hostile" ? "1000" : "500")
  }

  @Test(
    "A browser runs nothing of it and asks nobody else, from a server, from a disk and in the search",
    .enabled(
      if: TestTool.chromium != nil && TestTool.browserPython != nil, "Chromium or Playwright is missing"),
    arguments: [("site", true), ("site", false), ("html", true), ("html", false)])
  func shown(format: String, isServed: Bool) async throws {
    let folder = try await Self.exports.value
    let output = "\(folder.path)/hostile/\(format)"
    let script = TestTool.root.appending(path: "Tests/SiteSinkTests/Browser/checks/run.py").path
    let word = format == "site" ? HostileTexts.word : ""
    guard let chromium = TestTool.chromium?.path else { return }
    guard isServed else {
      let address = URL(filePath: output, directoryHint: .isDirectory).absoluteString
      return try run(TestTool.browserPython, script, "hostile", chromium, address, output, "")
    }
    _ = try await Program("serve", output, "--port", "0").run { running in
      guard let text = await running.printed("/\n"),
        let address = text.firstMatch(of: /http:\/\/127\.0\.0\.1:\d+\//)
      else { return }
      do {
        try run(TestTool.browserPython, script, "hostile", chromium, String(address.0), output, word)
      } catch { Issue.record(error) }
      running.send(SIGINT)
    }
  }
}
