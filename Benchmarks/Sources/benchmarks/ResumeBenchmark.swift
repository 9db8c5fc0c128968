import ArgumentParser
import Foundation

/// Kills exports before their end and resumes them.
struct ResumeBenchmark: AsyncParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "resume",
    abstract: "Measures what an export repeats and loses that is killed and goes on.",
    discussion: """
      The export is killed (SIGKILL) when a part of its requests has been answered, and started again. Of several \
      such runs requests are the most of any, and seconds the median. The exit code is 1 where one makes more \
      requests too many than were under way (32), with one more for the start.
      """)

  @OptionGroup var binaries: Binaries
  @OptionGroup var recording: RecordingOptions
  @OptionGroup var repetition: Repetition

  @Option(help: "What to export, as the simulator calls it.")
  var workspace = "synthetic:1000"

  @Option(help: "How long each answer takes.")
  var latency = "20ms-40ms"

  @Option(
    name: .customLong("after"), help: "The part of the requests after which it is killed; may be repeated.")
  var parts = [0.1, 0.3, 0.5, 0.7, 0.9]

  func run() async throws {
    var table = ResultTable([
      .words("killed after", "killed_after"), .numbers("requests", "requests"),
      .numbers("requests too many", "repeated"), .numbers("answered at one time", "concurrent"),
      .numbers("seconds", "seconds"), .numbers("seconds lost", "lost"),
    ])
    let whole = try await repetition.all {
      try await ResumeMeasurement.uninterrupted(workspace, latency, binaries)
    }.worst
    table.add(
      .text("not at all"), .number(Double(whole.requests), digits: 0), .none, .none,
      .number(whole.seconds, digits: 1), .none)
    var repeatsTooMuch = false
    for part in parts {
      let measured = try await repetition.all {
        try await ResumeMeasurement.killed(after: part, of: whole, workspace, latency, binaries)
      }.worst
      let repeated = measured.requests - whole.requests
      if repeated > ResumeMeasurement.mostRepeated { repeatsTooMuch = true }
      table.add(
        .share(part), .number(Double(measured.requests), digits: 0), .number(Double(repeated), digits: 0),
        .number(Double(measured.concurrent), digits: 0), .number(measured.seconds, digits: 1),
        .number(measured.seconds - whole.seconds, digits: 1))
    }
    try recording.show(table, of: "resume")
    if repeatsTooMuch { throw ExitCode.failure }
  }
}

/// The cost of an export that was killed and resumed, or not interrupted.
struct ResumeMeasurement: Sendable {
  /// The number of all requests, including those before the kill.
  var requests: Int
  /// The maximum number of concurrent requests.
  var concurrent: Int
  /// The time from the start to the end in seconds, without that between the kill and the second start.
  var seconds: Double

  /// Maximum number of repeated requests: those in flight, or answered and not stored yet, of which there are
  /// 32 by default, and the one with which each run begins.
  static let mostRepeated = 32 + 1

  private static let arguments = ["--format", "json", "--no-assets"]

  /// Exports without an interruption.
  static func uninterrupted(
    _ workspace: String, _ latency: String, _ binaries: Binaries
  ) async throws -> ResumeMeasurement {
    try await SimulatorProcess.withSimulator(binaries, workspace: workspace, ["--latency", latency]) {
      simulator in
      try await ScratchFolder.withFolder { folder in
        let usage = try await ExportProcess.run(binaries, simulator, into: folder, arguments)
        return try await measurement(simulator, seconds: usage.wallTime)
      }
    }
  }

  /// Exports, kills the program after a part of the requests of `whole`, and exports again.
  ///
  /// - Throws: ``ExportProcess/Failure`` if the export was complete before the kill, or cannot be resumed.
  static func killed(
    after part: Double, of whole: ResumeMeasurement, _ workspace: String, _ latency: String,
    _ binaries: Binaries
  ) async throws -> ResumeMeasurement {
    try await SimulatorProcess.withSimulator(binaries, workspace: workspace, ["--latency", latency]) {
      simulator in
      try await ScratchFolder.withFolder { folder in
        let process = try ExportProcess.start(binaries, simulator, into: folder, arguments)
        async let ended = process.wait()
        let wanted = Int(Double(whole.requests) * part)
        while try await simulator.counters().requests < wanted { try await Task.sleep(for: .milliseconds(5)) }
        process.signal(SIGKILL)
        let first = await ended
        guard first.code == 128 + SIGKILL else {
          throw ExportProcess.Failure(description: "The export was done before it could be killed.")
        }
        let second = try await ExportProcess.run(binaries, simulator, into: folder, arguments)
        return try await measurement(simulator, seconds: first.wallTime + second.wallTime)
      }
    }
  }

  private static func measurement(
    _ simulator: SimulatorProcess, seconds: Double
  ) async throws -> ResumeMeasurement {
    let counters = try await simulator.counters()
    return ResumeMeasurement(
      requests: counters.requests, concurrent: counters.mostConcurrent, seconds: seconds)
  }
}

extension [ResumeMeasurement] {
  /// The maximum of the requests, and the median of the seconds.
  var worst: ResumeMeasurement {
    ResumeMeasurement(
      requests: map(\.requests).max() ?? 0, concurrent: map(\.concurrent).max() ?? 0,
      seconds: map(\.seconds).median)
  }
}
