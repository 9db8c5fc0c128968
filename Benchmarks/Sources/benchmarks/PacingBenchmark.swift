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

/// A server's limit, and an export that is long enough to reach it repeatedly.
struct PacingScenario: Sendable {
  /// The limit of requests.
  enum Limit: Sendable {
    /// Fixed windows with a duration in seconds.
    case window(allowance: Int, seconds: Int)
    /// A token bucket with a rate in requests per second, whose capacity is that of one second.
    case bucket(rate: Int)
  }

  var name: String
  var limit: Limit
  /// The number of pages of the workspace.
  var pages: Int
  /// The latency of each response.
  var latency: String
  /// The rate of a client that relies on the documented average of 3 requests a second, in scaled time.
  var fixedRate: Int
  /// Seconds in which the limit may be learnt.
  var firstWindow: Int

  /// The simulator's arguments for this limit.
  var simulatorArguments: [String] {
    let limit =
      switch limit {
      case .window(let allowance, let seconds): ["--allowance", "\(allowance)/\(seconds)s"]
      case .bucket(let rate): ["--token-bucket", "\(rate)/s"]
      }
    return limit + ["--latency", latency]
  }

  /// Windows are ten times as fast as Notion's, with a tenth of its latency. Buckets run in real time, as
  /// their refusals specify whole seconds.
  static let all = [
    PacingScenario(
      name: "180 in 60 s (10 times as fast)", limit: .window(allowance: 180, seconds: 6), pages: 450,
      latency: "20ms-40ms", fixedRate: 30, firstWindow: 6),
    PacingScenario(
      name: "600 in 60 s (10 times as fast)", limit: .window(allowance: 600, seconds: 6), pages: 1500,
      latency: "20ms-40ms", fixedRate: 30, firstWindow: 6),
    PacingScenario(
      name: "bucket of 3 a second", limit: .bucket(rate: 3), pages: 300, latency: "200ms-400ms", fixedRate: 3,
      firstWindow: 60),
    PacingScenario(
      name: "bucket of 30 a second", limit: .bucket(rate: 30), pages: 900, latency: "200ms-400ms",
      fixedRate: 3,
      firstWindow: 60),
  ]
}

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

/// A way of pacing requests that an export is run with.
enum PacingClient: String, Sendable, CaseIterable {
  /// The program with its defaults.
  case adaptive
  /// One request at a time, at fixed intervals, like a loop that sleeps.
  case fixedSequential
  /// Requests at fixed intervals, regardless of the latency of the responses.
  case fixedConcurrent

  var name: String {
    switch self {
    case .adaptive: "adaptive"
    case .fixedSequential: "fixed interval, one at a time"
    case .fixedConcurrent: "fixed interval"
    }
  }

  /// The program's arguments for this way of pacing.
  func arguments(_ scenario: PacingScenario) -> [String] {
    switch self {
    case .adaptive: []
    case .fixedSequential: ["--max-requests-per-second", "\(scenario.fixedRate)", "--concurrency", "1"]
    case .fixedConcurrent: ["--max-requests-per-second", "\(scenario.fixedRate)"]
    }
  }
}
