import NotionExportEngine

/// Hands numbers from one task to another through the queue of a lane.
enum QueueLoop {
  /// Hands `count` numbers over.
  static func measure(_ count: Int) async -> (elements: Int, time: Duration) {
    let queue = LaneQueue<Int>(limits: .init(count: 64, weight: 2 << 20))
    let clock = ContinuousClock()
    let start = clock.now
    async let received = receive(queue)
    for number in 0..<count {
      guard await queue.send(number, weight: 1_000) else { break }
    }
    queue.finish()
    return (await received, clock.now - start)
  }

  private static func receive(_ queue: LaneQueue<Int>) async -> Int {
    var count = 0
    while await queue.next() != nil { count += 1 }
    return count
  }
}
