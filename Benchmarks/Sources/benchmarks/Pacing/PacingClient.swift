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
