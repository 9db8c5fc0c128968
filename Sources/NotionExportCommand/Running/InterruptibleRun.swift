internal import ArgumentParser
internal import Dispatch
internal import Foundation
internal import Synchronization

/// Runs something that ends cleanly at the first SIGINT or SIGTERM, and at once at the second.
enum InterruptibleRun {
  /// Whether a signal has come; a process does one such run.
  private static let isStopping = Atomic(false)
  /// Whether a signal has come that a second one would make urgent.
  private static let wasAsked = Atomic(false)

  /// Runs `body` in a task that is cancelled at the first signal.
  ///
  /// Signals are taken on a thread of their own: all threads of tasks may be at work on long documents, which look
  /// now and then whether they are cancelled and do not otherwise give way.
  static func run<Result: Sendable>(_ body: @escaping @Sendable () async throws -> Result) async throws
    -> Result
  {
    let work = Task { try await body() }
    let queue = DispatchQueue(label: "notion-export.signals")
    let sources = StopSignals.numbers.map { number in
      // The source is told of an ignored signal too; one that is not ignored would end the process.
      signal(number, SIG_IGN)
      return (number, DispatchSource.makeSignalSource(signal: number, queue: queue))
    }
    for (number, source) in sources {
      source.setEventHandler {
        // A terminal that closes sends SIGHUP, and its shell sends another: nobody asks for haste.
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
