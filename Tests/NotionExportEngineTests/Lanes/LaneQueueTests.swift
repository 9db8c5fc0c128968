import Testing

@testable import NotionExportEngine

@Suite struct LaneQueueTests {
  @Test("All sent elements are received in order", arguments: [1, 3, 64]) func order(limit: Int) async {
    let queue = LaneQueue<Int>(limits: .init(count: limit, weight: 1 << 20))
    async let sent: Bool = {
      for element in 0..<10_000 where await !queue.send(element, weight: 1) { return false }
      queue.finish()
      return true
    }()
    var received: [Int] = []
    while let element = await queue.next() { received.append(element) }
    #expect(await sent)
    #expect(received == Array(0..<10_000))
  }

  @Test("When the consumer ends, the producer stops") func endedConsumer() async {
    let queue = LaneQueue<Int>(limits: .init(count: 2, weight: 1 << 20))
    async let stopped: Bool = {
      while await queue.send(1, weight: 1) {}
      return true
    }()
    _ = await queue.next()
    queue.cancel()
    #expect(await stopped)
  }

  @Test("Cancelling the waiting task ends the wait") func cancellation() async {
    let queue = LaneQueue<Int>(limits: .init(count: 2, weight: 1 << 20))
    let consumer = Task { await queue.next() }
    consumer.cancel()
    #expect(await consumer.value == nil)
  }
}
