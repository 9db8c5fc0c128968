import Synchronization

/// Where finished requests gather until the crawl stores them, several in one transaction.
final class OutcomeBox: Sendable {
  private struct State {
    var outcomes: [FetchOutcome] = []
    var isInterrupted = false
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  /// Adds what became of a request.
  func put(_ outcome: FetchOutcome) {
    wake { $0.outcomes.append(outcome) }
  }

  /// Makes ``take()`` return although nothing has come, from now on.
  func interrupt() {
    wake { $0.isInterrupted = true }
  }

  /// Whether the crawl has been told to stop.
  var isInterrupted: Bool { state.withLock { $0.isInterrupted } }

  /// Everything that has come; waits until there is something, or an interruption.
  func take() async -> [FetchOutcome] {
    await withCheckedContinuation { continuation in
      let isReady = state.withLock { state in
        if !state.outcomes.isEmpty || state.isInterrupted { return true }
        state.waiter = continuation
        return false
      }
      if isReady { continuation.resume() }
    }
    return state.withLock { state in
      defer { state.outcomes = [] }
      return state.outcomes
    }
  }

  private func wake(_ change: (inout State) -> Void) {
    let waiter = state.withLock { state in
      change(&state)
      return state.waiter.take()
    }
    waiter?.resume()
  }
}
