import ArgumentParser

/// Exports from servers with several limits, paced by the program and at fixed intervals.
struct PacingBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "pacing",
    abstract: "Measures how much of the server's allowance an export uses.",
    discussion: """
      All figures are the simulator's own: utilisation is accepted requests by what the server would have \
      accepted while the export ran, after the first window. The exit code is 1 where the program's own \
      pacing uses less than the minimum or is refused more often than the maximum.
      """)

  @OptionGroup var binaries: Binaries
  @OptionGroup var recording: RecordingOptions

  @Option(help: "Runs of the program's own pacing, of which the median counts.")
  var runs = 3

  @Option(help: "Only scenarios whose name holds this.")
  var only: String?

  @Flag(help: "Leave out the fixed intervals.")
  var adaptiveOnly = false

  @Option(help: "The least utilisation.")
  var minimumUtilisation = 0.97

  @Option(help: "The most refused requests, as a part of all.")
  var maximumRefused = 0.02

  func run() async throws {
    let scenarios = PacingScenario.all.filter { scenario in only.map { scenario.name.contains($0) } ?? true }
    let clients = adaptiveOnly ? [.adaptive] : PacingClient.allCases
    let measured = try await measurements(scenarios, clients)
    var table = ResultTable([
      .words("server allows", "limit"), .words("pacing", "pacing"), .numbers("requests", "requests"),
      .numbers("seconds", "seconds"), .numbers("utilisation", "utilisation"), .numbers("refused", "refused"),
      .numbers("times as fast", "speed"),
    ])
    var shortfalls: [String] = []
    for (scenario, ways) in zip(scenarios, measured) {
      let slowest = ways.map(\.usage.wallTime).max() ?? 1
      for (client, measurement) in zip(clients, ways) {
        table.add(
          .text(scenario.name), .text(client.name), .number(Double(measurement.requests), digits: 0),
          .number(measurement.usage.wallTime, digits: 1), .share(measurement.utilisation),
          .share(measurement.refusedShare), .number(slowest / measurement.usage.wallTime, digits: 2))
        guard client == .adaptive else { continue }
        if measurement.utilisation < minimumUtilisation || measurement.refusedShare > maximumRefused {
          shortfalls.append(scenario.name)
        }
      }
    }
    try recording.show(table, of: "pacing")
    guard shortfalls.isEmpty else {
      print("below what is wanted: \(shortfalls.joined(separator: ", "))")
      throw ExitCode(1)
    }
  }

  /// Runs all exports concurrently, as an export that waits for a limit uses few resources.
  ///
  /// - Returns: A measurement for each scenario and client, in their order.
  private func measurements(
    _ scenarios: [PacingScenario], _ clients: [PacingClient]
  ) async throws -> [[PacingMeasurement]] {
    try await withThrowingTaskGroup(of: (Int, Int, PacingMeasurement).self) { group in
      for (row, scenario) in scenarios.enumerated() {
        for (column, client) in clients.enumerated() {
          group.addTask { [binaries, runs] in
            let median = try await PacingMeasurement.median(
              of: client == .adaptive ? runs : 1, scenario, client, binaries)
            return (row, column, median)
          }
        }
      }
      var results: [[PacingMeasurement?]] = scenarios.map { _ in clients.map { _ in nil } }
      for try await (row, column, measurement) in group { results[row][column] = measurement }
      return results.map { $0.compactMap(\.self) }
    }
  }
}
