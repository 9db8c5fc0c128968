import Foundation
import NotionModel
import NotionSimulator
import Testing

/// What happens to an export that is told to stop half-way.
@Suite struct InterruptionTests {
  @Test(arguments: [(SIGINT, 5), (SIGINT, 40), (SIGTERM, 25)])
  func anInterruptedExportEndsWith130AndGoesOnFromThere(signal: Int32, requests: Int) async throws {
    let folder = try TemporaryFolder()
    let configuration = SimulatorConfiguration().with { $0.latency = .fixed(.milliseconds(20)) }
    try await withSimulator(DemoWorkspace.make(), configuration) { simulator in
      let environment = ["NOTION_TOKEN": simulator.token]
      func program(_ output: String) -> Program {
        Program(
          "--format", "json", "--output", "\(folder.path)/\(output)", "--api-url", simulator.url,
          environment: environment)
      }
      let interrupted = try await program("out").run { program in
        await simulator.answered(requests)
        program.send(signal)
      }
      #expect(interrupted.code == 130)
      #expect(interrupted.errors.hasPrefix("Stopping: finishing what is under way."))
      #expect(interrupted.output.contains("the same command goes on from here"))
      #expect(try folder.bytes("out/.notion-export/report.json").isEmpty == false)

      let resumed = try await program("out").run()
      #expect(resumed.code == 3)
      let whole = try await program("whole").run()
      #expect(whole.code == 3)
      let files = folder.files(in: "whole").filter { !$0.hasPrefix(".notion-export/") }
      #expect(folder.files(in: "out").filter { !$0.hasPrefix(".notion-export/") } == files)
      for file in files {
        #expect(try folder.bytes("out/\(file)") == folder.bytes("whole/\(file)"), "\(file)")
      }
    }
  }
}
