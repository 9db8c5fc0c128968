import ArgumentParser

/// The number of repetitions of a step.
struct Repetition: ParsableArguments {
  @Option(help: "How often each step is run; the median counts.")
  var runs = 3

  func validate() throws {
    guard runs > 0 else { throw ValidationError("--runs must be at least 1.") }
  }

  /// Runs a step ``runs`` times.
  ///
  /// - Returns: The median of each figure.
  func median(_ step: () async throws -> ProcessUsage) async throws -> ProcessUsage {
    try await all(step).median
  }

  /// Runs a step ``runs`` times.
  ///
  /// - Returns: The measurement of each run.
  func all<Measured>(_ step: () async throws -> Measured) async throws -> [Measured] {
    var measured: [Measured] = []
    for _ in 0..<runs { measured.append(try await step()) }
    return measured
  }

  /// This repetition, or a single run if a workspace has more pages than the limit, as that is slow.
  func forWorkspace(of pages: Int, onceAbove limit: Int) -> Repetition {
    var repetition = self
    if pages > limit { repetition.runs = 1 }
    return repetition
  }
}
