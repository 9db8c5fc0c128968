@testable import NotionAPI

/// Runs a limiter against a ``SimulatedServer`` in virtual time: deterministic, without clock or sleep.
struct PacingSimulation {
  struct Outcome {
    var accepted = 0
    var refused = 0
    /// The times at which requests were accepted by the server.
    var acceptedAt: [Double] = []
    var refusedAt: [Double] = []
    var end = 0.0

    var refusedShare: Double { Double(refused) / Double(max(1, accepted + refused)) }

    /// The ratio of accepted requests to those of a perfect client, from a time on.
    func utilisation(from start: Double, of server: SimulatedServer) -> Double {
      Double(acceptedAt.count { $0 >= start }) / server.capacity(from: start, to: end)
    }

    /// The longest time in which no request arrived.
    var longestSilence: Double {
      zip(acceptedAt, acceptedAt.dropFirst()).map { $1 - $0 }.max() ?? 0
    }
  }

  var limiter: AdaptiveRateLimiter
  var server: SimulatedServer
  /// The maximum number of concurrent requests.
  var concurrency = 16
  /// The time between sending and receiving, half of it on the way there.
  var latency = 0.2
  /// The variation of the latency, as a fraction.
  var jitter = 0.5
  /// The standard deviation of the logarithm of the factor by which the latency of responses varies.
  var spread = 0.0
  /// Further limits of the concurrency, by errors and latency.
  var operations = OperationLimiter()
  var random = SeededGenerator(seed: 1)
  /// Changes of the server's limit, with their times.
  var changes: [(at: Double, SimulatedServer.Limit)] = []

  private enum Event {
    case arrival(RateTicket, sentAt: Double, answerAt: Double)
    case answer(RateTicket, RateAnswer, latency: Double)
    case wake
  }

  init(_ server: SimulatedServer, limits: RateLimits = RateLimits()) {
    self.server = server
    limiter = AdaptiveRateLimiter(limits: limits)
  }

  /// Sends without end until `duration` is over, or until `requests` are accepted.
  mutating func run(for duration: Double, requests: Int = .max) -> Outcome {
    var outcome = Outcome()
    var queue = EventQueue<Event>()
    var inFlight = 0
    var wakeAt: Double?
    queue.push(.wake, at: 0)
    while let (now, event) = queue.pop(), now <= duration, outcome.accepted < requests {
      while let change = changes.first, change.at <= now {
        server.limit = change.1
        changes.removeFirst()
      }
      outcome.end = now
      switch event {
      case .arrival(let ticket, let sentAt, let answerAt):
        let answer: RateAnswer
        switch server.receive(at: now) {
        case .accepted:
          outcome.accepted += 1
          outcome.acceptedAt.append(now)
          answer = .accepted(nil)
        case .refused(let wait):
          outcome.refused += 1
          outcome.refusedAt.append(now)
          answer = .refused(retryAfter: wait.map { .seconds($0) })
        }
        queue.push(.answer(ticket, answer, latency: answerAt - sentAt), at: answerAt)
        continue
      case .answer(let ticket, let answer, let latency):
        inFlight -= 1
        if case .accepted = answer {
          operations.end(.blocks, .answered(.seconds(latency)))
        } else {
          operations.end(.blocks, .neutral)
        }
        limiter.answered(ticket, answer, at: .seconds(now))
      case .wake:
        if wakeAt == now { wakeAt = nil }
      }
      sending: while inFlight < concurrency, operations.admits(.blocks, at: .seconds(now)) {
        switch limiter.next(at: .seconds(now)) {
        case .send(let ticket):
          inFlight += 1
          operations.begin(.blocks)
          let there = latency * (0.5 + jitter * Double.random(in: 0...1, using: &random)) / 2
          var back = latency * (0.5 + jitter * Double.random(in: 0...1, using: &random)) / 2
          if spread > 0 { back *= random.spread(spread) }
          queue.push(.arrival(ticket, sentAt: now, answerAt: now + there + back), at: now + there)
        case .waitUntil(let until):
          let until = max(until.inSeconds, now + 0.000_01)
          if wakeAt.map({ until < $0 }) ?? true {
            wakeAt = until
            queue.push(.wake, at: until)
          }
          break sending
        case .waitForAnswer, .blocked: break sending
        }
      }
    }
    return outcome
  }
}

extension SeededGenerator {
  /// A factor with a log-normal distribution around 1.
  mutating func spread(_ sigma: Double) -> Double {
    // The sum of twelve even numbers is as good as normal.
    let normal = (0..<12).reduce(-6.0) { sum, _ in sum + Double.random(in: 0...1, using: &self) }
    var factor = 1.0
    // e to the power of sigma times the number, by its series: no C library is needed for that.
    var term = 1.0
    for index in 1...30 {
      term *= sigma * normal / Double(index)
      factor += term
    }
    return factor
  }
}

/// A server's way of limiting requests, in virtual time.
struct SimulatedServer {
  enum Limit {
    /// Consecutive windows that start at `phase`.
    case window(allowance: Int, length: Double, phase: Double = 0)
    /// Windows that begin with the first request after the last one.
    case lazyWindow(allowance: Int, length: Double)
    case bucket(rate: Double, burst: Double)
  }

  enum RetryAfter: CaseIterable {
    case roundedUp, roundedDown, exact, missing, zero
    /// A date in whole seconds, relative to the `Date` header in whole seconds.
    case httpDate
  }

  var limit: Limit { didSet { reset() } }
  var retryAfter = RetryAfter.roundedUp
  /// The rate of requests of another client within the same windows, per second.
  var otherTraffic = 0.0
  private var index = 0
  private var used = 0
  private var start: Double?
  private var tokens = 0.0
  private var filledAt = 0.0

  init(_ limit: Limit, retryAfter: RetryAfter = .roundedUp, otherTraffic: Double = 0) {
    self.limit = limit
    self.retryAfter = retryAfter
    self.otherTraffic = otherTraffic
    if case .bucket(_, let burst) = limit { tokens = burst }
  }

  private mutating func reset() {
    used = 0
    start = nil
  }

  /// `nil` for accepted, else what `Retry-After` says, itself optional.
  mutating func receive(at now: Double) -> RateAnswerKind {
    switch limit {
    case .window(let allowance, let length, let phase):
      let current = Int(((now - phase) / length).rounded(.down))
      if current != index {
        index = current
        used = 0
      }
      let others = Int(otherTraffic * (now - phase - Double(current) * length))
      guard used + others < allowance else {
        return .refused(told(phase + Double(current + 1) * length - now, at: now))
      }
      used += 1
    case .lazyWindow(let allowance, let length):
      if let start, now < start + length {
        guard used < allowance else { return .refused(told(start + length - now, at: now)) }
      } else {
        start = now
        used = 0
      }
      used += 1
    case .bucket(let rate, let burst):
      tokens = min(burst, tokens + (now - filledAt) * rate)
      filledAt = now
      guard tokens >= 1 else { return .refused(told((1 - tokens) / rate, at: now)) }
      tokens -= 1
    }
    return .accepted
  }

  enum RateAnswerKind { case accepted, refused(Double?) }

  private func told(_ wait: Double, at now: Double) -> Double? {
    switch retryAfter {
    case .roundedUp: wait.rounded(.up)
    case .roundedDown: wait.rounded(.down)
    case .exact: wait
    case .missing: nil
    case .zero: 0
    case .httpDate: (now + wait).rounded(.up) - now.rounded(.down)
    }
  }

  /// Returns the number of requests that a perfect client could have sent between two times.
  func capacity(from: Double, to: Double) -> Double {
    switch limit {
    case .window(let allowance, let length, let phase):
      let first = ((from - phase) / length).rounded(.down)
      let last = ((to - phase) / length).rounded(.down)
      return Double(allowance) * (last - first + 1)
    case .lazyWindow(let allowance, let length): return Double(allowance) * (to - from) / length
    case .bucket(let rate, _): return rate * (to - from)
    }
  }
}

/// Events ordered by time; those with equal times by insertion.
struct EventQueue<Event> {
  private var heap: [(time: Double, number: Int, event: Event)] = []
  private var count = 0

  private func isBefore(_ left: Int, _ right: Int) -> Bool {
    (heap[left].time, heap[left].number) < (heap[right].time, heap[right].number)
  }

  mutating func push(_ event: Event, at time: Double) {
    heap.append((time, count, event))
    count += 1
    var child = heap.count - 1
    while child > 0, isBefore(child, (child - 1) / 2) {
      heap.swapAt(child, (child - 1) / 2)
      child = (child - 1) / 2
    }
  }

  mutating func pop() -> (time: Double, event: Event)? {
    guard let first = heap.first else { return nil }
    let last = heap.removeLast()
    if !heap.isEmpty {
      heap[0] = last
      var parent = 0
      while true {
        var least = parent
        for child in [2 * parent + 1, 2 * parent + 2] where child < heap.count && isBefore(child, least) {
          least = child
        }
        if least == parent { break }
        heap.swapAt(parent, least)
        parent = least
      }
    }
    return (first.time, first.event)
  }
}
