import NotionModel

/// A model of the server as fixed windows, with their learnt properties.
///
/// Each window is opened by a single request, which probes whether the last one is over; then the allowance
/// is used as fast as possible; then all requests wait for the window's end. A window that may exceed the
/// allowance does so carefully, with one request at first.
struct WindowModel: Sendable {
  enum Step: Sendable, Hashable {
    case send
    case wait(Double)
    case waitForAnswer
    /// The window should be over: send one request as a probe.
    case open
  }

  /// The allowances of Notion's plans. Source: Notion API, "Request limits".
  private static let documentedAllowances = [180, 600]
  /// Maximum number of windows after which an allowance that was confirmed repeatedly is probed once more.
  private static let longestProbeInterval = 4

  /// The number of requests accepted in a window before the first refusal; `nil` before a refusal.
  private(set) var allowance: Int?
  private(set) var length = WindowLength()
  /// The time at which the window opened; `nil` before the first request.
  private var start: Double?
  /// Whether the window opened right after the end of another, so that its count equals the server's.
  private var isSynced = false
  private var sent = 0
  private var accepted = 0
  /// The counts of the last windows that ended with a refusal.
  private var counts: [Int] = []
  private var mayExceed = true
  private var windowsToProbe = 0
  private var probeInterval = 1
  /// The number of consecutive windows whose counts differ from earlier ones; a bucket never has the same
  /// count twice.
  private(set) var mismatches = 0
  private var wasExhausted = false
  /// Whether a window seems to begin with its first request, rather than at the end of the last one.
  private var beginsWithRequest = false
  private var earlyOpenings = 0
  /// Whether the only refusal so far may also be that of a token bucket.
  private var mayBeBucket = false
  private let share: Double
  private var windowsSinceWhole = 0

  init(share: Double) { self.share = share }

  /// The number of requests that this window permits without a refusal.
  private var budget: Int? {
    guard let allowance else { return nil }
    return isWhole ? allowance : max(1, Int(Double(allowance) * share))
  }

  /// Whether this window is used completely although the user permits only a share of it.
  private var isWhole: Bool { share >= 1 || windowsSinceWhole == 0 || length.guess == nil }

  mutating func next(at now: Double, inFlight: Int) -> Step {
    guard let start else {
      self.start = now
      return send()
    }
    let end = expectedEnd(from: start)
    if now >= end {
      if wasExhausted { return .open }
      // The end of the window was not met, so the start of the new one does not matter.
      open(at: now, isSynced: false)
      return send()
    }
    guard let budget else { return exploring(inFlight) }
    // A bucket would still be nearly empty, and every request in flight would be refused.
    if mayBeBucket, inFlight > accepted / 8 { return .waitForAnswer }
    if sent < budget {
      // Above the allowance of some recent window, another client may be using the token too.
      let safe = counts.min() ?? budget
      return sent < safe || inFlight < 1 + max(0, accepted - safe) / 8 ? send() : .waitForAnswer
    }
    if mayExceed {
      return inFlight < 1 + max(0, accepted - budget) / 8 ? send() : .waitForAnswer
    }
    wasExhausted = true
    return .wait(end)
  }

  /// Returns the expected end of the window that was opened at `start`.
  ///
  /// The server's windows follow each other however late a request is, unless a window begins with its first
  /// request: such a server refuses a request at the end that was extrapolated from earlier ones.
  private func expectedEnd(from start: Double) -> Double {
    let byLength = start + (length.guess ?? WindowLength.documented)
    guard !beginsWithRequest, let told = length.end(of: start), told > start else { return byLength }
    return min(told, byLength)
  }

  /// Explores an unknown allowance: half as many requests at a time as have been accepted, and carefully near
  /// a documented allowance, as every request in flight at the end is refused.
  private mutating func exploring(_ inFlight: Int) -> Step {
    let isNearEnd = Self.documentedAllowances.contains { sent >= $0 - 2 && accepted < $0 + 2 }
    return inFlight < (isNearEnd ? 2 : 1 + accepted / 3) ? send() : .waitForAnswer
  }

  private mutating func send() -> Step {
    sent += 1
    return .send
  }

  mutating func wasAccepted() { accepted += 1 }

  /// Records an answer that was in flight when the end of the window was met.
  mutating func wasAcceptedLate() {
    guard let allowance, let count = counts.last, count == allowance else { return }
    self.allowance = allowance + 1
    counts[counts.count - 1] = count + 1
  }

  /// Records that the request which opens a window was accepted.
  mutating func opened(at now: Double) {
    open(at: now, isSynced: true)
    length.opened(at: now)
    sent = 1
    accepted = 1
    windowsSinceWhole = (windowsSinceWhole + 1) % 16
    windowsToProbe -= 1
    mayExceed = isWhole && (length.learnt == nil || windowsToProbe <= 0)
  }

  private mutating func open(at now: Double, isSynced: Bool) {
    start = now
    self.isSynced = isSynced
    sent = 0
    accepted = 0
    wasExhausted = false
  }

  /// Records that the end of the window was met.
  ///
  /// - Parameters:
  ///   - end: The end of the window, if the server specified it.
  ///   - isOpening: Whether the refused request was the probe of the next window, and therefore too early.
  ///   - mayBeBucket: Whether a token bucket might demand the same wait.
  mutating func refused(end: WindowLength.Span?, isOpening: Bool, mayBeBucket: Bool) {
    if let end { length.observe(end: end, isNext: !isOpening && (isSynced || allowance == nil)) }
    wasExhausted = true
    guard !isOpening else {
      earlyOpenings += 1
      if earlyOpenings >= 3, length.learnt != nil { beginsWithRequest = true }
      return
    }
    earlyOpenings = 0
    self.mayBeBucket = mayBeBucket && allowance == nil
    guard let known = allowance else {
      allowance = accepted
      counts = [accepted]
      windowsToProbe = 0
      return
    }
    // Without synchronisation with the server's windows, a low count has no meaning.
    guard isSynced || accepted > known else { return }
    if accepted == known {
      probeInterval = min(Self.longestProbeInterval, probeInterval * 2)
      mismatches = 0
    } else {
      mismatches += 1
      probeInterval = accepted > known ? 2 : 1
    }
    windowsToProbe = probeInterval
    allowance = accepted
    counts = (counts + [accepted]).suffix(3)
    // Neither old, lower counts nor higher ones must affect a permanently lowered allowance for long.
    if accepted > known { counts = [accepted] }
  }

  /// Returns the extrapolated end of the window, for a refusal that does not specify it.
  func expectedEnd(after now: Double) -> Double? {
    guard let start, length.guess != nil else { return nil }
    let end = expectedEnd(from: start)
    return end > now ? end : nil
  }

  /// Returns the time at which even the longest plausible window is over.
  func latestEnd(after now: Double) -> Double {
    let end = (start ?? now) + WindowLength.documented
    return end > now ? end : now + WindowLength.documented
  }

  /// Records the end of a window that no refusal specified, found by probes.
  mutating func found(end: WindowLength.Span) { length.observe(end: end, isNext: true) }
}

/// Learns the ends and the length of a server's fixed windows from its refusals.
///
/// `Retry-After` is a whole number of seconds, rounded up, so each end has a precision of a second only; the
/// distance between ends that are many windows apart determines the length of one with increasing precision,
/// and the length in turn improves the ends.
struct WindowLength: Sendable, Hashable {
  /// A time that is known to lie between two others, in seconds.
  struct Span: Sendable, Hashable {
    var from: Double
    var to: Double
    var middle: Double { (from + to) / 2 }
    var width: Double { to - from }

    /// Returns the intersection, or `nil` if they contradict each other.
    func intersection(_ other: Span) -> Span? {
      let both = Span(from: max(from, other.from), to: min(to, other.to))
      return both.from <= both.to ? both : nil
    }
  }

  /// The length that Notion documents. Source: Notion API, "Request limits".
  static let documented = 60.0

  private var first: Span?
  private var last: Span?
  private var windows = 0
  private var span: Span?

  /// The length, once it is known to 2 %.
  var learnt: Double? {
    guard let span else { return nil }
    if span.from <= Self.documented, Self.documented <= span.to, span.width < Self.documented / 2 {
      return Self.documented
    }
    return span.width <= 0.02 * span.middle ? span.middle : nil
  }

  /// The best estimate, however rough.
  var guess: Double? { learnt ?? span?.middle }

  /// Returns the end of the window that is open at `time`, extrapolated from earlier ends, or `nil` before
  /// the length is known precisely enough to count windows.
  func end(of time: Double) -> Double? {
    guard let last, let length = learnt else { return nil }
    guard time >= last.to else { return last.to }
    return last.to + ((time - last.to) / length).rounded(.down) * length + length
  }

  /// Records the end of the present window.
  ///
  /// - Parameters:
  ///   - end: The span of its end, from the refusal.
  ///   - isNext: Whether the window directly follows that of the last end.
  mutating func observe(end: Span, isNext: Bool) {
    guard let base = first, let previous = last else { return restart(at: end) }
    let steps: Int
    if let length = learnt ?? (windows >= 3 ? guess : nil) {
      steps = Int(clamped: ((end.middle - previous.middle) / length).rounded())
    } else if isNext {
      steps = 1
    } else {
      return restart(at: end)
    }
    guard steps > 0 else {
      if let both = previous.intersection(end) { last = both }
      return
    }
    windows = windows.clampedAdding(steps)
    let found = Span(
      from: max(0, (end.from - base.to) / Double(windows)), to: (end.to - base.from) / Double(windows))
    guard let known = span else {
      span = found
      last = end
      return
    }
    guard let both = known.intersection(found) else {
      // The limit has changed.
      span = nil
      return restart(at: end)
    }
    span = both
    let expected = Span(
      from: previous.from + Double(steps) * both.from, to: previous.to + Double(steps) * both.to)
    last = expected.intersection(end) ?? end
  }

  /// Records that a window is open, so that the last one has ended.
  mutating func opened(at time: Double) {
    if let last, time >= last.from { self.last?.to = min(last.to, time) }
  }

  private mutating func restart(at end: Span) {
    first = end
    last = end
    windows = 0
  }
}
