import Synchronization

/// A mailbox of finished requests that the crawl stores, several in one transaction.
final class OutcomeBox: Sendable {
  private struct State {
    var outcomes: [FetchOutcome] = []
    var isInterrupted = false
    var isNudged = false
    var waiter: CheckedContinuation<Void, Never>?
  }

  private let state = Mutex(State())

  /// Adds the outcome of a request.
  func put(_ outcome: FetchOutcome) {
    wake { $0.outcomes.append(outcome) }
  }

  /// Makes ``take()`` return even if empty, from now on.
  func interrupt() {
    wake { $0.isInterrupted = true }
  }

  /// Makes ``take()`` return once even if empty.
  func nudge() {
    wake { $0.isNudged = true }
  }

  /// Whether the crawl was interrupted.
  var isInterrupted: Bool { state.withLock { $0.isInterrupted } }

  /// Waits for outcomes, an interruption or a nudge, and returns all outcomes.
  func take() async -> [FetchOutcome] {
    await withCheckedContinuation { continuation in
      let isReady = state.withLock { state in
        if !state.outcomes.isEmpty || state.isInterrupted || state.isNudged { return true }
        state.waiter = continuation
        return false
      }
      if isReady { continuation.resume() }
    }
    return state.withLock { state in
      defer { (state.outcomes, state.isNudged) = ([], false) }
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
