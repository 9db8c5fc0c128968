/// A way of pacing requests that an export is run with.
enum PacingClient: String, Sendable, CaseIterable {
  /// The program as it comes.
  case adaptive
  /// One request at a time, at fixed intervals, as a loop that sleeps does it.
  case fixedSequential
  /// Requests at fixed intervals, however long the answers take.
  case fixedConcurrent

  var name: String {
    switch self {
    case .adaptive: "adaptive"
    case .fixedSequential: "fixed interval, one at a time"
    case .fixedConcurrent: "fixed interval"
    }
  }

  /// The program's arguments for it.
  func arguments(_ scenario: PacingScenario) -> [String] {
    switch self {
    case .adaptive: []
    case .fixedSequential: ["--max-requests-per-second", "\(scenario.fixedRate)", "--concurrency", "1"]
    case .fixedConcurrent: ["--max-requests-per-second", "\(scenario.fixedRate)"]
    }
  }
}
