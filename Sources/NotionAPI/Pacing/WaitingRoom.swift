/// A queue of requests, ordered by priority and then by arrival.
struct WaitingRoom: Sendable {
  struct Waiter: Sendable {
    let number: Int
    let kind: OperationKind
    let priority: RequestPriority
    let continuation: CheckedContinuation<PipelinePermit, any Error>
  }

  private(set) var waiters: [Waiter] = []

  var count: Int { waiters.count }

  mutating func enter(_ waiter: Waiter) {
    // From the back, as most new requests belong there.
    var index = waiters.endIndex
    while index > 0, isBefore(waiter, waiters[index - 1]) { index -= 1 }
    waiters.insert(waiter, at: index)
  }

  private func isBefore(_ left: Waiter, _ right: Waiter) -> Bool {
    left.priority != right.priority ? left.priority > right.priority : left.number < right.number
  }

  mutating func leave(_ number: Int) -> Waiter? {
    guard let index = waiters.firstIndex(where: { $0.number == number }) else { return nil }
    return waiters.remove(at: index)
  }

  /// Removes the requests for which `isDone` returns true; calls it for each in order.
  mutating func removeAll(where isDone: (Waiter) -> Bool) {
    waiters.removeAll(where: isDone)
  }
}
