import ArgumentParser

/// How often a step is measured.
struct Repetition: ParsableArguments {
  @Option(help: "How often each step is run; the median counts.")
  var runs = 3

  func validate() throws {
    guard runs > 0 else { throw ValidationError("--runs must be at least 1.") }
  }

  /// Runs a step so often.
  ///
  /// - Returns: The median of each figure.
  func median(_ step: () async throws -> ProcessUsage) async throws -> ProcessUsage {
    var usages: [ProcessUsage] = []
    for _ in 0..<runs { usages.append(try await step()) }
    return usages.median
  }
}
