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
