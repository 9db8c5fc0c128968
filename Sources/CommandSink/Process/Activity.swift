internal import Synchronization

/// When the command last read or wrote something.
final class Activity: Sendable {
  private struct State {
    var last = ContinuousClock.now
    var isTooLate = false
  }

  private let state = Mutex(State())
  let deadline: Duration

  init(deadline: Duration) { self.deadline = deadline }

  /// The command did something.
  func mark() { state.withLock { $0.last = .now } }

  /// Whether the deadline has passed without anything.
  var isTooLate: Bool { state.withLock { $0.isTooLate } }

  /// Returns when nothing has happened for as long as the deadline allows; throws when it is cancelled.
  func waitForSilence() async throws {
    while true {
      let end = state.withLock { $0.last } + deadline
      if end <= .now { break }
      try await Task.sleep(until: end)
    }
    state.withLock { $0.isTooLate = true }
  }
}
