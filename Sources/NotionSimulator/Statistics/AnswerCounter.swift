import Synchronization

/// Counts answers, and notifies waiting tasks.
final class AnswerCounter: Sendable {
  private struct State {
    var count = 0
    var nextListener = 0
    var listeners: [Int: AsyncStream<Int>.Continuation] = [:]
  }

  private let state = Mutex(State())

  /// Counts an answer.
  func count() {
    state.withLock { state in
      state.count += 1
      for listener in state.listeners.values { listener.yield(state.count) }
    }
  }

  /// The current count, repeated after each change.
  var counts: AsyncStream<Int> {
    let (counts, continuation) = AsyncStream.makeStream(of: Int.self, bufferingPolicy: .bufferingNewest(1))
    let listener = state.withLock { state in
      state.nextListener += 1
      state.listeners[state.nextListener] = continuation
      continuation.yield(state.count)
      return state.nextListener
    }
    continuation.onTermination = { [weak self] _ in
      _ = self?.state.withLock { $0.listeners.removeValue(forKey: listener) }
    }
    return counts
  }
}
