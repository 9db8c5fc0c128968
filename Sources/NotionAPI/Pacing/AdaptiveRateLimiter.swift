import NotionModel

/// Spends the allowance of one token: all of it, and hardly a request more.
///
/// A value without clock or I/O. It is asked for a ``RateDecision`` before each request and told the
/// ``RateAnswer`` after it; times are durations since any fixed moment.
///
/// Nothing is known at first, so it lets everybody through until the first refusal. That tells the allowance
/// (what was accepted until then) and, by `Retry-After`, when the window ends. It keeps one of two beliefs
/// about the server: fixed windows, each spent at once and then waited out, or a token bucket, asked evenly.
/// A first refusal that is over within three seconds is a bucket's (`PacingStart`), unless as much was accepted as
/// windows allow. Windows that last for a moment only and hold little are a bucket for it.
///
/// After every pause one request goes first and the others wait for its answer.
///
/// ## Topics
/// ### Asking and telling
/// - ``next(at:)``
/// - ``answered(_:_:at:)``
/// ### What was learnt
/// - ``knowledge``
public struct AdaptiveRateLimiter: Sendable {
  /// A server that asks to wait longer than this is not telling the end of a window.
  private static let longestWindow = 150.0
  /// A bucket never asks to wait longer than this.
  private static let longestBucketWait = 3.0
  /// Windows that hold less than this cannot spare the refusals that learning a window's end costs.
  private static let smallAllowance = 50
  /// Who has accepted more before the first refusal may well count in windows, however soon that is over.
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
  /// Whether the present pause is for an overloaded server, not for the allowance.
  private(set) var isOverloaded = false
  private var pausedUntil: Double?
  private var quota: (remaining: Int, limit: Int?, resetAt: Double)?
  private var fruitlessPauses = 0
  private var accepted = 0
  private var refused = 0
  private var wallAt: Double?
  /// When a request was last refused without being told for how long.
  private var refusedUntoldAt: Double?
  private var acceptedSinceWall = 0
  private var start = PacingStart()

  /// Begins without any knowledge of the server.
  public init(limits: RateLimits = RateLimits()) {
    self.limits = limits
    model = .window(WindowModel(share: limits.share))
    spacing = limits.maximumPerSecond.map { SpacingLimit(perSecond: $0) }
  }

  /// Says whether a request may go now.
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
        // Told what is left, there is nothing to find out.
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

  /// Takes the answer to a request.
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
      // Whether it counted is not known, so it counts; it has opened nothing.
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

  /// Requests on their way count against what is left; answers may overtake each other, so of the same window
  /// the lowest count is the latest.
  private mutating func believe(_ told: RateQuota, resetAt: Double) {
    // Without the size of a whole window, what is left now stands for it.
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
          // It is over so soon that it was hardly a window's end.
          var bucket = bucket(rate, wallAt: refusedAt, resumeAt: now)
          // The probe has taken its part.
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

  /// The first refusal of an era ends it; the others of the same era tell nothing new.
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
        // Nobody waits for half a second where a request is due in a fraction of it.
        if told == nil {
          until = now + min(backoff(), 2 / bucket.rate * Double(1 << min(6, fruitlessPauses)))
        }
        bucket.refused(at: sentAt, resumeAt: until)
        model = .bucket(bucket)
        if told == nil, fruitlessPauses >= 4 {
          // No bucket is empty for so long.
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

  /// Small allowances that come back within a moment are a bucket.
  private mutating func reconsider(
    _ window: WindowModel, before: Int?, at now: Double, resumeAt: Double
  ) {
    guard let allowance = window.allowance, let wallAt, now > wallAt,
      resumeAt - now <= Self.longestBucketWait
    else { return }
    let isSmall = allowance < Self.smallAllowance && now - wallAt <= Self.longestBucketWait
    // Counts that differ each time are no windows; that far apart they come from a slow network.
    let isUneven = window.mismatches >= 2 && now - wallAt <= 4 * Self.longestBucketWait
    // Nor are they where the second is over after a part of what the first allowed.
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

  /// How long to wait where the server does not say: half a second, and twice as long each time that was
  /// not enough.
  private func backoff() -> Double { 0.5 * Double(1 << min(6, fruitlessPauses)) }
}

extension AdaptiveRateLimiter {
  /// What a limiter has learnt.
  public struct Knowledge: Sendable, Hashable {
    /// The requests that a window allows, once a refusal has told.
    public var allowance: Int?
    /// The length of a window, once it is known.
    public var window: Duration?
    /// Requests a second that are sent to a server with a token bucket.
    public var rate: Double?
    /// Until when everybody waits, since the limiter's beginning.
    public var pausedUntil: Duration?
    /// Requests accepted.
    public var accepted: Int
    /// Requests refused with 429.
    public var refused: Int
  }

  /// What was learnt so far.
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
