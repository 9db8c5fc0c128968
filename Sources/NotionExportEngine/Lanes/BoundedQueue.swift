internal import DequeModule

/// The state of a queue between one producer and one consumer, bounded by count and by weight.
///
/// It has no side effects: every call returns the action for its caller to perform. ``LaneQueue`` is the
/// shell around it.
package struct BoundedQueue<Element> {
  /// The capacity of a queue.
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
    /// The consumer has cancelled; the producer stops.
    case stop
  }

  enum ReceiveAction {
    /// The next element; if the flag is set, resume the producer, which waits for capacity.
    case take(Element, resumesProducer: Bool)
    /// The queue is empty: the consumer waits until it is resumed.
    case wait
    /// No further elements will arrive.
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

  /// An element heavier than the weight limit passes alone: an empty queue is never full.
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
    // Only when the queue is half empty: otherwise the two would switch at every element.
    let resumes = producerWaits && !isFull && waiting.count <= limits.count / 2
    if resumes { producerWaits = false }
    return .take(element, resumesProducer: resumes)
  }

  /// Ends the input; returns whether a waiting consumer must be resumed with the end.
  mutating func finish() -> Bool {
    ended = true
    defer { consumerWaits = false }
    return consumerWaits
  }

  /// Cancels both sides; returns which of them must be resumed.
  mutating func cancel() -> (producer: Bool, consumer: Bool) {
    cancelled = true
    waiting.removeAll()
    weight = 0
    defer { (producerWaits, consumerWaits) = (false, false) }
    return (producerWaits, consumerWaits)
  }
}
