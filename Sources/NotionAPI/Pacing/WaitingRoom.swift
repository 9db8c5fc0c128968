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
    var place = waiters.endIndex
    while place > 0, isBefore(waiter, waiters[place - 1]) { place -= 1 }
    waiters.insert(waiter, at: place)
  }

  private func isBefore(_ left: Waiter, _ right: Waiter) -> Bool {
    left.priority != right.priority ? left.priority > right.priority : left.number < right.number
  }

  mutating func leave(_ number: Int) -> Waiter? {
    guard let place = waiters.firstIndex(where: { $0.number == number }) else { return nil }
    return waiters.remove(at: place)
  }

  /// Removes the requests for which `decide` returns false; calls it for each in order.
  mutating func sift(_ decide: (Waiter) -> Bool) {
    waiters.removeAll { !decide($0) }
  }
}
