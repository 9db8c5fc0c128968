import Synchronization

/// The number of events of a lane in this run.
final class EventCount: Sendable {
  private let state = Mutex((count: 0, isReplay: false))

  /// Whether the run is a replay, with an event for every object.
  var isReplay: Bool {
    get { state.withLock { $0.isReplay } }
    set { state.withLock { $0.isReplay = newValue } }
  }

  /// Counts an event.
  func next() -> Int {
    state.withLock { state in
      state.count += 1
      return state.count
    }
  }
}
