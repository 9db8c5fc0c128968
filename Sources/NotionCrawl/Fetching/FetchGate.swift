internal import Synchronization

/// A limit on a crawl's concurrent requests, which a memory monitor adjusts.
package final class FetchGate: Sendable {
  /// The share that permits everything.
  package static let whole = 8

  private struct State {
    var share = FetchGate.whole
    var changed: (@Sendable () -> Void)?
  }

  private let state = Mutex(State())

  package init() {}

  /// Sets the permitted share of concurrent requests, in ``whole`` parts; 0 pauses.
  package func open(_ share: Int) {
    let changed = state.withLock { state -> (@Sendable () -> Void)? in
      guard state.share != share else { return nil }
      state.share = share
      return state.changed
    }
    changed?()
  }

  /// Calls `changed` whenever the share changes.
  func watch(_ changed: @escaping @Sendable () -> Void) { state.withLock { $0.changed = changed } }

  /// Whether fetching is paused.
  var isClosed: Bool { state.withLock { $0.share == 0 } }

  /// Returns the permitted number of concurrent requests out of `count`.
  func limit(of count: Int) -> Int {
    let share = state.withLock { $0.share }
    // Any share above zero permits at least one request.
    return share <= 1 ? share : max(1, count * share / Self.whole)
  }
}
