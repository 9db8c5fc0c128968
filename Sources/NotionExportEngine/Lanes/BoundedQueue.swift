internal import DequeModule

/// The state of a queue between one producer and one consumer, bounded by count and by weight.
///
/// It performs nothing: every call returns what its caller has to do. ``LaneQueue`` is the shell around it.
package struct BoundedQueue<Element> {
  /// How much may wait.
  package struct Limits: Sendable {
    /// Elements.
    package var count: Int
    /// The sum of their weights.
    package var weight: Int

    /// Sets limits.
    package init(count: Int, weight: Int) {
      self.count = count
      self.weight = weight
    }
  }

  enum SendAction {
    /// The element waits in the queue; the producer goes on.
    case proceed
    /// The element waits in the queue, which is full: the producer waits until it is resumed.
    case wait
    /// The consumer waits for this element: resume it. The producer goes on.
    case deliver(Element)
    /// The consumer is gone; the producer stops.
    case stop
  }

  enum ReceiveAction {
    /// The next element; if the flag is set, the producer waits for the room: resume it.
    case take(Element, resumesProducer: Bool)
    /// The queue is empty: the consumer waits until it is resumed.
    case wait
    /// Nothing will come any more.
    case end
  }

  private let limits: Limits
  private var waiting: Deque<(element: Element, weight: Int)> = []
  private(set) var weight = 0
  private var producerWaits = false
  private var consumerWaits = false
  private var ended = false
  private var cancelled = false

  init(limits: Limits) { self.limits = limits }

  var count: Int { waiting.count }

  /// An element heavier than the whole limit passes alone: the queue is never full while it is empty.
  private var isFull: Bool { waiting.count >= limits.count || weight >= limits.weight }

  mutating func send(_ element: Element, weight: Int) -> SendAction {
    if cancelled { return .stop }
    if consumerWaits {
      consumerWaits = false
      return .deliver(element)
    }
    waiting.append((element, weight))
    self.weight += weight
    producerWaits = isFull
    return isFull ? .wait : .proceed
  }

  mutating func receive() -> ReceiveAction {
    guard let (element, weight) = waiting.popFirst() else {
      if ended || cancelled { return .end }
      consumerWaits = true
      return .wait
    }
    self.weight -= weight
    // Not at the first room: else the two would hand over to each other at every element.
    let resumes = producerWaits && !isFull && waiting.count <= limits.count / 2
    if resumes { producerWaits = false }
    return .take(element, resumesProducer: resumes)
  }

  /// The producer has sent its last element; returns whether a waiting consumer is to be resumed with the end.
  mutating func finish() -> Bool {
    ended = true
    defer { consumerWaits = false }
    return consumerWaits
  }

  /// Either side is gone; returns whom to resume.
  mutating func cancel() -> (producer: Bool, consumer: Bool) {
    cancelled = true
    waiting.removeAll()
    weight = 0
    defer { (producerWaits, consumerWaits) = (false, false) }
    return (producerWaits, consumerWaits)
  }
}
