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
    var table = ResultTable([
      .words("server allows", "limit"), .words("pacing", "pacing"), .numbers("requests", "requests"),
      .numbers("seconds", "seconds"), .numbers("utilisation", "utilisation"), .numbers("refused", "refused"),
      .numbers("times as fast", "speed"),
    ])
    var shortfalls: [String] = []
    for scenario in PacingScenario.all where only.map({ scenario.name.contains($0) }) ?? true {
      let clients = adaptiveOnly ? [.adaptive] : PacingClient.allCases
      var slowest: Double?
      for client in clients.reversed() {
        let count = client == .adaptive ? runs : 1
        var measurements: [PacingMeasurement] = []
        for _ in 0..<count { measurements.append(try await .run(scenario, client, binaries)) }
        let seconds = measurements.map(\.usage.wallTime).median
        let utilisation = measurements.map(\.utilisation).median
        let refused = measurements.map(\.refusedShare).median
        slowest = slowest ?? seconds
        table.add(
          .text(scenario.name), .text(client.name), .number(Double(measurements[0].requests), digits: 0),
          .number(seconds, digits: 1), .share(utilisation), .share(refused),
          .number((slowest ?? seconds) / seconds, digits: 2))
        if client == .adaptive, utilisation < minimumUtilisation || refused > maximumRefused {
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
}
