internal import ArgumentParser
internal import Dispatch
internal import Foundation
internal import Synchronization

/// Runs an operation that ends cleanly at the first SIGINT or SIGTERM, and immediately at the second.
enum InterruptibleRun {
  /// Whether a signal was received; a process executes one such run.
  private static let isStopping = Atomic(false)
  /// Whether a signal was received after which a second one is urgent.
  private static let wasAsked = Atomic(false)

  /// Runs `body` in a task that is cancelled at the first signal.
  ///
  /// Signals are handled on a separate thread: all threads of the cooperative pool may be occupied with long
  /// documents, which only check for cancellation.
  static func run<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws
    -> Result
  {
    let work = Task { try await body() }
    let queue = DispatchQueue(label: "notion-export.signals")
    let sources = StopSignals.numbers.map { number in
      // A dispatch source receives an ignored signal too; a default one would end the process.
      signal(number, SIG_IGN)
      return (number, DispatchSource.makeSignalSource(signal: number, queue: queue))
    }
    for (number, source) in sources {
      source.setEventHandler {
        // A closing terminal sends SIGHUP, and its shell sends another, without urgency.
        if number != SIGHUP, wasAsked.exchange(true, ordering: .relaxed) {
          _exit(ExitCode.interrupted.rawValue)
        }
        guard !isStopping.exchange(true, ordering: .relaxed) else { return }
        StandardError.write("Stopping: finishing what is under way. Interrupt again to stop at once.\n")
        work.cancel()
      }
      source.resume()
    }
    defer { for (_, source) in sources { source.cancel() } }
    return try await work.value
  }
}
