internal import Synchronization

/// A queue between one producer task and one consumer task: a full queue makes the producer wait.
package final class LaneQueue<Element: Sendable>: Sendable {
  private struct State {
    var queue: BoundedQueue<Element>
    var producer: CheckedContinuation<Bool, Never>?
    var consumer: CheckedContinuation<Element?, Never>?
  }

  private let state: Mutex<State>

  /// Makes an empty queue.
  package init(limits: BoundedQueue<Element>.Limits) {
    state = Mutex(State(queue: BoundedQueue(limits: limits)))
  }

  /// Appends an element and waits while the queue is full; returns `false` after the consumer has cancelled.
  package func send(_ element: Element, weight: Int) async -> Bool {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let resume: @Sendable () -> Void = state.withLock { state in
          switch state.queue.send(element, weight: weight) {
          case .proceed: return { continuation.resume(returning: true) }
          case .stop: return { continuation.resume(returning: false) }
          case .deliver(let element):
            let consumer = state.consumer.take()
            return {
              consumer?.resume(returning: element)
              continuation.resume(returning: true)
            }
          case .wait:
            state.producer = continuation
            return {}
          }
        }
        resume()
      }
    } onCancel: {
      cancel()
    }
  }

  /// Waits for the next element and returns it, or `nil` after the last.
  package func next() async -> Element? {
    await withTaskCancellationHandler {
      await withCheckedContinuation { continuation in
        let resume: @Sendable () -> Void = state.withLock { state in
          switch state.queue.receive() {
          case .take(let element, let resumesProducer):
            let producer = resumesProducer ? state.producer.take() : nil
            return {
              producer?.resume(returning: true)
              continuation.resume(returning: element)
            }
          case .end: return { continuation.resume(returning: nil) }
          case .wait:
            state.consumer = continuation
            return {}
          }
        }
        resume()
      }
    } onCancel: {
      cancel()
    }
  }

  /// Ends the input: no more elements will be sent.
  package func finish() {
    let consumer = state.withLock { state in
      state.queue.finish() ? state.consumer.take() : nil
    }
    consumer?.resume(returning: nil)
  }

  /// Empties the queue and ends both sides.
  package func cancel() {
    let (producer, consumer) = state.withLock { state in
      let waiting = state.queue.cancel()
      return (waiting.producer ? state.producer.take() : nil, waiting.consumer ? state.consumer.take() : nil)
    }
    producer?.resume(returning: false)
    consumer?.resume(returning: nil)
  }
}
