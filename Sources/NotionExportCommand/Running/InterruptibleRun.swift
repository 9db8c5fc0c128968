internal import ArgumentParser
internal import Dispatch
internal import Foundation
internal import Synchronization
internal import UnixSignals

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
        StandardError.write("Stopping after the current work. Interrupt again to stop immediately.\n")
        work.cancel()
      }
      source.resume()
    }
    defer { for (_, source) in sources { source.cancel() } }
    return try await work.value
  }
}

/// The signals that ask the program to end.
enum StopSignals {
  /// Returns a sequence of SIGINT, SIGTERM, and SIGHUP unless it was ignored at the start, as by `nohup`.
  static func trapped() async -> UnixSignalsSequence {
    await UnixSignalsSequence(
      trapping: isHangupIgnored ? [.sigint, .sigterm] : [.sigint, .sigterm, .sighup])
  }

  /// The same signals as numbers.
  static var numbers: [Int32] { isHangupIgnored ? [SIGINT, SIGTERM] : [SIGINT, SIGTERM, SIGHUP] }

  private static var isHangupIgnored: Bool {
    var action = sigaction()
    guard sigaction(SIGHUP, nil, &action) == 0 else { return false }
    #if canImport(Darwin)
    let handler = action.__sigaction_u.__sa_handler
    #else
    let handler = action.__sigaction_handler.sa_handler
    #endif
    return unsafeBitCast(handler, to: Int.self) == unsafeBitCast(SIG_IGN, to: Int.self)
  }
}
