import Foundation
import NotionSimulator
import TestSupport
import Testing

/// The cost of a crash.
@Suite struct CrashTests {
  /// Five exports are killed five times each, at times determined by the number of the server's answers.
  @Test("An export that is killed repeatedly writes the same as an undisturbed one")
  func repeatedKills() async throws {
    let folder = try TemporaryFolder()
    let configuration = SimulatorConfiguration().with { $0.latency = .fixed(.milliseconds(4)) }
    try await withSimulator(.synthetic(pages: 60, seed: 11), configuration) { simulator in
      let bench = Workbench(folder, simulator, formats: "json", "markdown")
      let whole = try await bench.program("whole").run()
      let needed = simulator.statistics.count()
      // A client asks for no more at a time than this.
      let inFlight = 32
      var moments = Moments(seed: 7)
      var kills = 0
      for output in (1...5).map({ "killed-\($0)" }) {
        simulator.resetStatistics()
        for _ in 1...5 {
          let step = moments.next(upTo: needed / 7)
          let ending = try await bench.program(output).run { program in
            await simulator.answered(more: step)
            program.send(SIGKILL)
          }
          #expect(ending.code == SIGKILL)
          kills += 1
        }
        let ending = try await bench.program(output).run()
        #expect(ending.code == whole.code)
        try bench.expectSame(output, "whole")
        // Each run asks once more who it is; all else that is repeated was on its way when it was killed.
        let statistics = simulator.statistics
        #expect(statistics.count() <= needed + 5 * inFlight)
        #expect(statistics.repeatedReadCount <= 5 * inFlight)
      }
      #expect(kills == 25)
    }
  }
}

/// Numbers that look like chance and are the same at every run.
private struct Moments {
  private var state: UInt64

  init(seed: UInt64) { state = seed }

  /// A number from 1 on.
  mutating func next(upTo limit: Int) -> Int {
    state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
    return 1 + Int(state >> 33) % limit
  }
}
