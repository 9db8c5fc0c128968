internal import Synchronization

/// The time of the command's last read or write.
final class Activity: Sendable {
  private struct State {
    var last = ContinuousClock.now
    var isTooLate = false
  }

  private let state = Mutex(State())
  let deadline: Duration

  init(deadline: Duration) { self.deadline = deadline }

  /// Records an activity of the command.
  func mark() { state.withLock { $0.last = .now } }

  /// Whether the deadline has passed without an activity.
  var isTooLate: Bool { state.withLock { $0.isTooLate } }

  /// Returns after a deadline without activity; throws when it is cancelled.
  func waitForSilence() async throws {
    while true {
      let end = state.withLock { $0.last } + deadline
      if end <= .now { break }
      try await Task.sleep(until: end)
    }
    state.withLock { $0.isTooLate = true }
  }
}
