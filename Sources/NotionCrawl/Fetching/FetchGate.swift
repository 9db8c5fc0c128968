import NotionArchive
import NotionModel
import Synchronization

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

/// A limit on requests in flight, so that their responses fit into a memory budget.
struct FlightBudget {
  /// Memory for each byte of a response until it is stored: the body, its objects, its copy for the archive.
  private static let expansion = 4
  /// The assumed size, in bytes, of a response of a kind that has had none.
  private static let usual = 16 << 10

  private let bytes: Int
  private var typical: [WorkItem.Kind: Int] = [:]

  init(bytes: Int) { self.bytes = bytes }

  /// Records the size of a response; a larger size takes effect immediately, and decays slowly.
  mutating func record(_ size: Int, _ kind: WorkItem.Kind) {
    let typical = typical[kind] ?? Self.usual
    self.typical[kind] = max(size, typical - typical / 16)
  }

  /// Returns whether a request may start in addition to others. Two always may, so that a slow one does not
  /// block the rest.
  func admits(_ kind: WorkItem.Kind, beside others: some Collection<WorkItem.Kind>) -> Bool {
    others.count < 2 || others.reduce(memory(kind)) { $0.clampedAdding(memory($1)) } <= bytes
  }

  private func memory(_ kind: WorkItem.Kind) -> Int {
    (typical[kind] ?? Self.usual).clampedMultiplied(by: Self.expansion)
  }
}

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
