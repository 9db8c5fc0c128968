import Foundation
import NotionSimulator
import TestSupport
import Testing

/// The interruption of an export.
@Suite struct InterruptionTests {
  @Test(
    "An interrupted export exits with 130 and can be resumed",
    arguments: [(SIGINT, 5), (SIGINT, 40), (SIGTERM, 25)])
  func interruption(signal: Int32, requests: Int) async throws {
    let folder = try TemporaryFolder()
    let configuration = SimulatorConfiguration().with { $0.latency = .fixed(.milliseconds(20)) }
    try await withSimulator(DemoWorkspace.make(), configuration) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      let interrupted = try await bench.program("out").run { program in
        await simulator.answered(more: requests)
        program.send(signal)
      }
      #expect(interrupted.code == 130)
      #expect(interrupted.errors.hasPrefix("Stopping after the current work."))
      #expect(interrupted.output.contains("Run the same command to resume"))
      #expect(try folder.bytes("out/.notion-export/report.json").isEmpty == false)

      let resumed = try await bench.program("out").run()
      #expect(resumed.code == 3)
      // What was under way has been waited for, so nothing is asked for twice but who the token belongs to.
      #expect(simulator.statistics.repeatedReads.filter { $0 != "/v1/users/me" } == [])
      let whole = try await bench.program("whole").run()
      #expect(whole.code == 3)
      try bench.expectSame("out", "whole")
    }
  }

  @Test("The second signal ends it immediately") func secondSignal() async throws {
    let folder = try TemporaryFolder()
    try await withSimulator(DemoWorkspace.make()) { simulator in
      let bench = Workbench(folder, simulator, formats: "json")
      // What is under way is never answered, so only the second signal can end the run before its time.
      simulator.configure { $0.faults = [FaultRule(.silence, .after(20))] }
      let ending = try await bench.program("out").run { program in
        await simulator.answered(more: 20)
        program.send(SIGINT)
        await program.said("Interrupt again to stop immediately.")
        program.send(SIGINT)
      }
      #expect(ending.code == 130)
      #expect(ending.output == "")
      simulator.configure { $0.faults = [] }
      let resumed = try await bench.program("out").run()
      #expect(resumed.code == 3)
      _ = try await bench.program("whole").run()
      try bench.expectSame("out", "whole")
    }
  }
}
