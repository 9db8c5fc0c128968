internal import ArgumentParser
internal import Foundation
internal import UnixSignals

/// Runs something that ends cleanly at the first SIGINT, SIGTERM or SIGHUP, and at once at the second of the first two.
enum InterruptibleRun {
  /// Runs `body` in a task that is cancelled at the first signal.
  static func run<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws
    -> Result
  {
    let signals = await StopSignals.trapped()
    return try await withThrowingTaskGroup(of: Void.self) { group in
      let work = Task { try await body() }
      group.addTask {
        var isStopping = false
        var wasAsked = false
        for await signal in signals {
          // A terminal that closes sends SIGHUP, and its shell sends another: nobody asks for haste.
          if signal != .sighup {
            if wasAsked { _exit(ExitCode.interrupted.rawValue) }
            wasAsked = true
          }
          guard !isStopping else { continue }
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
