import Foundation
import NotionSimulator
import Synchronization
import TestSupport
import Testing

/// SIGHUP, which a terminal sends when it closes.
@Suite("SIGHUP") struct HangupTests {
  @Test("A closing terminal interrupts an export as SIGTERM does, even twice")
  func anExportIsInterrupted() async throws {
    let folder = try TemporaryFolder()
    let configuration = SimulatorConfiguration().with { $0.latency = .fixed(.milliseconds(20)) }
    try await withSimulator(DemoWorkspace.make(), configuration) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      let interrupted = try await bench.program("out").run { program in
        await simulator.answered(more: 25)
        program.send(SIGHUP)
        await program.said("Stopping after the current work.")
        program.send(SIGHUP)
      }
      #expect(interrupted.code == 130)
      #expect(interrupted.output.contains("Run the same command to resume"))
      let resumed = try await bench.program("out").run()
      #expect(resumed.code == 3)
      #expect(simulator.statistics.repeatedReads.filter { $0 != "/v1/users/me" } == [])
      _ = try await bench.program("whole").run()
      try bench.expectSame("out", "whole")
    }
  }

  @Test(
    "SIGTERM ends an export while a format is writing one long page",
    .timeLimit(.minutes(2)), arguments: ["json", "markdown", "html", "site"])
  func longPage(format: String) async throws {
    let folder = try TemporaryFolder()
    var workspace = SimulatedWorkspace()
    let text = TextDraft(String(repeating: "words ", count: 300))
    workspace.add(page: PageDraft("Long", content: (0..<3000).map { _ in .paragraph(text) }))
    try await withSimulator(workspace) { simulator in
      let bench = Workbench(folder, simulator, formats: format)
      let begun = Mutex<ContinuousClock.Instant?>(nil)
      let ending = try await bench.program("out", "-v").run { program in
        // The page is written once its last list is here.
        await simulator.answered(more: 33)
        begun.withLock { $0 = .now }
        program.send(SIGTERM)
      }
      let start = try #require(begun.withLock { $0 })
      // The bound is the promise, and far from what a loaded machine takes.
      #expect(start.duration(to: .now) < .seconds(5), "\(format)")
      #expect([0, 130].contains(ending.code), "\(ending.errors.suffix(500))")
    }
  }

  @Test("nohup means to go on") func nohup() async throws {
    let folder = try TemporaryFolder()
    let configuration = SimulatorConfiguration().with { $0.latency = .fixed(.milliseconds(20)) }
    try await withSimulator(DemoWorkspace.make(), configuration) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      var program = bench.program("out")
      program.script = #"trap '' HUP; exec "$0" "$@""#
      let ending = try await program.run { program in
        await simulator.answered(more: 25)
        program.send(SIGHUP)
      }
      #expect(ending.code == 3)
      #expect(!ending.errors.contains("Stopping"))
    }
  }

  @Test("serve ends at SIGHUP") func serveEnds() async throws {
    let folder = try TemporaryFolder()
    var workspace = SimulatedWorkspace()
    _ = workspace.add(page: PageDraft("Page", content: [.paragraph("Text.")]))
    try await withSimulator(workspace) { simulator in
      #expect(try await Workbench(folder, simulator, formats: "site").program("out").run().code == 0)
      let ending = try await Program("serve", "\(folder.path)/out", "--port", "0").run { program in
        _ = await program.printed("Press Ctrl-C to stop.")
        program.send(SIGHUP)
      }
      #expect(ending.code == 0)
    }
  }
}
