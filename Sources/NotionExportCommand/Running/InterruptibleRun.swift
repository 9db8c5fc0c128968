internal import ArgumentParser
internal import Foundation
internal import UnixSignals

/// Runs something that ends cleanly at the first SIGINT or SIGTERM, and at once at the second.
enum InterruptibleRun {
  /// Runs `body` in a task that is cancelled at the first signal.
  static func run<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws
    -> Result
  {
    let signals = await UnixSignalsSequence(trapping: .sigint, .sigterm)
    return try await withThrowingTaskGroup(of: Void.self) { group in
      let work = Task { try await body() }
      group.addTask {
        var isStopping = false
        for await _ in signals {
          if isStopping { _exit(ExitCode.interrupted.rawValue) }
          isStopping = true
          StandardError.write("Stopping: finishing what is under way. Interrupt again to stop at once.\n")
          work.cancel()
        }
      }
      defer { group.cancelAll() }
      return try await work.value
    }
  }
}
