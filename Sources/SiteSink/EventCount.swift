import Synchronization

/// What a lane has told its sink in this run.
final class EventCount: Sendable {
  private let state = Mutex((count: 0, isReplay: false))

  /// Whether every object comes in this run.
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
