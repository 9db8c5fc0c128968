internal import Synchronization

/// How much a crawl may fetch at one time; whoever watches the memory narrows it.
package final class FetchGate: Sendable {
  /// The share that means everything.
  package static let whole = 8

  private struct State {
    var share = FetchGate.whole
    var changed: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  package init() {}

  /// Sets how much of the usual may be fetched, in ``whole`` parts; 0 pauses.
  package func open(_ share: Int) {
    let changed = state.withLock { state -> (@Sendable () -> Void)? in
      guard state.share != share else { return nil }
      state.share = share
      return state.changed
    }
    changed?()
  }

  /// Calls `changed` whenever the gate moves.
  func watch(_ changed: @escaping @Sendable () -> Void) { state.withLock { $0.changed = changed } }

  /// Whether nothing may be fetched for now.
  var isClosed: Bool { state.withLock { $0.share == 0 } }

  /// How many of `count` requests may be on their way at one time.
  func limit(of count: Int) -> Int {
    let share = state.withLock { $0.share }
    // The least that is not nothing is one at a time, whatever the usual is.
    return share <= 1 ? share : max(1, count * share / Self.whole)
  }
}
