import Synchronization

/// A clock that a test sets; it can also jump to the time of the first sleeper.
final class ManualClock: Clock, Sendable {
  struct Instant: InstantProtocol {
    var offset: Duration
    func advanced(by duration: Duration) -> Instant { Instant(offset: offset + duration) }
    func duration(to other: Instant) -> Duration { other.offset - offset }
    static func < (left: Instant, right: Instant) -> Bool { left.offset < right.offset }
  }

  private struct State {
    var now = Duration.zero
    var sleepers: [Int: (until: Duration, continuation: CheckedContinuation<Void, any Error>)] = [:]
    var cancelled: Set<Int> = []
    var count = 0
  }

  private let state = Mutex(State())
  private let runsFreely: Bool

  /// - Parameter runsFreely: Whether a sleep advances the time instead of waiting for the test to do so.
  init(runsFreely: Bool = false) { self.runsFreely = runsFreely }

  var now: Instant { Instant(offset: elapsed) }
  var elapsed: Duration { state.withLock { $0.now } }
  var minimumResolution: Duration { .nanoseconds(1) }

  func sleep(until deadline: Instant, tolerance: Duration?) async throws {
    try Task.checkCancellation()
    if runsFreely {
      state.withLock { $0.now = max($0.now, deadline.offset) }
      await Task.yield()
      return
    }
    let number = state.withLock { state in
      state.count += 1
      return state.count
    }
    try await withTaskCancellationHandler {
      try await withCheckedThrowingContinuation { continuation in
        let result: Result<Void, any Error>? = state.withLock { state in
          if state.cancelled.remove(number) != nil { return .failure(CancellationError()) }
          if deadline.offset <= state.now { return .success(()) }
          state.sleepers[number] = (deadline.offset, continuation)
          return nil
        }
        if let result { continuation.resume(with: result) }
      }
    } onCancel: {
      let sleeper = state.withLock { state in
        let sleeper = state.sleepers.removeValue(forKey: number)
        if sleeper == nil { state.cancelled.insert(number) }
        return sleeper
      }
      sleeper?.continuation.resume(throwing: CancellationError())
    }
  }

  /// Advances the time to the first wake-up of a sleeper, if there is one.
  func advanceToNextSleeper() {
    if let next = state.withLock({ $0.sleepers.values.map(\.until).min() }) { advance(to: next) }
  }

  /// Advances the time and wakes the sleepers whose deadline has passed.
  func advance(to time: Duration) {
    let woken = state.withLock { state in
      state.now = max(state.now, time)
      let due = state.sleepers.filter { $0.value.until <= state.now }
      for number in due.keys { state.sleepers[number] = nil }
      return due.values.map(\.continuation)
    }
    for continuation in woken { continuation.resume() }
  }
}
