import NotionModel

/// A rate limiter that learns the allowance of one token, to use all of it with hardly a refused request.
///
/// A value without clock or I/O. It returns a ``RateDecision`` before each request and receives the
/// ``RateAnswer`` afterwards; times are durations since any fixed moment.
///
/// Nothing is known at first, so it permits every request until the first refusal. The number of requests
/// accepted until then is the allowance, and `Retry-After` is the end of the window. It models the server in
/// one of two ways: fixed windows, each used up immediately, or a token bucket, with evenly spaced requests.
/// A first refusal that ends within three seconds indicates a bucket (`PacingStart`), unless as many requests
/// were accepted as windows allow. Very short windows with a small allowance are modelled as a bucket.
///
/// After every pause one request probes the server, and the others wait for its answer.
///
/// ## Topics
/// ### Requests and answers
/// - ``next(at:)``
/// - ``answered(_:_:at:)``
/// ### Learnt limits
/// - ``knowledge``
public struct AdaptiveRateLimiter: Sendable {
  /// A server that demands a longer wait does not report the end of a window.
  private static let longestWindow = 150.0
  /// A bucket never demands a longer wait.
  private static let longestBucketWait = 3.0
  /// Windows with a smaller allowance cannot afford the refusals that it takes to learn a window's end.
  private static let smallAllowance = 50
  /// A server that accepted more before the first refusal may use windows, however soon the refusal ends.
  private static let largestStart = 170

  private enum Model: Sendable {
    case window(WindowModel)
    case bucket(BucketModel)
  }

  private enum Probe: Sendable, Hashable {
    case none
    case due
    case out(Int)
  }

  private let limits: RateLimits
  private var model: Model
  private var spacing: SpacingLimit?
  private var probe = Probe.none
  private var era = 0
  private var tickets = 0
  private var inFlight = 0
  private var isBlocked = false
  /// Whether the present pause is due to an overloaded server, not to the rate limit.
  private(set) var isOverloaded = false
  private var pausedUntil: Double?
  private var quota: (remaining: Int, limit: Int?, resetAt: Double)?
  private var fruitlessPauses = 0
  private var accepted = 0
  private var refused = 0
  private var wallAt: Double?
  /// The time of the last refusal without `Retry-After`.
  private var refusedUntoldAt: Double?
  private var acceptedSinceWall = 0
  private var start = PacingStart()

  /// Creates a limiter without knowledge of the server.
  public init(limits: RateLimits = RateLimits()) {
    self.limits = limits
    model = .window(WindowModel(share: limits.share))
    spacing = limits.maximumPerSecond.map { SpacingLimit(perSecond: $0) }
  }

  /// Returns whether a request may be sent now.
  public mutating func next(at time: Duration) -> RateDecision {
    let now = time.inSeconds
    if isBlocked { return .blocked }
    if let until = pausedUntil {
      if now < until { return .waitUntil(Duration(clampedSeconds: until)) }
      pausedUntil = nil
      isOverloaded = false
    }
    if let opensAt = spacing?.opensAt, opensAt > now { return .waitUntil(Duration(clampedSeconds: opensAt)) }
    if let quota, now < quota.resetAt, quota.remaining <= 0 {
      return .waitUntil(Duration(clampedSeconds: quota.resetAt))
    } else if let quota, now >= quota.resetAt {
      self.quota = nil
      if quota.remaining <= 0 { probe = .due }
    }
    switch probe {
    case .out: return .waitForAnswer
    case .due:
      tickets += 1
      probe = .out(tickets)
      if case .bucket(var bucket) = model {
        _ = bucket.next(at: now)
        model = .bucket(bucket)
      }
      return ticket(at: time)
    case .none: break
    }
    switch step(at: now) {
    case .send:
      tickets += 1
      return ticket(at: time)
    case .open:
      tickets += 1
      probe = .out(tickets)
      return ticket(at: time)
    case .wait(let until): return .waitUntil(Duration(clampedSeconds: until))
    case .waitForAnswer: return .waitForAnswer
    }
  }

  private mutating func step(at now: Double) -> WindowModel.Step {
    switch model {
    case .window(var window):
      let step: WindowModel.Step =
        // If the remaining quota is known, no exploration is needed.
        quota.map { $0.remaining > 0 ? .send : .waitForAnswer } ?? window.next(at: now, inFlight: inFlight)
      model = .window(window)
      return step
    case .bucket(var bucket):
      let step = bucket.next(at: now)
      model = .bucket(bucket)
      return step
    }
  }

  private mutating func ticket(at time: Duration) -> RateDecision {
    inFlight += 1
    spacing?.sent(at: time.inSeconds)
    if quota != nil { quota?.remaining -= 1 }
    return .send(RateTicket(number: tickets, sentAt: time, era: era))
  }

  /// Records the answer to a request.
  public mutating func answered(_ ticket: RateTicket, _ answer: RateAnswer, at time: Duration) {
    let now = time.inSeconds
    let wasProbe = probe == .out(ticket.number)
    inFlight -= 1
    switch answer {
    case .accepted(let told):
      accepted += 1
      acceptedSinceWall += 1
      start.accepted(sentAt: ticket.sentAt.inSeconds)
      wasAccepted(ticket, wasProbe: wasProbe, at: now)
      if let told, let reset = told.reset { believe(told, resetAt: now + reset.inSeconds) }
    case .unknown:
      // It may have been counted, so it counts; it has not opened a window.
      if wasProbe { probe = .due }
    case .refused(let retryAfter):
      refused += 1
      wasRefused(ticket, retryAfter: retryAfter?.inSeconds, wasProbe: wasProbe, at: now)
    case .overloaded(let retryAfter):
      if wasProbe || probe == .none { probe = .due }
      isOverloaded = pausedUntil == nil
      pause(until: now + (retryAfter?.inSeconds ?? backoff()))
    case .blocked:
      isBlocked = true
    }
  }

  /// Requests in flight are subtracted from the remaining quota; answers may arrive out of order, so within
  /// one window the lowest count is the latest.
  private mutating func believe(_ told: RateQuota, resetAt: Double) {
    // Without the size of a whole window, the present remainder replaces it.
    let left = Double(told.limit ?? told.remaining) * (1 - limits.share)
    let reserved = Int(clamped: left.rounded(.up)).clampedAdding(inFlight)
    var remaining = told.remaining.clampedSubtracting(reserved)
    if let quota, abs(quota.resetAt - resetAt) < 2 { remaining = min(remaining, quota.remaining) }
    quota = (remaining, told.limit, resetAt)
  }

  private mutating func wasAccepted(_ ticket: RateTicket, wasProbe: Bool, at now: Double) {
    if wasProbe {
      probe = .none
      fruitlessPauses = 0
    }
    switch model {
    case .window(var window):
      if wasProbe {
        let refusedAt = refusedUntoldAt
        refusedUntoldAt = nil
        if let refusedAt, let rate = start.bucketRate, now - refusedAt <= Self.longestBucketWait {
          // It ended so soon that it was hardly the end of a window.
          var bucket = bucket(rate, wallAt: refusedAt, resumeAt: now)
          // The probe has used its share.
          _ = bucket.next(at: now)
          model = .bucket(bucket)
          return
        }
        if let refusedAt { window.found(end: .init(from: refusedAt, to: now)) }
        window.opened(at: now)
      } else if ticket.era == era {
        window.wasAccepted()
      } else {
        window.wasAcceptedLate()
      }
      model = .window(window)
    case .bucket(var bucket):
      bucket.wasAccepted(sentAt: ticket.sentAt.inSeconds)
      model = .bucket(bucket)
    }
  }

  /// Ends an era at its first refusal; further refusals of the same era add no information.
  private mutating func wasRefused(
    _ ticket: RateTicket, retryAfter: Double?, wasProbe: Bool, at now: Double
  ) {
    let sentAt = ticket.sentAt.inSeconds
    guard ticket.era == era else {
      if let retryAfter, now + retryAfter > (pausedUntil ?? now) + 2 { pause(until: now + retryAfter) }
      return
    }
    era += 1
    if wasProbe { fruitlessPauses += 1 }
    let told = retryAfter.flatMap { $0 > 0 ? $0 : nil }
    let end = told.flatMap { told in
      told <= Self.longestWindow
        ? WindowLength.Span(from: max(sentAt, sentAt + told - 1), to: now + told) : nil
    }
    let isLesson = told == nil || end != nil
    var until = now + (told ?? backoff())
    switch model {
    case .window(var window):
      if told == nil {
        if !wasProbe, let expected = window.expectedEnd(after: now) {
          until = expected
        } else if fruitlessPauses >= 3 {
          until = window.latestEnd(after: now)
        }
        if !wasProbe || refusedUntoldAt != nil { refusedUntoldAt = sentAt }
      }
      let before = window.allowance
      if isLesson {
        let mayBeBucket = until - now <= Self.longestBucketWait
        window.refused(end: end, isOpening: wasProbe, mayBeBucket: mayBeBucket)
      }
      model = .window(window)
      if isLesson, !wasProbe {
        if before == nil { start.met(wallAt: sentAt, smallerThan: Self.largestStart) }
        if told != nil, let rate = start.bucketRate, before == nil, until - now <= Self.longestBucketWait {
          model = .bucket(bucket(rate, wallAt: sentAt, resumeAt: until))
        } else {
          reconsider(window, before: before, at: sentAt, resumeAt: until)
        }
      }
    case .bucket(var bucket):
      if let told, told > Self.longestBucketWait {
        var window = WindowModel(share: limits.share)
        if let end, isLesson { window.refused(end: end, isOpening: true, mayBeBucket: false) }
        model = .window(window)
      } else {
        // A wait of half a second is too long if requests are due in a fraction of it.
        if told == nil {
          until = now + min(backoff(), 2 / bucket.rate * Double(1 << min(6, fruitlessPauses)))
        }
        bucket.refused(at: sentAt, resumeAt: until)
        model = .bucket(bucket)
        if told == nil, fruitlessPauses >= 4 {
          // A bucket is never empty for so long.
          start = PacingStart()
          model = .window(WindowModel(share: limits.share))
        }
      }
    }
    wallAt = sentAt
    acceptedSinceWall = 0
    quota = nil
    probe = .due
    pause(until: until)
  }

  /// Models small allowances that are renewed within a moment as a bucket.
  private mutating func reconsider(
    _ window: WindowModel, before: Int?, at now: Double, resumeAt: Double
  ) {
    guard let allowance = window.allowance, let wallAt, now > wallAt,
      resumeAt - now <= Self.longestBucketWait
    else { return }
    let isSmall = allowance < Self.smallAllowance && now - wallAt <= Self.longestBucketWait
    // Windows have equal counts; over a longer time than this, a slow network makes them differ.
    let isUneven = window.mismatches >= 2 && now - wallAt <= 4 * Self.longestBucketWait
    // Neither are they windows if the second ends after a part of the first's allowance.
    let isFarLess = before.map { 2 * allowance < $0 } ?? false && now - wallAt <= 4 * Self.longestBucketWait
    guard isSmall || isUneven || isFarLess else { return }
    model = .bucket(
      BucketModel(
        rate: Double(max(1, acceptedSinceWall)) / (now - wallAt), burst: start.count, share: limits.share,
        wallAt: now, resumeAt: resumeAt))
  }

  private func bucket(_ rate: Double, wallAt: Double, resumeAt: Double) -> BucketModel {
    BucketModel(
      rate: rate, burst: start.count, share: limits.share, wallAt: wallAt, resumeAt: resumeAt)
  }

  private mutating func pause(until: Double) { pausedUntil = max(pausedUntil ?? until, until) }

  /// Returns the wait if the server demands none: half a second, doubled each time that it was too short.
  private func backoff() -> Double { 0.5 * Double(1 << min(6, fruitlessPauses)) }
}

extension AdaptiveRateLimiter {
  /// The limits that a limiter has learnt.
  public struct Knowledge: Sendable, Hashable {
    /// The number of requests in a window, once a refusal was met.
    public var allowance: Int?
    /// The length of a window, once it is known.
    public var window: Duration?
    /// The rate of requests to a server with a token bucket, per second.
    public var rate: Double?
    /// The end of the present pause, since the limiter's creation.
    public var pausedUntil: Duration?
    /// The number of accepted requests.
    public var accepted: Int
    /// The number of requests refused with 429.
    public var refused: Int
  }

  /// The learnt limits.
  public var knowledge: Knowledge {
    var knowledge = Knowledge(
      pausedUntil: pausedUntil.map { Duration(clampedSeconds: $0) }, accepted: accepted, refused: refused)
    switch model {
    case .window(let window):
      knowledge.allowance = quota?.limit ?? window.allowance
      knowledge.window = window.length.learnt.map { Duration(clampedSeconds: $0) }
    case .bucket(let bucket): knowledge.rate = bucket.rate
    }
    return knowledge
  }
}

/// The right to send one request, issued by an ``AdaptiveRateLimiter`` and returned with the answer.
public struct RateTicket: Sendable, Hashable {
  /// The sequence number of the ticket.
  let number: Int
  /// The time at which the request was sent, since the limiter's creation.
  let sentAt: Duration
  /// The number of refusals before the request was sent.
  let era: Int
}

/// The decision about a request.
public enum RateDecision: Sendable, Hashable {
  /// Send it; the ticket is returned with the answer.
  case send(RateTicket)
  /// Ask again at this time, since the limiter's creation.
  case waitUntil(Duration)
  /// Ask again after any answer.
  case waitForAnswer
  /// Give up: the server blocks this client.
  case blocked
}

/// The outcome of a request for an ``AdaptiveRateLimiter``.
public enum RateAnswer: Sendable, Hashable {
  /// The server accepted the request, whatever its status; with the headers about the remaining quota.
  case accepted(RateQuota?)
  /// 429, with the wait if the server specified one.
  case refused(retryAfter: Duration?)
  /// The server is overloaded (529, or 503 with `Retry-After`): all requests wait, and nothing is learnt.
  case overloaded(retryAfter: Duration?)
  /// The server blocks all further requests.
  case blocked
  /// There was no answer, so the request may have been counted or not.
  case unknown
}

/// The part of the server's rate limit that the user permits.
public struct RateLimits: Sendable, Hashable {
  /// Maximum number of requests a second, evenly spaced; `nil` sets no such limit.
  public var maximumPerSecond: Double?
  /// The share of the allowance to use, above 0 and at most 1; the rest is left to other clients.
  ///
  /// The allowance is learnt only by exceeding it, so the first window and every sixteenth after it are used
  /// completely.
  public var share: Double

  /// Creates limits.
  public init(maximumPerSecond: Double? = nil, share: Double = 1) {
    self.maximumPerSecond = maximumPerSecond
    self.share = share
  }
}

/// The requests before the first refusal, and the rate that they imply if the server has a token bucket.
struct PacingStart: Sendable {
  /// The usual content of a bucket, in seconds of its fill rate.
  private static let usualHold = 1.0
  /// Below Notion's documented rate of 3 a second, as it is approached from below.
  private static let leastRate = 2.0
  private static let timesKept = 256

  private var times: [Double] = []
  private var isOver = false
  /// The number of accepted requests.
  private(set) var count = 0
  /// The rate of a bucket that would have been empty at the first refusal; `nil` before that, and if more
  /// requests were accepted than such a bucket is likely to hold.
  private(set) var bucketRate: Double?

  mutating func accepted(sentAt time: Double) {
    guard !isOver else { return }
    count += 1
    if times.count < Self.timesKept { times.append(time) }
  }

  /// Records the first refusal, of a request that was sent at a time.
  mutating func met(wallAt time: Double, smallerThan limit: Int) {
    guard !isOver else { return }
    isOver = true
    defer { times = [] }
    guard count < limit else { return }
    // It held the content of a second, and became empty since requests exceeded the fill rate.
    let rates = times.enumerated().map { index, sent in
      Double(count - index) / (max(0, time - sent) + Self.usualHold)
    }
    bucketRate = max(rates.max() ?? 0, Self.leastRate)
  }
}

/// A configured limit of evenly spaced requests per second.
struct SpacingLimit: Sendable, Hashable {
  /// The delay in seconds that later requests may catch up; a longer one is lost.
  private static let slack = 0.1

  private let interval: Double
  private var nextAt = 0.0

  init(perSecond rate: Double) { interval = 1 / max(rate, 0.001) }

  /// The time at which a request may be sent; a past time means now.
  var opensAt: Double { nextAt }

  mutating func sent(at now: Double) {
    nextAt = max(nextAt, now - Self.slack) + interval
  }
}
