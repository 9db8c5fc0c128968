/// The number of requests that the simulator accepts for one token.
public enum RateLimit: Sendable, Hashable {
  /// No limit.
  case none
  /// `allowance` requests in each window, in any distribution.
  ///
  /// Windows follow each other without a gap from the start of the simulator. Notion's are of 60 seconds,
  /// with 180 or 600 requests.
  case fixedWindow(allowance: Int, window: Duration)
  /// A bucket with a capacity of `burst` requests, refilled at `rate` a second.
  case tokenBucket(rate: Double, burst: Int)
}

/// The limit that a workspace's integrations share, and its use by other integrations.
public struct WorkspaceLimit: Sendable, Hashable {
  /// Requests in each window, of all integrations together.
  public var allowance: Int
  /// The length of a window.
  public var window: Duration
  /// The rate of requests of other integrations, per second, as long as the limit permits any.
  public var otherTraffic: Double

  /// Creates a shared limit.
  public init(allowance: Int, window: Duration, otherTraffic: Double = 0) {
    self.allowance = allowance
    self.window = window
    self.otherTraffic = otherTraffic
  }
}

/// The headers with the remaining quota; Notion sends none.
public enum RateLimitHeaders: Sendable, Hashable {
  /// None.
  case none
  /// `RateLimit-Limit`, `RateLimit-Remaining`, `RateLimit-Reset`.
  case standard
  /// `X-RateLimit-Limit`, `X-RateLimit-Remaining`, `X-RateLimit-Reset`.
  case prefixed
}

/// The `Retry-After` header of a 429.
public enum RetryAfterForm: Sendable, Hashable {
  /// The seconds until the limit allows a request again, rounded up.
  case seconds
  /// The time at which the limit allows a request again, as an HTTP date.
  case httpDate
  /// No header.
  case missing
  /// This number of seconds, independent of the limit; 0 and 631 have been observed.
  case fixed(Int)
}

/// The state of both limits: determines whether a request is accepted, and records the capacity.
struct LimitState: Sendable {
  private(set) var limit: RateLimit
  private(set) var workspaceLimit: WorkspaceLimit?
  private let start: SimulatorTime
  private var window: Window
  private var workspaceWindow: (index: Int64, used: Int) = (0, 0)
  private var tokens: Double
  private var refilled: SimulatorTime
  /// Accepted and refused requests by window; a single entry for a token bucket and without a limit.
  private(set) var windows: [WindowStatistics] = []

  /// The usage when the windows were last reset, and the content of the bucket at the first request after
  /// that.
  private var usedBefore = Window()
  private var tokensAtFirst: Double?

  private struct Window {
    var index: Int64 = 0
    var used = 0
  }

  enum Verdict: Sendable, Hashable {
    case accepted
    case refused(reason: String, until: SimulatorTime)
  }

  init(_ limit: RateLimit, workspace: WorkspaceLimit?, start: SimulatorTime) {
    self.limit = limit
    workspaceLimit = workspace
    self.start = start
    window = Window()
    refilled = start
    tokens = Self.burst(limit)
  }

  private static func burst(_ limit: RateLimit) -> Double {
    if case .tokenBucket(_, let burst) = limit { Double(burst) } else { 0 }
  }

  /// Changes the limit and keeps the usage of the present window.
  mutating func change(_ limit: RateLimit, workspace: WorkspaceLimit?, now: SimulatorTime) {
    if case .fixedWindow(_, let old) = self.limit, case .fixedWindow(_, let new) = limit, old == new {
    } else {
      window = Window(index: index(now, limit), used: 0)
      tokens = Self.burst(limit)
      refilled = now
    }
    self.limit = limit
    workspaceLimit = workspace
  }

  private func index(_ now: SimulatorTime, _ limit: RateLimit) -> Int64 {
    guard case .fixedWindow(_, let length) = limit else { return 0 }
    return (now.milliseconds - start.milliseconds) / max(1, length.milliseconds)
  }

  private func end(ofWindow index: Int64, _ length: Duration) -> SimulatorTime {
    SimulatorTime(milliseconds: start.milliseconds + (index + 1) * max(1, length.milliseconds))
  }

  mutating func admit(at now: SimulatorTime) -> Verdict {
    let verdict = judge(now)
    record(verdict, at: now)
    return verdict
  }

  private mutating func judge(_ now: SimulatorTime) -> Verdict {
    if let refusal = judgeWorkspace(now) { return refusal }
    switch limit {
    case .none: break
    case .fixedWindow(let allowance, let length):
      let index = index(now, limit)
      if index != window.index { window = Window(index: index, used: 0) }
      guard window.used < allowance else {
        return .refused(reason: "public_api_request_rate_limit", until: end(ofWindow: index, length))
      }
      window.used += 1
    case .tokenBucket(let rate, let burst):
      let elapsed = Double(now.milliseconds - refilled.milliseconds) / 1000
      tokens = min(Double(burst), tokens + elapsed * rate)
      refilled = now
      tokensAtFirst = tokensAtFirst ?? tokens
      guard tokens >= 1 else {
        let wait = (1 - tokens) / rate
        return .refused(
          reason: "public_api_request_rate_limit",
          until: SimulatorTime(milliseconds: now.milliseconds + Int64((wait * 1000).rounded(.up))))
      }
      tokens -= 1
    }
    workspaceWindow.used += 1
    return .accepted
  }

  private mutating func judgeWorkspace(_ now: SimulatorTime) -> Verdict? {
    guard let shared = workspaceLimit else { return nil }
    let length = max(1, shared.window.milliseconds)
    let elapsed = now.milliseconds - start.milliseconds
    if elapsed / length != workspaceWindow.index { workspaceWindow = (elapsed / length, 0) }
    let others = Int(shared.otherTraffic * Double(elapsed % length) / 1000)
    guard workspaceWindow.used + others < shared.allowance else {
      return .refused(
        reason: "public_api_space_request_rate_limit", until: end(ofWindow: elapsed / length, shared.window))
    }
    return nil
  }

  private mutating func record(_ verdict: Verdict, at now: SimulatorTime) {
    let index = index(now, limit)
    let start: SimulatorTime
    let allowance: Int?
    if case .fixedWindow(let count, let length) = limit {
      start = SimulatorTime(milliseconds: self.start.milliseconds + index * max(1, length.milliseconds))
      allowance = count
    } else {
      start = self.start
      allowance = nil
    }
    if windows.last?.start != start {
      windows.append(WindowStatistics(start: start, allowance: allowance))
      if windows.count > 10_000 { windows.removeFirst() }
    }
    windows[windows.count - 1].allowance = allowance
    if verdict == .accepted {
      windows[windows.count - 1].accepted += 1
    } else {
      windows[windows.count - 1].refused += 1
    }
  }

  /// Resets the windows, so that capacity is counted from here on.
  mutating func forgetWindows() {
    windows = []
    usedBefore = window
    tokensAtFirst = nil
  }

  /// Returns the number of requests that a perfect client could have sent in `from...to`.
  func capacity(from: SimulatorTime, to: SimulatorTime) -> Int? {
    switch limit {
    case .none: return nil
    case .fixedWindow(let allowance, _):
      let (first, last) = (index(from, limit), index(to, limit))
      let known = Dictionary(
        windows.map { (index($0.start, limit), $0.allowance ?? allowance) }, uniquingKeysWith: { $1 })
      let used = usedBefore.index == first ? usedBefore.used : 0
      return (first...max(first, last)).reduce(0) { $0 + (known[$1] ?? allowance) } - used
    case .tokenBucket(let rate, let burst):
      return Int(tokensAtFirst ?? Double(burst))
        + Int(Double(to.milliseconds - from.milliseconds) / 1000 * rate)
    }
  }

  /// Returns the remaining quota of the present window or bucket, and the time of its renewal.
  func remaining(at now: SimulatorTime) -> (limit: Int, remaining: Int, reset: SimulatorTime)? {
    switch limit {
    case .none: return nil
    case .fixedWindow(let allowance, let length):
      let used = index(now, limit) == window.index ? window.used : 0
      return (allowance, max(0, allowance - used), end(ofWindow: index(now, limit), length))
    case .tokenBucket(let rate, let burst):
      let missing = (Double(burst) - tokens) / rate
      return (burst, Int(tokens), SimulatorTime(milliseconds: now.milliseconds + Int64(missing * 1000)))
    }
  }
}
