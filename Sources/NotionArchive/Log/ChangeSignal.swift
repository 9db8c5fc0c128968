import Synchronization

/// Wakes tasks that wait for the change log to grow.
package final class ChangeSignal: Sendable {
  private typealias Waiter = (after: LogPosition, continuation: CheckedContinuation<ChangeLogState, Never>)

  private struct State {
    var position: LogPosition = 0
    /// The end of the log in this run, if it was reached.
    var end: ChangeLogState?
    var nextWaiter = 0
    var waiters: [Int: Waiter] = [:]

    func answer(after position: LogPosition) -> ChangeLogState? {
      self.position > position ? .advanced : end
    }
  }

  private let state = Mutex(State())

  /// Announces that the log now extends to `position`.
  package func advance(to position: LogPosition) { wake { $0.position = max($0.position, position) } }

  /// Announces that the log is complete for this run.
  func end(isComplete: Bool) {
    wake { if $0.end == nil { $0.end = isComplete ? .complete : .incomplete } }
  }

  /// Waits until the log extends beyond `position`, or is complete for this run.
  func wait(after position: LogPosition) async throws -> ChangeLogState {
    let waiter = state.withLock { state in
      state.nextWaiter += 1
      return state.nextWaiter
    }
    let answer = await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let answer: ChangeLogState? = state.withLock { state in
          if Task.isCancelled { return .incomplete }
          if let answer = state.answer(after: position) { return answer }
          state.waiters[waiter] = (position, continuation)
          return nil
        }
        if let answer { continuation.resume(returning: answer) }
      }
    } onCancel: {
      let waiting = state.withLock { $0.waiters.removeValue(forKey: waiter) }
      waiting?.continuation.resume(returning: .incomplete)
    }
    try Task.checkCancellation()
    return answer
  }

  private func wake(_ change: (inout State) -> Void) {
    let woken = state.withLock { state in
      change(&state)
      var woken: [(Waiter, ChangeLogState)] = []
      for (key, waiter) in state.waiters {
        guard let answer = state.answer(after: waiter.after) else { continue }
        woken.append((waiter, answer))
        state.waiters[key] = nil
      }
      return woken
    }
    for (waiter, answer) in woken { waiter.continuation.resume(returning: answer) }
  }
}
