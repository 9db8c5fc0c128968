import Testing

@testable import NotionExportEngine

@Suite struct BoundedQueueTests {
  private typealias Queue = BoundedQueue<Int>

  // `#expect` cannot call what mutates, so the calls are made in the arguments of these.
  private func expect(proceeds action: Queue.SendAction) { #expect(action.proceeds) }
  private func expect(waits action: Queue.SendAction) { #expect(action.waits) }
  private func expect(waits action: Queue.ReceiveAction) { #expect(action.waits) }
  private func expect(ends action: Queue.ReceiveAction) { #expect(action.ends) }
  private func expect<Value: Equatable>(_ found: Value?, _ expected: Value) { #expect(found == expected) }

  @Test("Elements are received in order") func order() {
    var queue = Queue(limits: .init(count: 10, weight: 100))
    for element in 1...3 { expect(proceeds: queue.send(element, weight: 1)) }
    let taken = [queue.receive().taken, queue.receive().taken, queue.receive().taken]
    #expect(taken == [1, 2, 3])
  }

  @Test("When the queue is full by count, the producer waits for a free slot") func fullByCount() {
    var queue = Queue(limits: .init(count: 2, weight: 100))
    expect(proceeds: queue.send(1, weight: 1))
    expect(waits: queue.send(2, weight: 1))
    expect(queue.receive().resumesProducer, true)
  }

  @Test("When the queue is full by weight, the producer waits until it is lighter") func fullByWeight() {
    var queue = Queue(limits: .init(count: 10, weight: 100))
    expect(proceeds: queue.send(1, weight: 10))
    expect(waits: queue.send(2, weight: 95))
    expect(queue.receive().resumesProducer, true)
    #expect(queue.weight == 95)
  }

  @Test("An element heavier than the limit passes alone") func heavyElement() {
    var queue = Queue(limits: .init(count: 10, weight: 100))
    expect(waits: queue.send(1, weight: 1000))
    let received = queue.receive()
    #expect(received.taken == 1)
    #expect(received.resumesProducer == true)
    #expect(queue.weight == 0)
  }

  @Test("A waiting consumer receives the element directly") func waitingConsumer() {
    var queue = Queue(limits: .init(count: 1, weight: 1))
    expect(waits: queue.receive())
    if case .deliver(7) = queue.send(7, weight: 50) {} else { Issue.record("7 was not delivered") }
    #expect(queue.count == 0)
  }

  @Test("The end follows the last element") func end() {
    var queue = Queue(limits: .init(count: 10, weight: 100))
    _ = queue.send(1, weight: 1)
    let resumesConsumer = queue.finish()
    #expect(!resumesConsumer)
    expect(queue.receive().taken, 1)
    expect(ends: queue.receive())
  }

  @Test("Finishing resumes a waiting consumer") func finishing() {
    var queue = Queue(limits: .init(count: 10, weight: 100))
    expect(waits: queue.receive())
    let resumesConsumer = queue.finish()
    #expect(resumesConsumer)
  }

  @Test("Cancellation resumes both sides and stops the producer") func cancellation() {
    var queue = Queue(limits: .init(count: 1, weight: 100))
    expect(waits: queue.send(1, weight: 1))
    let resumed = queue.cancel()
    #expect(resumed.producer)
    expect(ends: queue.receive())
    if case .stop = queue.send(2, weight: 1) {} else { Issue.record("the producer was not stopped") }
  }
}

extension BoundedQueue.SendAction {
  fileprivate var proceeds: Bool { if case .proceed = self { true } else { false } }
  fileprivate var waits: Bool { if case .wait = self { true } else { false } }
}

extension BoundedQueue.ReceiveAction {
  fileprivate var taken: Element? { if case .take(let element, _) = self { element } else { nil } }
  fileprivate var resumesProducer: Bool? { if case .take(_, let resumes) = self { resumes } else { nil } }
  fileprivate var waits: Bool { if case .wait = self { true } else { false } }
  fileprivate var ends: Bool { if case .end = self { true } else { false } }
}
