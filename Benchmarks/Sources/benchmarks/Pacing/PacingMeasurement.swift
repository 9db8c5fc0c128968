/// The result of an export under a limit.
struct PacingMeasurement: Sendable {
  var usage: ProcessUsage
  var requests: Int
  var refused: Int
  /// The ratio of accepted requests to those that the server would have accepted, after the first window.
  var utilisation: Double
  var repeatedReads: Int

  var refusedShare: Double { Double(refused) / Double(max(1, requests)) }

  /// Exports the scenario's workspace several times, and returns the run with the median utilisation.
  static func median(
    of runs: Int, _ scenario: PacingScenario, _ client: PacingClient, _ binaries: Binaries
  ) async throws -> PacingMeasurement {
    var measurements: [PacingMeasurement] = []
    for _ in 0..<max(1, runs) { measurements.append(try await run(scenario, client, binaries)) }
    return measurements.sorted { $0.utilisation < $1.utilisation }[measurements.count / 2]
  }

  /// Exports the scenario's workspace.
  private static func run(
    _ scenario: PacingScenario, _ client: PacingClient, _ binaries: Binaries
  ) async throws -> PacingMeasurement {
    try await SimulatorProcess.withSimulator(
      binaries, workspace: "synthetic:\(scenario.pages)", scenario.simulatorArguments
    ) { simulator in
      try await ScratchFolder.withFolder { folder in
        let early = Task {
          try await Task.sleep(for: .seconds(scenario.firstWindow))
          return try await simulator.counters()
        }
        defer { early.cancel() }
        let arguments = ["--format", "json", "--no-assets"] + client.arguments(scenario)
        let usage = try await ExportProcess.run(binaries, simulator, into: folder, arguments)
        let counters = try await simulator.counters()
        return PacingMeasurement(
          usage: usage, requests: counters.accepted + counters.refused, refused: counters.refused,
          utilisation: try await utilisation(scenario, counters, early),
          repeatedReads: counters.repeatedReadCount)
      }
    }
  }

  private static func utilisation(
    _ scenario: PacingScenario, _ counters: SimulatorCounters, _ early: Task<SimulatorCounters, any Error>
  ) async throws -> Double {
    switch scenario.limit {
    case .window:
      // The last window counts as little as the first: the export ended somewhere in it.
      return counters.utilisationOfWholeWindows ?? 0
    case .bucket:
      let first = try await early.value
      let capacity = (counters.capacity ?? 0) - (first.capacity ?? 0)
      return Double(counters.accepted - first.accepted) / Double(max(1, capacity))
    }
  }
}
