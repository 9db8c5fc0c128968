import Foundation

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
